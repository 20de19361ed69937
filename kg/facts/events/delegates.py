"""Those who are sent to talks told before: "X will head Y's delegation", "Y is represented by X"."""

from collections.abc import Sequence

from kg.document import Document, Sentence
from kg.facts.events.occurrences import Occurrence, governing_verb
from kg.facts.events.story import Story
from kg.facts.events.telling import Telling
from kg.facts.teams import Team, teams
from kg.model import Part
from kg.vocabulary import Trigger

_TALKS = frozenset({"Negotiation", "Meeting"})


def delegates(document: Document, sentence: Sentence, found: Sequence[Telling], story: Story) -> list[Telling]:
    """Add a sentence's teams to its talks; where these were told before, the talks' new tellings, one for each team."""
    talks = [telling for telling in found if telling.type in _TALKS]
    kind = story.last(_TALKS)
    made = []
    for team in teams(document, sentence):
        if team.rule == "titled":
            continue  # whoever speaks as a delegation's head may do so anywhere
        people = [person for person, _ in team.people]
        parts: dict[int, Part] = {mention.id: "Party" for mention in (team.side, *people)}
        if people and talks:
            talks[-1].parts = parts | talks[-1].parts
        elif people and kind is not None:
            made.append(_telling(team, kind, parts, story))
    return made


def _telling(team: Team, kind: str, parts: dict[int, Part], story: Story) -> Telling:
    word = team.words[0]
    verb = governing_verb(word) or word
    occurrence = Occurrence(verb, Trigger(kind, (), "verb", {}), (verb,), verb)
    status, recalls = story.statuses[kind], story.labels[kind]
    return Telling([occurrence], status, parts, None, None, None, recalls=recalls, found_by="team")

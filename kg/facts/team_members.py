"""What later words add to a team named before: "its members include A", "it is led by B", "with her are C and D"."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.attribution import voice_of
from kg.facts.reality import settled
from kg.facts.teams import Team, belongings, is_team, people_of
from kg.facts.triggers import evokes
from kg.model import Capacity, Fact, Mention
from kg.syntax import agents, children, patients, prepositional, subjects

_BESIDE = ("with", "alongside", "beside")


def members_after(document: Document, sentence: Sentence, before: Team, *, alone: bool) -> Team | None:
    """What a sentence adds to the team named before it: "Its members include A and B", "The team is led by C".

    `alone`: no other side's team was named, so that "the team" must be this one.
    """
    for found in (found for token in sentence.tokens for found in belongings(token)):
        noun = next((noun for noun in found.teams if _takes_up(noun, found.capacity, alone)), None)
        people = people_of(document, (), found.people) if noun is not None and found.real else []
        if noun is not None and people and not document.is_quoted(noun):
            named = tuple((person, found.capacity) for person in people)
            return Team(before.side, named, (noun, found.verb), "its-members", voice_of(document, (), found.verb))
    return None


def _takes_up(noun: Token, capacity: Capacity, alone: bool) -> bool:
    """Whether the noun is the members of what was named before: "its members"; or the team itself: "the team"."""
    if evokes(noun, "Member", word_class="noun") or noun.lemma_ == "member":
        return any(child.lower_ in ("its", "their") for child in children(noun, "poss"))
    words = {child.lower_ for child in children(noun, "det", "poss", "compound", "amod", "prep")}
    if is_team(noun):
        words -= {"negotiating"}
    return alone and words == {"the"} and (is_team(noun) or (noun.lemma_ == "team" and capacity == "Member"))


def company(document: Document, facts: Sequence[Fact], sentence: Sentence, known: Mapping[str, Team]) -> Iterator[Team]:
    """Those said to be with someone known, by name, to be in a team: "accompanied by A", "her deputy will be B"."""
    for verb in sentence.tokens:
        if verb.pos_ not in ("VERB", "AUX") or document.is_quoted(verb) or settled(verb) is None:
            continue
        leaders, companions, capacity = _together(verb)
        people = people_of(document, (), companions) if leaders else []
        for leader in people_of(document, facts, leaders):
            team = known.get(_not_among(document, sentence, leader, people).name)
            if team is not None and people:
                named: list[tuple[Mention, Capacity]] = [(person, capacity) for person in people]
                yield Team(team.side, tuple(named), (verb,), "company", voice_of(document, (), verb))


def _not_among(document: Document, sentence: Sentence, leader: Mention, people: Sequence[Mention]) -> Mention:
    """The leader, or for a pronoun taken for one of the people that it stands beside, who was named before."""
    if leader.antecedent is None or all(leader.name != person.name for person in people):
        return leader
    before = [m for m in document.mentions if m.kind == "person" and m.span.end <= sentence.span.start]
    return before[-1] if before else leader


def _together(verb: Token) -> tuple[list[Token], list[Token], Capacity]:
    """Who comes with whom, by this verb, and as what: the heads of those named before, and of those with them."""
    if verb.lemma_ == "accompany" and evokes(verb, "Member", word_class="verb"):
        return patients(verb) or _subject_above(verb), agents(verb) or prepositional(verb, "by"), "Member"
    if verb.lemma_ != "be":
        return [], [], "Member"
    deputies = [noun for noun in subjects(verb) if noun.lemma_ == "deputy"]
    if deputies:
        return [owner for noun in deputies for owner in children(noun, "poss")], patients(verb), "Deputy"
    leaders = [token for token in prepositional(verb, *_BESIDE) if token.i < verb.i]
    return leaders, [token for token in subjects(verb) if token.i > verb.i], "Member"


def _subject_above(verb: Token) -> list[Token]:
    """Whom a participle speaks of that stands loosely beside its clause: "A, accompanied by B, said"."""
    return subjects(verb.head) if verb.dep_ == "advcl" and verb.tag_ == "VBN" else []

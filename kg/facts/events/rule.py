"""Events: each sentence's tellings of attacks, talks, visits, agreements …, with who, where, when and how many."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.attribution import Voice, attributed, voice_of
from kg.facts.events.casualties import HARMFUL, follow_on, name_victims, share_out
from kg.facts.events.clauses import stretch
from kg.facts.events.counted import quantity
from kg.facts.events.counts import add_counts
from kg.facts.events.delegates import delegates
from kg.facts.events.joining import joined
from kg.facts.events.labels import label_of
from kg.facts.events.next_rounds import next_rounds
from kg.facts.events.occurrences import occurrences, stands_apart
from kg.facts.events.offices import add_states
from kg.facts.events.participants import meets_both_sides, participations
from kg.facts.events.places import places_beside
from kg.facts.events.quantities import Tally, tallies
from kg.facts.events.responsibility import who_did_it
from kg.facts.events.scenes import share_places
from kg.facts.events.sides import two_sides
from kg.facts.events.specific import is_definite, is_particular
from kg.facts.events.story import Story
from kg.facts.events.telling import Telling, telling_of, words_of
from kg.model import EventFact, Fact

_NAMED, _POINTED_AT = 0.8, 0.6  # confidence: the words say which event it is; they only point back to one told before
# Words for dealings of people who are in one place.
_FACE_TO_FACE = frozenset({"meet", "meeting", "talk", "sign"})


def events(document: Document, facts: Sequence[Fact]) -> Iterable[EventFact]:
    """The events that the article tells of as facts or as planned: one fact for each telling, in text order."""
    story = Story()
    for sentence in document.body_sentences():
        found = _tellings(document, sentence, story)
        words = words_of(found)
        add_states(document, facts, found)
        for telling in found:
            yield _fact(document, facts, telling, words - words_of([telling]))
        story.close(document, sentence)


def _tellings(document: Document, sentence: Sentence, story: Story) -> list[Telling]:
    candidates = [telling_of(document, occurrence) for occurrence in occurrences(document, sentence)]
    candidates += next_rounds(document, sentence, candidates, story)
    found = joined([telling for telling in candidates if telling is not None])
    left = share_out(tallies(document, sentence.tokens), found)
    share_places(found)
    name_victims(document, found)
    kept = []
    for telling in found:
        _look_back(document, sentence, telling, story)
        if is_particular(telling) or telling.recalls is not None:
            add_counts(telling)
            kept.append(telling)
            story.add(document, telling, label_of(document, telling).removeprefix("the "))
    more = list(_going_on(document, left, story))
    blamed = who_did_it(document, sentence, [*kept, *more], story)
    sent = delegates(document, sentence, kept, story)
    return [*kept, *more, *([blamed] if blamed is not None else []), *sent]


def _going_on(document: Document, left: Sequence[Tally], story: Story) -> Iterator[Telling]:
    """Further tellings of what was told before, by the numbers alone: "Five others were hurt", "40 were released"."""
    for kinds in (HARMFUL, {"Exchange"}):
        kind = story.last(kinds)
        telling = follow_on(document, left, kind, story.labels[kind] if kind else None)
        if telling is not None:
            telling.date = telling.date or story.day_of_harm(document, telling)
            yield telling


def _look_back(document: Document, sentence: Sentence, telling: Telling, story: Story) -> None:
    """Fill in what the words take from what was told before: the event itself, its sides, its day."""
    known = story.recall(telling, sentence.index) if is_definite(telling) else None
    if known and telling.place is None and telling.date is None:
        telling.recalls = known[0]
        if not telling.parts and telling.status != "Cancelled":
            telling.status = known[1]
    telling.recalls = telling.recalls or story.of_victims(telling)
    if known and telling.type in HARMFUL and telling.status == "Planned":
        telling.status = known[1]  # "will look into the crash on Friday"
    if telling.date is None and not stands_apart(telling.first):
        telling.date = story.day_of(document, sentence) or story.day_opened_with(document, sentence, telling)
        if telling.date is None and telling.type in HARMFUL and not known:
            telling.date = story.day_of_harm(document, telling)
    if telling.place is None and telling.first.token.lemma_ in _FACE_TO_FACE:
        telling.place = story.stay(document, sentence, telling)
    if not telling.parts and meets_both_sides(telling.occurrences):
        telling.parts = {mention.id: "Party" for mention in story.sides or two_sides(document)}


def _fact(document: Document, facts: Sequence[Fact], telling: Telling, others: set[Token]) -> EventFact:
    claimed = Voice("claimed", telling.claimed_by) if telling.claimed_by is not None else None
    voice = claimed or voice_of(document, facts, telling.first.token)
    source = voice.speaker.id if voice.speaker is not None else None
    confidence = _NAMED if is_particular(telling) else _POINTED_AT
    return EventFact(
        evidence=attributed(document.evidence(stretch(telling, others), telling.rule, confidence), voice),
        type=telling.type,
        label=label_of(document, telling),
        status=telling.status,
        place=telling.place.id if telling.place else None,
        also_at=tuple(place.id for place in places_beside(document, telling.place)) if telling.place else (),
        date=telling.date,
        round=telling.round,
        participations=participations(telling.parts),
        quantities=tuple(quantity(document, tally, telling.rule, source) for tally in telling.tallies),
    )

"""One telling of an event, gathered from every word of a sentence that tells of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.days import date_of
from kg.facts.events.noun_status import noun_status
from kg.facts.events.occurrences import Occurrence
from kg.facts.events.participants import accused_of, participants
from kg.facts.events.place_names import most_exact
from kg.facts.events.places import place_of
from kg.facts.events.quantities import Tally
from kg.facts.events.rounds import round_of
from kg.facts.reality import standing
from kg.facts.triggers import evokes
from kg.model import DateValue, EventStatus, Mention, Part


@dataclass
class Telling:
    """What the words of one sentence say of one event. `occurrences` has the word that names it first."""

    occurrences: list[Occurrence]
    status: EventStatus
    parts: dict[int, Part]
    place: Mention | None
    date: DateValue | None
    round: int | None
    tallies: list[Tally] = field(default_factory=list)
    recalls: str | None = None  # the label of the event told before that the words point back to
    claimed_by: Mention | None = None  # who claims to have done what the words point back to
    found_by: str = ""  # the rule that found it, where no trigger evokes it

    @property
    def rule(self) -> str:
        """The name of the rule that evidence shows."""
        return f"event.{self.found_by or self.first.trigger.word_class}"

    @property
    def first(self) -> Occurrence:
        """The occurrence that names the event."""
        return self.occurrences[0]

    @property
    def type(self) -> str:
        """The event class's local name."""
        return self.first.type

    @property
    def bare(self) -> bool:
        """Whether the words say nothing of the event but that it is one: "the talks"."""
        return not (self.parts or self.place or self.date or self.round or self.tallies)

    def absorb(self, other: "Telling") -> None:
        """Take over what another telling of the same event says and this one does not."""
        self.occurrences += other.occurrences
        # A verb knows better who does what: "a truce brokered by X" has a mediator.
        self.parts = (
            self.parts | other.parts if self.first.nominal and not other.first.nominal else other.parts | self.parts
        )
        self.place = most_exact(place for place in (self.place, other.place) if place is not None)
        self.date = self.date or other.date
        self.round = self.round or other.round
        self.tallies += other.tallies
        if self.status == "Happened":
            self.status = other.status


def telling_of(document: Document, occurrence: Occurrence) -> Telling | None:
    """The telling by one trigger, or None where it does not tell of an event as a fact."""
    status = noun_status(occurrence.anchor) if occurrence.nominal else standing(occurrence.token)
    if status is None and not occurrence.nominal and accused_of(occurrence.token):
        status = "Happened"
    if status is None:
        return None
    if status == "Happened" and occurrence.type == "Aid" and evokes(occurrence.token, "Planned"):
        status = "Planned"  # what is pledged has not been given
    date = date_of(document, occurrence)
    parts, place = participants(document, occurrence), place_of(document, occurrence)
    if place is not None and place.kind == "country" and occurrence.type == "Attack" and parts.get(place.id) == "Agent":
        place = None  # "said Peru fired missiles into the country" means another
    return Telling(
        occurrences=[occurrence],
        status=_by_date(status, date, document.article.published),
        parts=parts,
        place=place,
        date=date,
        round=round_of(occurrence),
    )


def _by_date(status: EventStatus, date: DateValue | None, published: str | None) -> EventStatus:
    """What is dated after the day of publication cannot have happened, whatever the tense."""
    if status != "Happened" or date is None or not published:
        return status
    size = min(len(date.value), 10)
    return "Planned" if date.value > published[:size] else status


def words_of(tellings: Iterable[Telling]) -> set[Token]:
    """The trigger words of these tellings."""
    return {occurrence.token for telling in tellings for occurrence in telling.occurrences}

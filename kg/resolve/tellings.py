"""Tellings of events, their mentions turned into entities, and what two tellings have in common or at odds."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kg.model import EventFact
from kg.names import fold
from kg.triples.statements import FactKey

_COMPATIBLE = (frozenset(("Negotiation", "Meeting")), frozenset(("Attack", "Battle")))
_UNREAL = frozenset(("Planned", "Cancelled"))
_DEFINITE = ("the ", "this ", "these ", "those ", "that ")
_PLAIN_WORDS = frozenset(
    (
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "to",
        "and",
        "by",
        "from",
    )
)
_CASUALTIES = ("killed", "injured")


@dataclass(frozen=True)
class Telling:
    """One event fact. `place`, `actors` (part → who) and `sides` (who takes part, and whom they stand for) are IRIs.

    `around` is the country the place lies in; `published` the article's date, if it has one.
    """

    key: FactKey
    fact: EventFact
    published: str | None
    place: str | None
    around: str | None
    actors: Mapping[str, frozenset[str]]
    sides: frozenset[str]

    @property
    def order(self) -> tuple[str, str, int]:
        """By which the first telling of an event is known: the earliest article, undated ones last; then text order."""
        return self.published or "9999", *self.key

    @property
    def address(self) -> str:
        """How judgements write this telling."""
        return f"{self.key[0]}#f{self.key[1]}"

    @cached_property
    def head(self) -> frozenset[str]:
        """The words of the label that carry meaning."""
        return frozenset(fold(self.fact.label).split()) - _PLAIN_WORDS

    @property
    def definite(self) -> bool:
        """Whether the label points back: "the talks", "this attack"."""
        return self.fact.label.casefold().startswith(_DEFINITE)

    @cached_property
    def numbers(self) -> Mapping[str, frozenset[float]]:
        """The exact numbers told, by outcome and what is counted."""
        found: dict[str, set[float]] = {}
        for quantity in self.fact.quantities:
            if quantity.qualifier is None:
                counted = "" if quantity.outcome in _CASUALTIES else quantity.counted
                found.setdefault(f"{quantity.outcome} {counted}", set()).add(quantity.value)
        return {what: frozenset(values) for what, values in found.items()}


@dataclass(frozen=True)
class Told:
    """Tellings that are of one event, first telling first."""

    tellings: tuple[Telling, ...]

    @cached_property
    def order(self) -> tuple[str, str, int]:
        """Where its first telling stands."""
        return self.tellings[0].order

    @cached_property
    def type(self) -> str:
        """The type most tellings give, the earliest of these."""
        count = Counter(telling.fact.type for telling in self.tellings)
        return max(count, key=lambda name: count[name])

    @cached_property
    def round(self) -> int | None:
        """The number of the round, if told."""
        return next((t.fact.round for t in self.tellings if t.fact.round is not None), None)

    @cached_property
    def parties(self) -> frozenset[str]:
        """Everyone who takes part in any telling, and whom they stand for."""
        return frozenset().union(*(telling.sides for telling in self.tellings))

    @cached_property
    def day(self) -> date | None:
        """The event's day, else that of the first article that tells of it; None where neither is known."""
        given = [d for t in self.tellings if (d := date_of(t))] + [t.published for t in self.tellings if t.published]
        return next((date.fromisoformat(d[:10]) for d in given if len(d) >= 10), None)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The ids of the articles that tell of it."""
        return frozenset(telling.key[0] for telling in self.tellings)


def same_type(left: Telling, right: Telling) -> bool:
    """Whether the two types can be one event's: the same, or one often called by the other's name."""
    types = {left.fact.type, right.fact.type}
    return len(types) == 1 or any(types <= pair for pair in _COMPATIBLE)


def dates_agree(left: str | None, right: str | None) -> bool:
    """Whether two dates can be one: equal, one not given, or one less exact than the other."""
    return left is None or right is None or left.startswith(right) or right.startswith(left)


def date_of(telling: Telling) -> str | None:
    """The telling's date in XSD form."""
    return telling.fact.date.value if telling.fact.date else None


def contradict(left: Telling, right: Telling) -> bool:
    """Whether two tellings cannot be of one event."""
    return (
        not same_type(left, right)
        or not _places_agree(left, right)
        or not dates_agree(date_of(left), date_of(right))
        or (None not in (left.fact.round, right.fact.round) and left.fact.round != right.fact.round)
        or False in _numbers_agree(left, right)
        or parties_differ(left, right)
        or _statuses_differ(left, right)
    )


def parties_differ(left: Telling, right: Telling) -> bool:
    """Whether both name who played a part, nobody of it is the same, and nobody stands for the other's."""
    parts = left.actors.keys() & right.actors.keys() - {"Mediator", "Host"}
    return not left.sides & right.sides and any(not left.actors[part] & right.actors[part] for part in parts)


def _places_agree(left: Telling, right: Telling) -> bool:
    if left.place is None or right.place is None or left.place == right.place:
        return True
    return left.place == right.around or right.place == left.around


def _numbers_agree(left: Telling, right: Telling) -> set[bool]:
    """Whether the two give the same number, for each thing of which both give one."""
    return {bool(left.numbers[what] & right.numbers[what]) for what in left.numbers.keys() & right.numbers.keys()}


def _statuses_differ(left: Telling, right: Telling) -> bool:
    """One is still to come (or called off) and the other is not, with nothing exact to say that they are one."""
    if (left.fact.status in _UNREAL) == (right.fact.status in _UNREAL):
        return False
    same_round = left.fact.round is not None and left.fact.round == right.fact.round
    return not same_round and not (date_of(left) is not None and date_of(left) == date_of(right))


def likeness(left: Telling, right: Telling) -> tuple[float, str]:
    """How much speaks for two tellings that do not contradict being of one event, and what."""
    told = {
        "the same round": 2.0 * (left.fact.round is not None and left.fact.round == right.fact.round),
        "the same place": 1.0 * (left.place is not None and left.place == right.place),
        "the same date": 1.0 * (date_of(left) is not None and date_of(left) == date_of(right)),
        "the same participants": min(1.5, 0.75 * len(left.sides & right.sides)),
        "a definite label": 1.0 * right.definite,
        "similar labels": 0.75 * bool(left.head & right.head),
        "the same numbers": 1.5 * (True in _numbers_agree(left, right)),
        "the same words": 2.0 * left.fact.evidence.span.overlaps(right.fact.evidence.span),
        "talks of one article": 0.5 * (left.fact.type in ("Negotiation", "Meeting") and left.key[0] == right.key[0]),
    }
    return sum(told.values()), ", ".join(reason for reason, score in told.items() if score)

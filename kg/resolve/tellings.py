"""Tellings of events, their mentions turned into entities, and the events made of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from kg.addresses import fact_address
from kg.model import EventFact
from kg.resolve.wording import Wording
from kg.triples.statements import FactKey

_CASUALTIES = ("killed", "injured")
Order = tuple[str, str, int]
Spot = tuple[float, float]
_UNREAL = frozenset(("Planned", "Cancelled"))


@dataclass(frozen=True)
class Telling:
    """One event fact. `place`, `actors` (part → who) and `sides` (who takes part, and whom they stand for) are IRIs.

    `around` is the country the place lies in; `known` says whether the gazetteer knows the place, so that another place
    is elsewhere; `beside` are the further places of a list; `reach` gives, for each who takes part, themselves and whom
    they stand for; `heads` are those who led a delegation to it; `published` is the article's date, if it has one;
    `journey` says that talks are told by the way of those who went there for them.
    """

    key: FactKey
    fact: EventFact
    published: str | None
    place: str | None
    around: str | None
    actors: Mapping[str, frozenset[str]]
    reach: Mapping[str, frozenset[str]]
    known: bool = True
    beside: frozenset[str] = frozenset()
    words: Wording = field(default_factory=Wording)
    spot: Spot | None = None
    region: bool = False
    names: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    journey: bool = False

    @property
    def order(self) -> Order:
        """By which the first telling of an event is known: the earliest article, undated ones last; then text order."""
        return self.published or "9999", *self.key

    @cached_property
    def address(self) -> str:
        """How judgements write this telling."""
        return fact_address(self.key[0], self.fact)

    @cached_property
    def sides(self) -> frozenset[str]:
        """Everyone who takes part, and whom they stand for."""
        return frozenset().union(*self.reach.values())

    @property
    def day(self) -> str | None:
        """The telling's date in XSD form."""
        return self.fact.date.value if self.fact.date else None

    @property
    def types(self) -> frozenset[str]:
        """The event's type, and the visit that talks were held on."""
        return frozenset((self.fact.type, "Visit") if self.journey else (self.fact.type,))

    @property
    def unreal(self) -> bool:
        """Whether it has not happened: it is still to come, or was called off."""
        return self.fact.status in _UNREAL

    @cached_property
    def tolls(self) -> tuple[tuple[str, float], ...]:
        """The numbers told, exact or not, with their outcome; casualties whatever is counted."""
        return tuple(
            (q.outcome if q.outcome in _CASUALTIES else f"{q.outcome} {q.counted}", q.value)
            for q in self.fact.quantities
        )

    @property
    def recalled(self) -> str | None:
        """The label of the event told before that this label points back to: "the talks" recalls "talks"."""
        label = self.fact.label
        return label[4:] if label.casefold().startswith("the ") else None

    @property
    def back(self) -> bool:
        """Whether the words only point back to an event told before."""
        if self.recalled is not None and not (self.words.nouns or self.words.named):
            return True
        # Beside a verb that says where or when, the noun may be another event: "struck the port after the attack".
        return self.words.back and not (self.fact.evidence.rule.endswith(".verb") and (self.place or self.day))

    @property
    def bare(self) -> bool:
        """Whether it has no place, day, participant, number or round of its own."""
        return not (self.place or self.day or self.actors or self.fact.quantities or self.fact.round is not None)

    @property
    def faceless(self) -> bool:
        """Whether nothing but numbers is told, and no noun brings an event up: "41 aircraft were hit"."""
        return not (self.place or self.day or self.actors or self.fact.round is not None or self.words.nouns)

    @cached_property
    def numbers(self) -> Mapping[str, frozenset[float]]:
        """The exact numbers told, by outcome and what is counted."""
        found: dict[str, set[float]] = {}
        for quantity in self.fact.quantities:
            if quantity.qualifier is None:
                counted = "" if quantity.outcome in _CASUALTIES else quantity.counted
                found.setdefault(f"{quantity.outcome} {counted}", set()).add(quantity.value)
        return {what: frozenset(values) for what, values in found.items()}


def guests_apart(
    actors: Mapping[str, frozenset[str]], reach: Mapping[str, frozenset[str]]
) -> Mapping[str, frozenset[str]]:
    """Who plays which part in a visit: those who stand for the host receive the guest, whatever the words make of them.

    "Anna Morvik, the Danish president, received the guest during his visit to Denmark."
    """
    hosts, agents = actors.get("Host", frozenset()), actors.get("Agent", frozenset())
    receiving = frozenset(who for who in agents if reach[who] & hosts)
    if not receiving:
        return actors
    parts = {**actors, "Host": hosts | receiving, "Agent": agents - receiving}
    return {part: found for part, found in parts.items() if found}


@dataclass(frozen=True)
class Told:
    """Tellings that are of one event, first telling first."""

    tellings: tuple[Telling, ...]

    @cached_property
    def order(self) -> Order:
        """Where its first telling stands."""
        return self.tellings[0].order

    @cached_property
    def type(self) -> str:
        """The type most tellings give that do not only point back, the earliest of these."""
        plain = [telling for telling in self.tellings if not telling.back] or self.tellings
        count = Counter(telling.fact.type for telling in plain)
        return max(count, key=lambda name: count[name])

    @cached_property
    def types(self) -> frozenset[str]:
        """The type, and the visit that its talks were held on."""
        return frozenset((self.type,)).union(*(telling.types for telling in self.tellings if telling.journey))

    @cached_property
    def label(self) -> str:
        """The label of the first telling that says most: where it was, or who took part."""
        labels = [telling.fact.label for telling in self.tellings if telling.recalled is None]
        told = (telling.fact.label for telling in self.tellings if telling.recalled is None and telling.place)
        return next(told, None) or next(iter(labels), self.tellings[0].fact.label)

    @cached_property
    def round(self) -> int | None:
        """The number of the round, if told."""
        return next((t.fact.round for t in self.tellings if t.fact.round is not None), None)

    @cached_property
    def parties(self) -> frozenset[str]:
        """Everyone who takes part in any telling, and whom they stand for."""
        return frozenset().union(*(telling.sides for telling in self.tellings))

    @cached_property
    def places(self) -> frozenset[str]:
        """The places told."""
        return frozenset(telling.place for telling in self.tellings if telling.place)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in its words by which the place may be known, and the place's own."""
        return frozenset().union(*(t.names for t in self.tellings if not (t.back and t.bare)))

    @cached_property
    def towns(self) -> frozenset[str]:
        """The places told that lie in a country."""
        return frozenset(telling.place for telling in self.tellings if telling.place and telling.around)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries told as the place."""
        return frozenset(t.place for t in self.tellings if t.place and t.known and not t.around)

    @cached_property
    def around(self) -> frozenset[str]:
        """The countries it lies in, told as the place or known of it."""
        return self.countries | {telling.around for telling in self.tellings if telling.around}

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The dates told, sorted, without those that a finer one makes plain."""
        given = {telling.day for telling in self.tellings if telling.day}
        return tuple(sorted(d for d in given if not any(o != d and o.startswith(d) for o in given)))

    @cached_property
    def day(self) -> date | None:
        """The event's day, else that of the first article that tells of it; None where neither is known."""
        given = [*self.days, *(t.published for t in self.tellings if t.published)]
        return next((date.fromisoformat(d[:10]) for d in given if len(d) >= 10), None)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The ids of the articles that tell of it."""
        return frozenset(telling.key[0] for telling in self.tellings)

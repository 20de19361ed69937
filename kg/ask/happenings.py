"""Events as the graph has them, with their values and sentences, and whether they keep to what a question demands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.ask.evidence import quotes_of
from kg.ask.holdings import Thing, things
from kg.ask.inquiry import Inquiry
from kg.ask.naming import Name
from kg.ask.queries import iris
from kg.ask.reply import Quote
from kg.ask.times import TimeLimit
from kg.ask.wording import stems
from kg.ids import NK, PREFIXES
from kg.store import Row

_LABEL, _TYPE = PREFIXES["rdfs"] + "label", PREFIXES["rdf"] + "type"


@dataclass(frozen=True)
class Happening:
    """An event. Types, parts and statuses are local names; several places, dates or rounds mean that sources differ."""

    iri: str
    labels: tuple[str, ...]
    types: frozenset[str]
    places: tuple[Thing, ...]
    dates: tuple[str, ...]
    rounds: tuple[str, ...]
    statuses: frozenset[str]
    participants: tuple[Thing, ...]
    parts: dict[str, frozenset[str]] = field(compare=False)
    countries_acting: frozenset[str] = field(compare=False)
    quotes: tuple[Quote, ...]
    words: frozenset[str] = field(compare=False, default=frozenset())

    @property
    def label(self) -> str:
        """What the event is called."""
        return self.labels[0] if self.labels else "an event"

    @property
    def newest(self) -> str:
        """Its latest date, else the date of the latest article about it; empty where neither is known."""
        return max(self.dates, default="") or max((quote.published or "" for quote in self.quotes), default="")

    @property
    def became(self) -> tuple[str, ...]:
        """What became of it, in words: what has begun or happened is planned no longer, though it once was."""
        over = {"Planned"} if self.statuses & {"Happened", "Ongoing"} else set()
        return tuple(sorted(status.lower() for status in self.statuses - over))

    @property
    def days(self) -> str:
        """When it was, as exactly as articles say: `2025-03-12`, or where they differ `2025-03-12 or 2025-03-13`."""
        closest = [one for one in self.dates if not any(other != one and other.startswith(one) for other in self.dates)]
        return " or ".join(closest)

    @property
    def told(self) -> str:
        """The event in words: label, place, date, and what became of it unless it just happened."""
        where = f", {self.places[0].label}" if self.places and self.places[0].label not in self.label else ""
        when = f", {self.days}" if self.dates else ""
        status = "".join(f", {status}" for status in self.became if status != "happened")
        return f"{self.label}{where}{when}{status}"

    def at(self, name: Name) -> bool:
        """Whether it took place in what the name names: the place itself or its country."""
        return any(place.iri in name.iris or place.country in name.iris for place in self.places)

    def has(self, name: Name) -> bool:
        """Whether what the name names takes part in it or is its place."""
        return self.at(name) or any(thing.iri in name.iris for thing in self.participants)

    def says(self, name: Name) -> bool:
        """Whether its label or a sentence about it has the name, in one of the forms the graph knows."""
        forms = [stems(name.text), *(stems(entity.label) for entity in name.entities)]
        return any(form and form <= self.words for form in forms)

    def may_act(self, name: Name) -> bool:
        """Whether the one named may be who did it: not if another country is known to, or it was done to them."""
        parts = frozenset().union(*(self.parts.get(iri, frozenset()) for iri in name.iris))
        if parts:
            return parts != {"Target"}
        actors = {thing.country for thing in self.participants if thing.iri in self.parts} | self.countries_acting
        return not self.countries_acting or any(iri in actors for iri in name.iris) or not name.is_place

    def allowed(self, when: TimeLimit | None, round_: int | None) -> bool:
        """Whether no date or round of it contradicts the question's."""
        in_time = when is None or not self.dates or any(when.allows(date) for date in self.dates)
        return in_time and (round_ is None or not self.rounds or str(round_) in self.rounds)

    def confirmed(self, when: TimeLimit | None, round_: int | None) -> bool:
        """Whether its date and round are the question's; where it has no date, its article's month or year may do."""
        return (when is None or self._dated(when)) and (round_ is None or str(round_) in self.rounds)

    def _dated(self, when: TimeLimit) -> bool:
        if self.dates:
            return any(when.confirms(date) for date in self.dates)
        return when.day is None and any(when.confirms(quote.published or "") for quote in self.quotes)


def happenings(inquiry: Inquiry, events: Iterable[str]) -> dict[str, Happening]:
    """Everything about these events that telling them apart needs; as of a date, of those told of by then."""
    wanted = iris(events)
    if not wanted:
        return {}
    values: dict[str, dict[str, list[str]]] = {}
    for row in inquiry.rows("event_facts", event=wanted):
        values.setdefault(row["event"], {}).setdefault(row["property"], []).append(row["value"])
    linked = {
        value for facts in values.values() for name in ("place", "participant") for value in facts.get(NK + name, ())
    }
    named = things(inquiry, sorted(linked))
    quotes = quotes_of(inquiry, values)
    parts: dict[str, list[Row]] = {}
    for row in inquiry.rows("parts", event=wanted):
        parts.setdefault(row["event"], []).append(row)
    return {
        iri: _happening(iri, facts, named, quotes.get(iri, []), parts.get(iri, []))
        for iri, facts in values.items()
        if inquiry.as_of is None or iri in quotes
    }


def _happening(
    iri: str, facts: dict[str, list[str]], named: dict[str, Thing], quotes: Sequence[Quote], parts: Sequence[Row]
) -> Happening:
    played: dict[str, frozenset[str]] = {}
    for row in parts:
        played[row["actor"]] = played.get(row["actor"], frozenset()) | {row["part"].removeprefix(NK)}
    acting = {row["actor"] for row in parts if row["part"] == NK + "Agent" and row["kind"] == NK + "Country"}
    labels = tuple(sorted(facts.get(_LABEL, ()), key=lambda label: (-len(label), label)))
    places = tuple(named[v] for v in sorted(facts.get(NK + "place", ())) if v in named)
    participants = tuple(named[v] for v in sorted(facts.get(NK + "participant", ())) if v in named)
    said = [
        *labels,
        *(quote.quote for quote in quotes),
        *(name for thing in (*places, *participants) for name in thing.names),
    ]
    return Happening(
        iri,
        labels,
        frozenset(t.removeprefix(NK) for t in facts.get(_TYPE, ())) - {"Event"},
        places,
        tuple(sorted(facts.get(NK + "date", ()))),
        tuple(sorted(facts.get(NK + "round", ()))),
        frozenset(s.removeprefix(NK) for s in facts.get(NK + "eventStatus", ())),
        participants,
        played,
        frozenset(acting),
        tuple(quotes),
        stems(" ".join(said)),
    )

"""Who led a delegation and who was in it: at a place, a round, a date, where the question names one."""

from dataclasses import dataclass

from kg.ask.evidence import joined, quotes_of
from kg.ask.happenings import Happening, happenings
from kg.ask.holdings import Thing, things
from kg.ask.inquiry import Found, Inquiry, sentence
from kg.ask.naming import Name
from kg.ask.queries import fill, iris
from kg.ask.reply import Answer, Quote
from kg.ask.wording import stems
from kg.store import Row

# What a side's name may be joined by without becoming another side.
_FILLERS = stems(
    "peace negotiating official high level national government state main last latest senior mediation mediating"
)


@dataclass(frozen=True)
class _Seat:
    """One person's place in one delegation, with the event the delegation was sent to and the sentences that say so."""

    row: Row
    side: Thing
    event: Happening | None
    quotes: tuple[Quote, ...]

    @property
    def newest(self) -> str:
        return (self.event.newest if self.event else "") or max((q.published or "" for q in self.quotes), default="")

    @property
    def words(self) -> frozenset[str]:
        said = stems(" ".join([q.quote for q in self.quotes] + list(self.side.names)))
        return said | (self.event.words if self.event else frozenset())

    @property
    def told(self) -> str:
        capacity = {"Head": "head", "Deputy": "deputy head", "Adviser": "adviser"}.get(
            self.row.get("capacity", "").rsplit("#", 1)[-1], "member"
        )
        event = f", {self.event.told}" if self.event else ""
        return f"{capacity} of the delegation of {self.side.label}{event}"


def answer_head(inquiry: Inquiry) -> Found | None:
    """Who led the delegation of a side."""
    return _answer(inquiry, "delegation_head", "who led the delegation of")


def answer_members(inquiry: Inquiry) -> Found | None:
    """Who was in the delegation of a side; its head comes last where the question asks who else."""
    return _answer(inquiry, "delegation_members", "who was in the delegation of")


def _answer(inquiry: Inquiry, query: str, told: str) -> Found | None:
    side, rest = inquiry.asked.slot("side"), inquiry.asked.slot("rest")
    if not stems(side):
        side, rest = rest, ""
    names = inquiry.names(side)
    parameters = {"side": iris(iri for name in names.chosen for iri in name.iris)}
    seats = _seats(inquiry, inquiry.rows(query, **parameters))
    extra = stems(side) - _FILLERS - frozenset().union(*(stems(name.text) for name in names.chosen))
    seats = [seat for seat in seats if extra <= seat.words and (names.chosen or extra)]
    chosen, dropped = _narrowed(inquiry, seats, rest)
    if not chosen:
        return None
    ordered = sorted(chosen, key=lambda s: (s.newest, s.row["membership"]), reverse=True)
    if query == "delegation_members":
        ordered.sort(key=lambda s: s.row.get("capacity", "").endswith("#Head") == (" else" in inquiry.asked.plain))
    when = inquiry.when.text if inquiry.when else ""
    return Found(
        _people(ordered), fill(query, parameters), sentence(told, _plainly(inquiry, side), rest, when) + dropped
    )


def _plainly(inquiry: Inquiry, side: str) -> str:
    """The side as it is named, without what surrounds the name."""
    return ", ".join(name.text for name in inquiry.names(side).chosen) or side


def _seats(inquiry: Inquiry, rows: list[Row]) -> list[_Seat]:
    events = happenings(inquiry, sorted({row["event"] for row in rows if "event" in row}))
    sides = things(inquiry, sorted({row["side"] for row in rows}))
    quotes = quotes_of(inquiry, [row["membership"] for row in rows])
    return [
        _Seat(row, sides[row["side"]], events.get(row.get("event", "")), joined(quotes, [row["membership"]]))
        for row in rows
        if inquiry.as_of is None or row["membership"] in quotes
    ]


def _narrowed(inquiry: Inquiry, seats: list[_Seat], rest: str) -> tuple[list[_Seat], str]:
    """The seats that the rest of the question confirms; else those it does not contradict, and what is left open."""
    names = inquiry.names(rest).chosen
    unknown = stems(" ".join(inquiry.names(rest).unknown))
    open_ = [s for s in seats if _allowed(inquiry, s, names) and unknown <= s.words]
    exact = [s for s in open_ if _confirmed(inquiry, s, names)]
    if exact or not open_:
        return exact, ""
    asked = ", ".join(
        filter(
            None,
            [
                *(name.text for name in names),
                inquiry.when.text if inquiry.when else "",
                "the round" if inquiry.round else "",
            ],
        )
    )
    return open_, f"; no sentence says {asked} of this delegation, none contradicts it"


def _allowed(inquiry: Inquiry, seat: _Seat, names: tuple[Name, ...]) -> bool:
    if seat.event is None:
        published = [quote.published or "" for quote in seat.quotes]
        return inquiry.when is None or any(inquiry.when.allows(p) for p in published)
    places = [name for name in names if name.is_place]
    fits_place = (
        not places or not seat.event.places or any(seat.event.has(name) or seat.event.says(name) for name in places)
    )
    return fits_place and seat.event.allowed(inquiry.when, inquiry.round)


def _confirmed(inquiry: Inquiry, seat: _Seat, names: tuple[Name, ...]) -> bool:
    if seat.event is None:
        said = all(stems(name.text) <= seat.words for name in names)
        return said and inquiry.when is None and inquiry.round is None
    return seat.event.confirmed(inquiry.when, inquiry.round) and all(
        seat.event.has(name) or stems(name.text) <= seat.words for name in names
    )


def _people(seats: list[_Seat]) -> tuple[Answer, ...]:
    by_person: dict[str, list[_Seat]] = {}
    for seat in seats:
        by_person.setdefault(seat.row["person"], []).append(seat)
    return tuple(
        Answer(
            label=mine[0].row["name"],
            iri=person,
            detail="; ".join(dict.fromkeys(seat.told for seat in mine)),
            evidence=tuple(dict.fromkeys(quote for seat in mine for quote in seat.quotes)),
            of=(mine[0].row["delegation"], "headedBy") if mine[0].row.get("capacity", "").endswith("#Head") else None,
        )
        for person, mine in by_person.items()
    )

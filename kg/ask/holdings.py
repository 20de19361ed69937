"""Role holdings as the graph has them, told as answers: one for each person, the role that holds now first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.ask.evidence import joined, quotes_of
from kg.ask.inquiry import Inquiry
from kg.ask.queries import iris
from kg.ask.reply import Answer, Quote
from kg.ask.tenures import Standing
from kg.ask.times import TimeLimit
from kg.ids import NK, PREFIXES
from kg.moments import FAR, days_between, moment
from kg.store import Row

STATUS_ORDER = {"Current": 0, "Acting": 1, "Designate": 2, "Former": 3}
MOST_ANSWERS = 20


@dataclass(frozen=True)
class Thing:
    """A body, a place or a participant: preferred name, every name, and the address of the country it lies in."""

    iri: str
    label: str
    names: tuple[str, ...]
    country: str | None


@dataclass(frozen=True)
class Holding:
    """Who holds or held which role, where, and when. Dates are in XSD form; `role` is a notation of the role scheme.

    `standing` is where its tenure stands at the time that the question asks about, `rank` its place among others then.
    """

    iri: str
    person: str
    name: str
    title: str
    role: str
    status: str
    of: Thing | None
    since: str | None
    until: str | None
    attested: str | None
    standing: Standing | None = None
    rank: int = 0

    @property
    def titled(self) -> str:
        """The role and its body: `foreign minister of Ruritania`."""
        return (
            f"{self.title} of {self.of.label}"
            if self.of and self.of.label.casefold() not in self.title.casefold()
            else self.title
        )

    @property
    def times(self) -> str:
        """Whether and when it is or was held: `former, as of 2024-05-01`."""
        if self.standing:
            status = self.standing.spell.status
            return ", ".join([*([status.lower()] if status == "Acting" else []), self.standing.told])
        dates = (("from", self.since), ("until", self.until), ("as of", (self.attested or "")[:10]))
        return ", ".join([self.status.lower(), *(f"{word} {date}" for word, date in dates if date)])

    @property
    def iris(self) -> tuple[str, ...]:
        """Its IRI, with those of the other holdings of the same tenure where that is known."""
        return self.standing.tenure.holdings if self.standing else (self.iri,)

    @property
    def told(self) -> str:
        """The role in words: `foreign minister of Ruritania (former, as of 2024-05-01)`."""
        return f"{self.titled} ({self.times})"

    def place(self, ordered_by_status: bool) -> int:
        """Its place among others: at a time, what is held before what is open; else by status, if that is asked for."""
        if self.standing:
            return int(self.standing.state != "held")
        return STATUS_ORDER.get(self.status, 9) if ordered_by_status else 0

    def allowed(self, when: TimeLimit | None) -> bool:
        """Whether the role was held at a time that the question names."""
        if when is None or any(when.confirms(date) for date in (self.since, self.until) if date):
            return True
        if self.since and self.until and when.year:
            return self.since[:4] < when.year < self.until[:4]
        return bool(self.attested) and when.confirms(self.attested or "") and self.status != "Former"


def things(inquiry: Inquiry, nodes: Iterable[str]) -> dict[str, Thing]:
    """What these addresses stand for."""
    wanted = iris(nodes)
    rows = inquiry.rows("described", node=wanted) if wanted else []
    names: dict[str, dict[str, None]] = {}
    for row in rows:
        names.setdefault(row["node"], {})[row["name"]] = None
    return {
        row["node"]: Thing(row["node"], row["label"], tuple(sorted(names[row["node"]])), row.get("country"))
        for row in rows
    }


def holdings(inquiry: Inquiry, rows: Sequence[Row]) -> list[Holding]:
    """The holdings in the rows of a query, each once."""
    bodies = things(inquiry, sorted({row["of"] for row in rows if "of" in row}))
    found = {row["holding"]: _holding(row, bodies) for row in rows}
    return sorted(found.values(), key=lambda h: h.iri)


def _holding(row: Row, bodies: dict[str, Thing]) -> Holding:
    status = row.get("status", NK + "Current").removeprefix(NK)
    role = row["role"].removeprefix(PREFIXES["role"])
    times = (row.get("from"), row.get("until"), row.get("attested"))
    return Holding(
        row["holding"], row["person"], row["name"], row["title"], role, status, bodies.get(row.get("of", "")), *times
    )


def newest_first(found: Iterable[Holding], first: str = "Current") -> list[Holding]:
    """Holdings with status `first` before all others, then current before former, then by date, newest first."""
    by_date = sorted(found, key=lambda h: (h.attested or h.until or h.since or "", h.iri), reverse=True)
    return sorted(by_date, key=lambda h: (h.status != first, STATUS_ORDER.get(h.status, 9)))


def _nearest(inquiry: Inquiry, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The sentences, those published nearest to the time of the question first."""
    when = inquiry.moment
    if when is None:
        return tuple(quotes)
    days = {quote: _last_day(quote.published) for quote in quotes}
    return tuple(sorted(quotes, key=lambda q: days_between(days[q], when.last) if days[q] else FAR))


def _last_day(published: str | None) -> str:
    try:
        return moment(published or "").last
    except ValueError:
        return ""


def as_people(inquiry: Inquiry, found: Sequence[Holding]) -> tuple[Answer, ...]:
    """One answer for each person, in the order of the holdings, with the roles in the detail."""
    by_person: dict[str, list[Holding]] = {}
    for holding in found:
        by_person.setdefault(holding.person, []).append(holding)
    chosen = list(by_person.values())[:MOST_ANSWERS]
    quotes = quotes_of(inquiry, [iri for roles in chosen for h in roles for iri in h.iris])
    return tuple(
        Answer(
            label=roles[0].name,
            iri=roles[0].person,
            detail=_told(roles),
            evidence=_nearest(inquiry, joined(quotes, [iri for h in roles for iri in h.iris])),
            of=(roles[0].person, "holder"),
        )
        for roles in chosen
    )


def as_roles(inquiry: Inquiry, found: Sequence[Holding]) -> tuple[Answer, ...]:
    """One answer for each role, the person in the detail."""
    by_role: dict[tuple[str, str, str | None, str], list[Holding]] = {}
    for h in found:
        by_role.setdefault((h.person, h.title.casefold(), h.of.iri if h.of else None, h.status), []).append(h)
    chosen = list(by_role.values())[:MOST_ANSWERS]
    quotes = quotes_of(inquiry, [iri for roles in chosen for h in roles for iri in h.iris])
    return tuple(
        Answer(
            label=same[0].titled,
            iri=same[0].iri,
            detail=f"{same[0].name}, {same[0].times}",
            evidence=_nearest(inquiry, joined(quotes, [iri for h in same for iri in h.iris])),
        )
        for same in chosen
    )


def as_bodies(inquiry: Inquiry, found: Sequence[Holding]) -> tuple[Answer, ...]:
    """One answer for each body of these roles, the roles in the detail."""
    by_body: dict[str, list[Holding]] = {}
    for holding in found:
        if holding.of:
            by_body.setdefault(holding.of.iri, []).append(holding)
    quotes = quotes_of(inquiry, [iri for same in by_body.values() for h in same for iri in h.iris])
    return tuple(
        Answer(
            label=same[0].of.label if same[0].of else "",
            iri=body,
            detail=f"{same[0].name}: {_told(same)}",
            evidence=_nearest(inquiry, joined(quotes, [iri for h in same for iri in h.iris])),
        )
        for body, same in by_body.items()
    )


def _told(roles: Sequence[Holding]) -> str:
    """Each role once, as the newest article has it."""
    told: dict[tuple[str, str | None, str], str] = {}
    for holding in roles:
        told.setdefault(
            (holding.title.casefold(), holding.of.iri if holding.of else None, holding.status), holding.told
        )
    return "; ".join(told.values())

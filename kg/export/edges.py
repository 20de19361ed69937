"""The edges of the projection: one function per kind of statement, in one explicit list."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import product

from kg.export.days import DayRange, span
from kg.export.graph import Edge
from kg.export.records import Record, Records, first, last_part, values
from kg.ids import NK, digest
from kg.vocabulary import vocabulary


def edges(records: Records) -> Iterator[Edge]:
    """Every edge, in no particular order, ends unchecked."""
    for kind in KINDS:
        yield from kind(records)


def _holds_role(records: Records) -> Iterator[Edge]:
    for iri, holding in records.of("role_holdings").items():
        role = last_part(first(holding, "role"))
        for ends in product(values(holding, "holder"), values(holding, "of")):
            yield _edge(
                records, [iri], ends, "holds role", iri,
                label=first(holding, "title") or role,
                days=_held(records, iri, holding),
                category=vocabulary().top_of(role),
                status=last_part(first(holding, "status")),
                since=first(holding, "from"),
                until=first(holding, "until"),
            )  # fmt: skip


def _held(records: Records, iri: str, holding: Record) -> DayRange | None:
    """From the stated beginning to the stated end of a role; where one is not stated, the days it is attested."""
    attested = span([*values(holding, "attested"), *(citation.published for citation in records.citations(iri))])
    since, until = span(values(holding, "from")), span(values(holding, "until"))
    begins = since or span([*(until or ()), *(attested or ())])
    ends = until or attested or since
    if begins is None or ends is None:
        return None
    return begins[0], max(begins[0], ends[1])


def _delegation_member(records: Records) -> Iterator[Edge]:
    for iri, membership in records.of("memberships").items():
        capacity = last_part(first(membership, "capacity"))
        for ends in product(values(membership, "member"), values(membership, "delegation")):
            relation = "heads" if capacity == "Head" else "member of"
            yield _edge(records, [iri], ends, relation, iri, label=capacity)


def _delegation(records: Records) -> Iterator[Edge]:
    for iri, delegation in records.of("delegations").items():
        for side in values(delegation, "represents"):
            yield _edge(records, [iri], (iri, side), "represents")
        for event in values(delegation, "sent_to"):
            yield _edge(records, [iri], (iri, event), "sent to", days=_event_days(records, event))


def _participates(records: Records) -> Iterator[Edge]:
    for iri, participation in records.of("participations").items():
        part = last_part(first(participation, "part"))
        for actor, event in product(values(participation, "actor"), values(participation, "event")):
            days = _event_days(records, event)
            yield _edge(records, [iri], (actor, event), "participates in", iri, label=part, days=days)


def _event(records: Records) -> Iterator[Edge]:
    for iri, event in records.of("events").items():
        for name, predicate, relation in EVENT_LINKS:
            for target in values(event, name):
                rests_on = _asserting(records, iri, predicate, target) or [iri]
                yield _edge(records, rests_on, (iri, target), relation, days=_event_days(records, iri))


EVENT_LINKS = (
    ("place", "place", "took place in"),
    ("part_of", "partOf", "part of"),
    ("previous", "previousRound", "follows"),
)


def _quotation(records: Records) -> Iterator[Edge]:
    yield from _taken_together(records, records.of("quotations"), "speaker", "about", "said about")
    yield from _taken_together(records, records.of("quotations"), "speaker", "addressee", "said to")


def _position(records: Records) -> Iterator[Edge]:
    yield from _taken_together(records, records.of("positions"), "party", "about", "takes a position on", label="act")


KINDS: tuple[Callable[[Records], Iterator[Edge]], ...] = (
    _holds_role,
    _delegation_member,
    _delegation,
    _participates,
    _event,
    _quotation,
    _position,
)


def _taken_together(
    records: Records, several: dict[str, Record], source: str, target: str, relation: str, *, label: str = ""
) -> Iterator[Edge]:
    """One edge for all records with these ends and this label: fifty sentences on a war are one heavy edge."""
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for iri, record in several.items():
        for a, b in product(values(record, source), values(record, target)):
            groups[a, b, last_part(first(record, label))].append(iri)
    for (a, b, name), iris in groups.items():
        yield _edge(records, iris, (a, b), relation, label=name)


def _edge(
    records: Records,
    rests_on: Iterable[str],
    ends: tuple[str, str],
    relation: str,
    statement: str = "",
    *,
    label: str = "",
    days: DayRange | None = None,
    **more: str,
) -> Edge:
    """An edge that rests on these statements; `statement` tells apart those that agree in ends, relation and label."""
    citations = records.citations(*rests_on)
    days = days or span(citation.published for citation in citations) or ("", "")
    cited = [citation for citation in citations if citation.quote]
    return Edge(
        id=f"{relation.replace(' ', '-')}-{digest(*ends, label, statement)}",
        source=ends[0],
        target=ends[1],
        relation=relation,
        label=label or relation,
        weight=max(1, len({citation.article for citation in citations})),
        evidence=len(citations),
        first_date=days[0],
        last_date=days[1],
        quote=cited[0].quote if cited else "",
        article=records.identifier(cited[0].article) if cited else "",
        **more,
    )


def _event_days(records: Records, event: str) -> DayRange | None:
    return span(values(records.of("events").get(event, {}), "date"))


def _asserting(records: Records, subject: str, predicate: str, value: str) -> list[str]:
    """The assertions that give evidence for one value."""
    return records.assertions.get((subject, NK + predicate, value), [])

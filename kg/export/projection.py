"""The knowledge graph as nodes and edges: what has a time or a source becomes an edge that carries both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.export.days import span
from kg.export.edges import edges
from kg.export.graph import Edge, Graph, Node
from kg.export.records import Record, Records, classes, first, joined, last_part, values
from kg.store import Reader

# The kind of node that each query gives.
KINDS = {
    "people": "person",
    "organizations": "organization",
    "places": "place",
    "events": "event",
    "delegations": "delegation",
}


def project(reader: Reader) -> Graph:
    """Read the whole graph as nodes and edges. An edge to what is no node, such as a bare text, is left out."""
    records = Records(reader)
    roles = _roles(records)
    nodes = {
        iri: _node(records, query, iri, record, roles) for query in KINDS for iri, record in records.of(query).items()
    }
    kept = sorted((e for e in edges(records) if e.source in nodes and e.target in nodes), key=lambda edge: edge.id)
    return Graph(tuple(_stretched(nodes, kept)), tuple(kept))


def _node(records: Records, query: str, iri: str, record: Record, roles: Mapping[str, str]) -> Node:
    articles = records.articles(iri)
    days = span(values(record, "date")) or span(records.published(article) for article in articles)
    return Node(
        id=iri,
        label=records.label(iri),
        kind=KINDS[query],
        type=joined(classes(record)),
        roles=roles.get(iri, ""),
        country=joined(records.label(country) for country in values(record, "country")),
        latitude=float(first(record, "latitude")) if "latitude" in record else None,
        longitude=float(first(record, "longitude")) if "longitude" in record else None,
        same_as=joined(values(record, "same_as")),
        status=joined(map(last_part, values(record, "status"))),
        round=int(first(record, "round")) if "round" in record else None,
        killed=joined(values(record, "killed")),
        injured=joined(values(record, "injured")),
        articles=len(articles),
        first_date=days[0] if days else "",
        last_date=days[1] if days else "",
    )


def _roles(records: Records) -> dict[str, str]:
    """What each person holds or held, also where no body is named and no edge shows it: `Rector (Former)`."""
    found: dict[str, set[str]] = defaultdict(set)
    for holding in records.of("role_holdings").values():
        title, status = first(holding, "title"), first(holding, "status")
        body = f", {records.label(first(holding, 'of'))}" if "of" in holding else ""
        for holder in values(holding, "holder"):
            found[holder].add(f"{title}{body} ({last_part(status)})" if status else title + body)
    return {holder: joined(sorted(titles)) for holder, titles in found.items()}


def _stretched(nodes: Mapping[str, Node], edges: Iterable[Edge]) -> list[Node]:
    """The nodes, sorted, each there at least as long as its edges: a time line hides an edge whose end is not there."""
    days: dict[str, set[str]] = {iri: {node.first_date, node.last_date} for iri, node in nodes.items()}
    for edge in edges:
        for end in (edge.source, edge.target):
            days[end] |= {edge.first_date, edge.last_date}
    stretched = []
    for iri, node in sorted(nodes.items()):
        known = sorted(day for day in days[iri] if day)
        stretched.append(replace(node, first_date=known[0], last_date=known[-1]) if known else node)
    return stretched

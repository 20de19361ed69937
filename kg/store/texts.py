"""The texts of a graph that can be searched: names of things, titles of articles, and the quotes that facts rest on.

Each is given for the whole graph, or only as far as it is of one node. What a node has changes with the statements
whose subject it is, by the properties of READ; and for a delegation, with the names of its side.
"""

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple, cast

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, QuerySolutions, Store, Triple, Variable

from kg.ids import NK, PREFIXES, SPARQL_PREFIXES

WORDING = (NK, PREFIXES["role"].rstrip("/"))  # the ontology is part of the graph, and nothing that is searched for
NAME_PROPERTIES = (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel")
TITLE_PROPERTY = PREFIXES["dcterms"] + "title"
_QUOTES = "SELECT ?article ?evidence ?text WHERE { ?evidence nk:quote ?text ; nk:inArticle ?article }"
_TYPES = """SELECT DISTINCT ?iri ?type WHERE {
  { ?iri rdfs:label ?name . ?iri a ?type } UNION { ?iri dcterms:title ?title . ?iri a ?type }
}"""

_LISTS = (
    ("entity", "?iri a ?class ; nk:nameKey ?any ; rdfs:label ?key ."),
    ("article", "?iri a ?class ; dcterms:identifier ?key ."),
    ("delegation", "?iri a ?class ; nk:represents ?side . ?side rdfs:label ?key ."),
    ("event", "?iri a ?class ; nk:eventStatus ?any . ?iri nk:date ?key ."),
    ("event", '?iri a ?class ; nk:eventStatus ?any . FILTER NOT EXISTS { ?iri nk:date ?none } BIND("" AS ?key)'),
)
_DATES = "SELECT DISTINCT ?class ?day ?iri WHERE { ?iri a ?class ; nk:eventStatus ?any . ?iri nk:date ?day }"
_REPRESENTS = NamedNode(NK + "represents")
READ = frozenset(
    {
        *(*NAME_PROPERTIES, TITLE_PROPERTY, PREFIXES["rdf"] + "type", PREFIXES["dcterms"] + "identifier"),
        *(NK + name for name in ("quote", "inArticle", "nameKey", "represents", "eventStatus", "date")),
    }
)


class Tier(IntEnum):
    """Where a text stands. What is found in a name goes before what is found in a title, and that before a quote."""

    NAME = 1
    TITLE = 2
    QUOTE = 3


class Text(NamedTuple):
    """A text: what is found by it, and the node that has it, which is the evidence where it is a quote."""

    tier: Tier
    iri: str
    node: str
    text: str


def texts(store: Store, node: str | None = None) -> Iterator[Text]:
    """The texts of the default graph, in no fixed order; only those that a node has."""
    of = NamedNode(node) if node else None
    for tier, properties in ((Tier.NAME, NAME_PROPERTIES), (Tier.TITLE, (TITLE_PROPERTY,))):
        for name in properties:
            for quad in store.quads_for_pattern(of, NamedNode(name), None, DefaultGraph()):
                subject, value = quad.subject, quad.object
                if not isinstance(subject, NamedNode) or not isinstance(value, Literal):
                    continue
                if not subject.value.startswith(WORDING):
                    yield Text(tier, subject.value, subject.value, value.value)
    for article, evidence, quote in _rows(store, _QUOTES, "evidence", node):
        yield Text(Tier.QUOTE, article, evidence, quote)


def types(store: Store, node: str | None = None) -> Iterator[tuple[str, str]]:
    """The classes of what has a name or a title: its IRI and that of the class."""
    return ((iri, name) for iri, name in _rows(store, _TYPES, "iri", node) if not iri.startswith(WORDING))


def lists(store: Store, node: str | None = None) -> Iterator[tuple[str, str, str]]:
    """What is listed: the list, what it is sorted by, and its IRI; of several keys the least one counts.

    A list is named by a kind and a class, as `list_name` does it. Entities are sorted by their label, articles by their
    id, delegations by the label of their side, events by date.
    """
    for kind, pattern in _LISTS:
        for name, key, iri in _rows(store, f"SELECT ?class ?key ?iri WHERE {{ {pattern} }}", "iri", node):
            yield list_name(kind, name), key, iri


def dates(store: Store, node: str | None = None) -> Iterator[tuple[str, str, str]]:
    """The dates of events, every one where there are several: the list, the date, and the event's IRI."""
    for name, day, iri in _rows(store, _DATES, "iri", node):
        yield list_name("event", name), day, iri


def list_name(kind: str, name: str) -> str:
    """The name of the list of things of a kind (`entity`, `article`, `delegation`, `event`) and a class, by its IRI."""
    return f"{kind} {name}"


def sorted_by(store: Store, side: str) -> Iterator[str]:
    """What is listed under the name of a side: its delegations."""
    for quad in store.quads_for_pattern(None, _REPRESENTS, NamedNode(side), DefaultGraph()):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject.value


def _rows(store: Store, query: str, name: str, node: str | None) -> Iterator[tuple[str, ...]]:
    """The rows whose values all have a text; a blank node has none that anyone could ask for. With a node, those in
    which the variable of that name is this node.
    """
    fixed: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {Variable(name): NamedNode(node)} if node else {}
    for row in cast(QuerySolutions, store.query(SPARQL_PREFIXES + query, substitutions=fixed)):
        if all(isinstance(value, NamedNode | Literal) for value in row):
            yield tuple(value.value for value in row if isinstance(value, NamedNode | Literal))

"""The texts of a graph that can be searched: names of things, titles of articles, and the quotes that facts rest on."""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple, TypeVar, cast

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions, Store

from kg.ids import NK, PREFIXES, SPARQL_PREFIXES

WORDING = (NK, PREFIXES["role"].rstrip("/"))  # the ontology is part of the graph, and nothing that is searched for
NAME_PROPERTIES = (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel")
TITLE_PROPERTY = PREFIXES["dcterms"] + "title"
_QUOTES = "SELECT ?article ?evidence ?text WHERE { ?evidence nk:quote ?text ; nk:inArticle ?article }"
_TYPES = """SELECT ?iri ?type WHERE {
  { ?iri rdfs:label ?name . ?iri a ?type } UNION { ?iri dcterms:title ?title . ?iri a ?type }
}"""

_LISTS = (
    ("entity", "?iri a ?class ; nk:nameKey ?any ; rdfs:label ?key ."),
    ("article", "?iri a ?class ; dcterms:identifier ?key ."),
    ("delegation", "?iri a ?class ; nk:represents ?side . ?side rdfs:label ?key ."),
    ("event", "?iri a ?class ; nk:eventStatus ?any . ?iri nk:date ?key ."),
    ("event", '?iri a ?class ; nk:eventStatus ?any . FILTER NOT EXISTS { ?iri nk:date ?none } BIND("" AS ?key)'),
)

Row = TypeVar("Row", bound=tuple[object, ...])


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


def texts(store: Store) -> Iterator[Text]:
    """The texts of the default graph, in no fixed order."""
    for tier, properties in ((Tier.NAME, NAME_PROPERTIES), (Tier.TITLE, (TITLE_PROPERTY,))):
        for name in properties:
            for quad in store.quads_for_pattern(None, NamedNode(name), None, DefaultGraph()):
                subject, value = quad.subject, quad.object
                if not isinstance(subject, NamedNode) or not isinstance(value, Literal):
                    continue
                if not subject.value.startswith(WORDING):
                    yield Text(tier, subject.value, subject.value, value.value)
    for article, evidence, quote in _rows(store, _QUOTES):
        yield Text(Tier.QUOTE, article, evidence, quote)


def types(store: Store) -> Iterator[tuple[str, str]]:
    """The classes of what has a name or a title: its IRI and that of the class."""
    return ((iri, name) for iri, name in _rows(store, _TYPES) if not iri.startswith(WORDING))


def lists(store: Store) -> Iterator[tuple[str, str, str]]:
    """What is listed: the list, what it is sorted by, and its IRI; of several keys the least one counts.

    A list is named by a kind and a class, as `list_name` does it. Entities are sorted by their label, articles by their
    id, delegations by the label of their side, events by date.
    """
    for kind, pattern in _LISTS:
        for name, key, iri in _rows(store, f"SELECT ?class ?key ?iri WHERE {{ {pattern} }}"):
            yield list_name(kind, name), key, iri


def list_name(kind: str, name: str) -> str:
    """The name of the list of things of a kind (`entity`, `article`, `delegation`, `event`) and a class, by its IRI."""
    return f"{kind} {name}"


class Digest:
    """What tells the rows of one state of the graph from those of another, whatever their order."""

    def __init__(self) -> None:
        self._total = 0

    def __str__(self) -> str:
        return f"{self._total % (1 << 128):032x}"

    def counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows, which count from now on."""
        for row in rows:
            content = "\x1f".join(map(str, row)).encode()
            self._total += int.from_bytes(hashlib.blake2b(content, digest_size=16).digest())
            yield row


def digest_of(store: Store) -> str:
    """The digest of the classes and texts of a graph."""
    digest = Digest()
    deque(digest.counted(types(store)), 0)
    deque(digest.counted(texts(store)), 0)
    deque(digest.counted(lists(store)), 0)
    return str(digest)


def _rows(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    """The rows whose values all have a text; a blank node has none that anyone could ask for."""
    for row in cast(QuerySolutions, store.query(SPARQL_PREFIXES + query)):
        if all(isinstance(value, NamedNode | Literal) for value in row):
            yield tuple(value.value for value in row if isinstance(value, NamedNode | Literal))

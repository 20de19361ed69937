"""The ontology as part of the graph: classes, properties and role concepts, queried together with the data."""

from collections.abc import Iterator
from functools import cache

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from kg.ids import NK, PREFIXES
from kg.resources import resource

_OURS = (NK, PREFIXES["role"].rstrip("/"))


@cache
def ontology_quads() -> tuple[Quad, ...]:
    """Every statement about our named terms, without shapes and without the words that evoke a term (blank nodes)."""
    return tuple(_read())


def _read() -> Iterator[Quad]:
    for path in sorted(resource("ontology").glob("*.ttl")):
        if path.name != "shapes.ttl":
            for quad in parse(path.read_bytes(), RdfFormat.TURTLE):
                named = isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(_OURS)
                if named and not isinstance(quad.object, BlankNode):
                    yield Quad(quad.subject, quad.predicate, quad.object)

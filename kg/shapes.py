"""Whether a graph has the shape that ontology/shapes.ttl asks of it (SHACL)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from textwrap import shorten
from typing import Any

import pyshacl
from rdflib import RDF, SH, Graph
from rdflib.term import Node, URIRef

from kg.resources import resource


@dataclass(frozen=True, order=True)
class Violation:
    """A node that lacks its shape: `path` is the property at fault, or empty where it is the node itself.

    A path is an IRI, `^` and an IRI for the inverse direction, or several IRIs joined by `/`.
    """

    focus: str
    path: str
    message: str


def violations(graph: Graph) -> list[Violation]:
    """Where the graph breaks a shape, sorted; empty for a graph in order. The graph stays as it is.

    The ontology's classes and closed lists are taken as known, so the graph need not repeat them.
    """
    # Joined by us: pyshacl's ont_graph would bring the classes alone, and not the members of the closed lists.
    _, report, _ = pyshacl.validate(_Joined(graph, _ontology()), shacl_graph=_shapes(), inference="none")
    return sorted({_violation(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)})


class _Joined(Graph):
    """What either of two graphs states, each statement once and none copied: the ontology is ten thousand."""

    def __init__(self, graph: Graph, known: Graph) -> None:
        super().__init__()
        self._graph, self._known = graph, known
        self._count = len(known) + sum(fact not in known for fact in graph)

    def triples(self, pattern: Any) -> Iterator[Any]:  # type: ignore[override]
        yield from self._graph.triples(pattern)
        yield from (fact for fact in self._known.triples(pattern) if fact not in self._graph)

    def __len__(self) -> int:
        return self._count


def _violation(report: Graph, result: Node) -> Violation:
    message = min(map(str, report.objects(result, SH.resultMessage)), default="breaks its shape")
    value = report.value(result, SH.value)
    return Violation(
        focus=str(report.value(result, SH.focusNode)),
        path=_path(report, report.value(result, SH.resultPath)),
        message=message if value is None else f"{message} (found: {shorten(str(value), 100, placeholder=' …')})",
    )


def _path(report: Graph, path: Node | None) -> str:
    if path is None:
        return ""
    if isinstance(path, URIRef):
        return str(path)
    inverse = report.value(path, SH.inversePath)
    return "/".join(map(str, report.items(path))) if inverse is None else f"^{inverse}"


@cache
def _shapes() -> Graph:
    return Graph().parse(resource("ontology") / "shapes.ttl")


@cache
def _ontology() -> Graph:
    graph = Graph()
    for path in sorted(resource("ontology").glob("*.ttl")):
        if path.name != "shapes.ttl":
            graph.parse(path)
    return graph

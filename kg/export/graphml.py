"""GraphML for yEd, Cytoscape, igraph and NetworkX."""

import re
from typing import BinaryIO

from kg.export.characters import xml_text
from kg.export.graph import Edge, Graph, Node, Value, attributes_of
from kg.ids import ID, digest

# An XML name token, which GraphML demands of an id and an IRI never is; kept to ASCII, as our keys are.
_TOKEN = re.compile(r"[A-Za-z0-9._:-]+")


def write_graphml(graph: Graph, out: BinaryIO) -> None:
    """Write the graph as GraphML. Ids are the IRIs' ends, as `person:…`; the attribute `iri` has the whole."""
    import networkx  # noqa: PLC0415 - slow to load, and the formats are named without it

    network = networkx.MultiDiGraph()
    for node in graph.nodes:
        network.add_node(_token(node.id), iri=xml_text(node.id), label=xml_text(node.label), **_clean(node))
    for edge in graph.edges:
        network.add_edge(
            _token(edge.source), _token(edge.target), key=_token(edge.id),
            label=xml_text(edge.label), weight=edge.weight, **_clean(edge),
        )  # fmt: skip
    networkx.write_graphml(network, out)


def _token(iri: str) -> str:
    short = iri.removeprefix(ID).replace("/", ":")
    return short if _TOKEN.fullmatch(short) else f"x-{digest(iri)}"


def _clean(item: Node | Edge) -> dict[str, Value]:
    return {name: xml_text(value) if isinstance(value, str) else value for name, value in attributes_of(item)}

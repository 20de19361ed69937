"""GEXF 1.3 for Gephi: typed attributes, a colour per kind, and days for the time line."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from kg.export.characters import one_line, xml_text
from kg.export.graph import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Edge, Graph, Node, attributes_of

NAMESPACE = "http://gexf.net/1.3"
_TYPES = {str: "string", int: "integer", float: "double"}

# Okabe and Ito's colours, which readers with any colour vision tell apart.
COLOURS = {
    "person": (0, 114, 178),
    "organization": (230, 159, 0),
    "place": (0, 158, 115),
    "event": (213, 94, 0),
    "delegation": (204, 121, 167),
}


def write_gexf(graph: Graph, out: BinaryIO) -> None:
    """Write the graph as GEXF 1.3. An element without a date is there at all times."""
    for line in _lines(graph):
        out.write(f"{line}\n".encode())


def _lines(graph: Graph) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<gexf xmlns="{NAMESPACE}" version="1.3">'
    yield "  <meta>"
    yield "    <creator>newskg</creator>"
    yield "    <description>A knowledge graph of news articles</description>"
    yield "  </meta>"
    yield (
        '  <graph defaultedgetype="directed" idtype="string" mode="dynamic" timeformat="date"'
        ' timerepresentation="interval">'
    )
    yield from _columns("node", NODE_ATTRIBUTES)
    yield from _columns("edge", EDGE_ATTRIBUTES)
    yield f'    <nodes count="{len(graph.nodes)}">'
    for node in graph.nodes:
        yield from _node(node)
    yield "    </nodes>"
    yield f'    <edges count="{len(graph.edges)}">'
    for edge in graph.edges:
        yield from _edge(edge)
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _columns(element: str, attributes: Mapping[str, type]) -> Iterator[str]:
    # Static columns: an element's days are its own start and end, not those of each of its values.
    yield f'    <attributes class="{element}" mode="static">'
    for name, kind in attributes.items():
        yield f"      <attribute{_xml(id=name, title=name, type=_TYPES[kind])}/>"
    yield "    </attributes>"


def _node(node: Node) -> Iterator[str]:
    red, green, blue = COLOURS[node.kind]
    yield f"      <node{_xml(id=node.id, label=one_line(node.label), **_days(node))}>"
    yield from _values(node)
    yield f'        <color r="{red}" g="{green}" b="{blue}"/>'
    yield "      </node>"


def _edge(edge: Edge) -> Iterator[str]:
    ends = {"id": edge.id, "source": edge.source, "target": edge.target}
    # Gephi lays edges of one kind between the same nodes into one, and keeps those of different kinds apart.
    shown = {"label": one_line(edge.label), "kind": edge.relation, "weight": str(edge.weight)}
    yield f"      <edge{_xml(**ends, **shown, **_days(edge))}>"
    yield from _values(edge)
    yield "      </edge>"


def _values(item: Node | Edge) -> Iterator[str]:
    yield "        <attvalues>"
    for name, value in attributes_of(item):
        yield f'          <attvalue for="{name}" value={quoteattr(xml_text(str(value)))}/>'
    yield "        </attvalues>"


def _days(item: Node | Edge) -> dict[str, str]:
    return {"start": item.first_date, "end": item.last_date} if item.first_date else {}


def _xml(**attributes: str) -> str:
    return "".join(f" {name}={quoteattr(xml_text(value))}" for name, value in attributes.items())

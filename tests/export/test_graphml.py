import io

import networkx
from hypothesis import given
from hypothesis import strategies as st

from kg.export import write
from kg.export.characters import xml_text
from kg.export.graph import Graph, Node
from kg.export.graphml import write_graphml
from kg.store import Reader


def graphml(reader: Reader) -> io.BytesIO:
    out = io.BytesIO()
    write(reader, "graphml", out)
    out.seek(0)
    return out


def test_it_is_valid_graphml(newsroom: Reader, graphml_schema) -> None:
    graphml_schema.validate(graphml(newsroom))


def test_it_reads_back_with_its_types_and_parallel_edges(newsroom: Reader) -> None:
    network = networkx.read_graphml(graphml(newsroom))
    town = network.nodes["place:port-vell"]
    assert (town["label"], town["latitude"]) == ("Port Vell", 41.5)
    assert town["iri"] == "https://w3id.org/newskg/id/place/port-vell"
    between = network.get_edge_data("person:ana-ortiz", "organization:harbour-board")
    assert sorted(data["relation"] for data in between.values()) == ["said about", "takes a position on"]


@given(iri=st.text(min_size=1), label=st.text(st.characters()))
def test_any_iri_and_label_come_back(iri: str, label: str) -> None:
    out = io.BytesIO()
    write_graphml(Graph((Node(id=iri, label=label, kind="person", type="Person"),), ()), out)
    out.seek(0)
    ((_, data),) = networkx.read_graphml(out).nodes(data=True)
    assert data["iri"] == xml_text(iri)
    assert data.get("label", "") == xml_text(label)


def test_ids_of_other_makers_become_valid_tokens(graphml_schema) -> None:
    out = io.BytesIO()
    write_graphml(Graph((Node(id="https://example.org/a b?c", label="x", kind="place", type="Place"),), ()), out)
    out.seek(0)
    graphml_schema.validate(out)

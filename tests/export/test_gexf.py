import io
from pathlib import Path
from xml.etree import ElementTree

import networkx
from hypothesis import given
from hypothesis import strategies as st

from kg.export import write
from kg.export.characters import one_line, xml_text
from kg.export.gexf import COLOURS, NAMESPACE, write_gexf
from kg.export.graph import Edge, Graph, Node
from kg.export.projection import KINDS
from kg.store import Reader

GOLDEN = Path(__file__).parent / "golden" / "newsroom.gexf"
# Lone surrogates too: a text read from JSON may hold them.
ANY_TEXT = st.text(st.characters())


def gexf(reader: Reader) -> bytes:
    out = io.BytesIO()
    write(reader, "gexf", out)
    return out.getvalue()


def test_it_is_the_file_that_was_read_through_by_eye(newsroom: Reader) -> None:
    assert gexf(newsroom).decode() == GOLDEN.read_text(encoding="utf-8")


def test_it_is_valid_gexf_1_3(newsroom: Reader, gexf_schema) -> None:
    gexf_schema.validate(io.BytesIO(gexf(newsroom)))


def test_an_empty_graph_is_valid_too(gexf_schema) -> None:
    out = io.BytesIO()
    write_gexf(Graph((), ()), out)
    out.seek(0)
    gexf_schema.validate(out)


def test_networkx_reads_it(newsroom: Reader) -> None:
    network = networkx.read_gexf(io.BytesIO(gexf(newsroom)), version="1.3")
    ana = "https://w3id.org/newskg/id/person/ana-ortiz"
    assert network.nodes[ana]["label"] == "Ana Ortíz"
    assert network.nodes[ana]["articles"] == 2
    assert network.number_of_edges() == 11
    (about,) = (data for _, _, data in network.edges(data=True) if data["relation"] == "said about")
    assert about["weight"] == 2.0
    assert (about["start"], about["end"]) == ("2021-03-05", "2021-04-10")


def test_every_kind_of_node_has_a_colour_of_its_own() -> None:
    assert set(COLOURS) == set(KINDS.values())
    assert len(set(COLOURS.values())) == len(COLOURS)


@given(text=ANY_TEXT)
def test_any_text_comes_back_from_the_xml(text: str) -> None:
    node = Node(id="urn:a", label=text, kind="person", type="Person", roles=text)
    edge = Edge(id="e", source="urn:a", target="urn:a", relation="said about", label=text, quote=text)
    out = io.BytesIO()
    write_gexf(Graph((node,), (edge,)), out)
    root = ElementTree.fromstring(out.getvalue())
    found = {name: root.find(f".//{{{NAMESPACE}}}{name}") for name in ("node", "edge")}
    assert {element.get("label") for element in found.values()} == {one_line(text)}
    quotes = [v.get("value") for v in root.iter(f"{{{NAMESPACE}}}attvalue") if v.get("for") in ("roles", "quote")]
    assert quotes == ([xml_text(text)] * 2 if text else [])


def test_what_xml_cannot_carry_shows_as_a_replacement_character() -> None:
    assert xml_text("a\x00b\ud800c\ufffe😀\t") == "a�b�c�😀\t"
    assert one_line("  two\n\tlines ") == "two lines"

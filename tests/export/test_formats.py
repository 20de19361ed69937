import io
import json
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import ZipFile

import pytest
from pyoxigraph import Dataset, RdfFormat, parse

from kg.errors import NewskgError
from kg.export import FORMATS, export, write
from kg.store import Reader

NEWSROOM = Path(__file__).with_name("newsroom.ttl")


def test_the_formats_are_those_that_users_were_told_of() -> None:
    assert list(FORMATS) == ["gexf", "graphml", "csv", "cytoscape", "turtle", "nquads", "trig", "jsonld"]
    assert len({known.extension for known in FORMATS.values()}) == len(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_and_a_stream_get_the_same_bytes_each_time(newsroom: Reader, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"graph{FORMATS[name].extension}"
    export(newsroom, name, out)
    stream = io.BytesIO()
    write(newsroom, name, stream)
    assert out.read_bytes() == stream.getvalue() != b""


@pytest.mark.parametrize("name", ["turtle", "nquads", "trig", "jsonld"])
def test_rdf_is_the_whole_graph(newsroom: Reader, name: str) -> None:
    out = io.BytesIO()
    write(newsroom, name, out)
    rdf = RdfFormat.from_media_type(FORMATS[name].media_type)
    assert rdf is not None
    written = Dataset(parse(out.getvalue(), rdf))
    assert written == Dataset(parse(NEWSROOM.read_bytes(), RdfFormat.TURTLE))


def test_cytoscape_has_every_node_and_edge(newsroom: Reader) -> None:
    out = io.BytesIO()
    write(newsroom, "cytoscape", out)
    elements = json.loads(out.getvalue())["elements"]
    assert (len(elements["nodes"]), len(elements["edges"])) == (9, 11)
    ids = {node["data"]["id"] for node in elements["nodes"]}
    assert all(edge["data"]["source"] in ids and edge["data"]["target"] in ids for edge in elements["edges"])
    town = next(node for node in elements["nodes"] if node["data"]["label"] == "Port Vell")
    assert town["classes"] == "place"
    assert town["data"]["latitude"] == 41.5


def test_an_unknown_format_is_answered_with_the_known_ones(newsroom: Reader, tmp_path: Path) -> None:
    with pytest.raises(NewskgError, match="unknown export format pajek: choose one of gexf, graphml, csv"):
        export(newsroom, "pajek", tmp_path / "graph.net")
    assert list(tmp_path.iterdir()) == []


class Socket:
    """The least that a stream can be: bytes go in and never come back."""

    def __init__(self) -> None:
        self.sent = b""

    def write(self, data: bytes) -> int:
        self.sent += bytes(data)
        return len(data)

    def flush(self) -> None: ...


@pytest.mark.parametrize("name", FORMATS)
def test_a_stream_needs_no_more_than_to_be_written_to(newsroom: Reader, name: str) -> None:
    stream = Socket()
    write(newsroom, name, cast("BinaryIO", stream))
    whole = io.BytesIO()
    write(newsroom, name, whole)
    if name == "csv":
        with ZipFile(io.BytesIO(stream.sent)) as sent, ZipFile(whole) as expected:
            assert {n: sent.read(n) for n in sent.namelist()} == {n: expected.read(n) for n in expected.namelist()}
    else:
        assert stream.sent == whole.getvalue()

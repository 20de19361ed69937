import io
import json
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import QueryError, StoreError
from kg.ids import ARTICLES_GRAPH, ID, NK
from kg.store import Dataset, GraphWriter, Layout, open_reader

ALL = "SELECT ?s ?w WHERE { ?s ?p ?w } ORDER BY ?w"


def test_select_gives_iris_and_lexical_values(built):
    rows = open_reader(built).select(ALL)
    assert rows[0] == {"s": ID + "quotation/1", "w": "Talks go on"}


def test_select_leaves_out_what_is_unbound(built):
    rows = open_reader(built).select("SELECT ?w ?none (1/0 AS ?error) WHERE { ?s ?p ?w } LIMIT 1")
    assert list(rows[0]) == ["w"]


def test_select_marks_blank_nodes(built):
    assert open_reader(built).select("SELECT (BNODE() AS ?b) {}")[0]["b"].startswith("_:")


@pytest.mark.parametrize("query", ["ASK {}", "CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <a:b>"])
def test_select_refuses_other_forms(built, query):
    with pytest.raises(QueryError, match="no SELECT"):
        open_reader(built).select(query)


@pytest.mark.parametrize("call", [lambda r, q: r.select(q), lambda r, q: r.query(q, "text/csv")])
def test_a_malformed_query_is_an_error_of_one_line_with_its_place(built, call):
    with pytest.raises(QueryError, match=r"error at 1:\d+: expected") as raised:
        call(open_reader(built), "SELECT ?s WHERE { ?s ")
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 400


def test_an_update_is_refused(built):
    with pytest.raises(QueryError):
        open_reader(built).query("DELETE WHERE { ?s ?p ?o }", "text/csv")
    assert len(open_reader(built).select(ALL)) == 2


@pytest.mark.parametrize(
    ("media_type", "begins"),
    [
        ("application/sparql-results+json", b'{"head":{"vars":["w"]}'),
        ("application/sparql-results+xml", b"<?xml"),
        ("text/csv", b"w\r\nTalks go on"),
        ("text/tab-separated-values", b'?w\n"Talks go on"'),
    ],
)
def test_rows_in_every_format(built, media_type, begins):
    assert open_reader(built).query("SELECT ?w { ?s ?p ?w } ORDER BY ?w", media_type).startswith(begins)


def test_a_result_is_written_as_it_is_found(store):
    quads = (Quad(NamedNode(f"{NK}{n}"), NamedNode(NK + "words"), Literal("word " * 20)) for n in range(2000))
    with GraphWriter(store) as writer:
        writer.replace(quads)
    for query, media_type in ((ALL, "text/csv"), ("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle")):
        reader, parts = open_reader(store), Parts()
        reader.write(query, media_type, parts)
        assert len(parts.sizes) > 10
        assert sum(parts.sizes) == len(reader.query(query, media_type))


class Parts(io.RawIOBase):
    """A file that keeps the sizes of what is written."""

    def __init__(self):
        self.sizes = []

    def write(self, data):
        self.sizes.append(len(data))
        return len(data)


def test_a_file_that_nobody_reads_ends_the_query(built):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", buffering=0) as out, pytest.raises(BrokenPipeError):
        open_reader(built).write(ALL, "text/csv", out)


def test_a_dataset_takes_the_place_of_the_graphs_that_the_query_names(built):
    def found(query, **graphs):
        out = io.BytesIO()
        open_reader(built).write(query, "text/csv", out, Dataset(**graphs))
        return out.getvalue().decode().split()[1:]

    every = "SELECT ?w { ?s ?p ?w }"
    assert found(every, default=(ARTICLES_GRAPH,)) == ["read"]
    assert found(every, default=(ARTICLES_GRAPH, ARTICLES_GRAPH)) == ["read"]
    assert found(every.replace("{", "FROM <a:b> {"), default=(ARTICLES_GRAPH,)) == ["read"]
    assert found(every, named=(ARTICLES_GRAPH,)) == []
    assert found("SELECT ?w { GRAPH ?g { ?s ?p ?w } }", named=(ARTICLES_GRAPH,)) == ["read"]
    with pytest.raises(QueryError):
        found(every, default=("no iri",))


def test_ask_in_json(built):
    answer = open_reader(built).query(f"ASK {{ <{ID}quotation/1> ?p ?o }}", "application/sparql-results+json")
    assert json.loads(answer)["boolean"] is True


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s ?p ?o }", f"DESCRIBE <{ID}quotation/1> <{ID}quotation/2>"])
def test_triples_in_every_format(built, query, media_type):
    written = open_reader(built).query(query, media_type)
    assert len(list(parse(written, RdfFormat.from_media_type(media_type)))) == 2


@pytest.mark.parametrize(
    ("query", "media_type"), [(ALL, "text/turtle"), ("DESCRIBE <a:b>", "text/csv"), ("ASK {}", "x/y")]
)
def test_a_format_that_does_not_fit_the_query_is_refused(built, query, media_type):
    with pytest.raises(QueryError, match=f"not {media_type}"):
        open_reader(built).query(query, media_type)


@pytest.mark.parametrize(
    ("media_type", "statements"),
    [
        ("text/turtle", 2),
        ("application/n-triples", 2),
        ("application/n-quads", 3),
        ("application/trig", 3),
        ("application/ld+json", 3),
    ],
)
def test_dump(built, media_type, statements):
    out = io.BytesIO()
    open_reader(built).dump(media_type, out)
    assert len(list(parse(out.getvalue(), RdfFormat.from_media_type(media_type)))) == statements


def test_dump_uses_the_prefixes(built):
    out = io.BytesIO()
    open_reader(built).dump("text/turtle", out)
    assert f"@prefix nk: <{NK}> .".encode() in out.getvalue()


def test_dump_refuses_what_is_not_rdf(built):
    with pytest.raises(QueryError, match="not as text/csv"):
        open_reader(built).dump("text/csv", io.BytesIO())


def test_several_threads_share_one_reader(built):
    reader = open_reader(built)
    with ThreadPoolExecutor(8) as pool:
        found = list(
            pool.map(lambda _: len(reader.select(ALL)) + len(reader.query(ALL, "text/csv").splitlines()), range(200))
        )
    assert set(found) == {2 + 3}


def test_no_store(tmp_path):
    with pytest.raises(StoreError, match=f"no store at {tmp_path}/none: run kg build first"):
        open_reader(tmp_path / "none")


def test_a_store_in_which_nothing_was_built_yet(tmp_path):
    Layout(tmp_path / "store").prepare()
    with pytest.raises(StoreError, match=r"nothing has been built .*: run kg build first"):
        open_reader(tmp_path / "store")


def test_a_newer_format_is_refused(built):
    (built / "FORMAT").write_text("2\n")
    with pytest.raises(StoreError, match="has format 2, and this newskg reads up to 1: upgrade newskg"):
        open_reader(built)


def test_a_format_that_is_no_number_is_refused(built):
    (built / "FORMAT").write_text("?")
    with pytest.raises(StoreError, match="no newskg store"):
        open_reader(built)


def test_a_lost_generation_says_what_to_do(built):
    (built / "CURRENT").write_text("7\n")
    with pytest.raises(StoreError, match=r"7 is missing although CURRENT names it: run kg build"):
        open_reader(built)


def test_a_damaged_generation_is_a_store_error(built):
    for path in (built / "generations" / "1").iterdir():
        path.unlink()
    with pytest.raises(StoreError, match="cannot be opened"):
        open_reader(built)

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import StoreError
from kg.ids import ARTICLES_GRAPH, GRAPH, NK
from kg.store import Change, GraphWriter, Layout, Snapshot, open_reader
from kg.store import writer as writing

NOTES = GRAPH + "notes"
WORDS = f"SELECT ?w WHERE {{ ?s <{NK}words> ?w }} ORDER BY ?w"


def words(store):
    return [row["w"] for row in open_reader(store).select(WORDS)]


def test_replace_adds_what_is_missing_and_removes_what_is_stale(built, statement):
    with GraphWriter(built) as writer:
        change = writer.replace([statement("quotation/1", "Talks go on"), statement("quotation/3", "No deal")])
    assert change == Change(added=1, removed=2)
    assert words(built) == ["No deal", "Talks go on"]


def test_replace_with_the_same_statements_publishes_nothing(built, statement):
    before = Layout(built).newest()
    same = [
        statement("article/1", "read", ARTICLES_GRAPH),
        statement("quotation/2", 'They agreed, "in principle"'),
        statement("quotation/1", "Talks go on"),
        statement("quotation/1", "Talks go on"),
    ]
    with GraphWriter(built) as writer:
        assert writer.replace(same) == Change(0, 0)
    assert Layout(built).newest() == before


@pytest.mark.parametrize(
    ("lexical", "datatype"), [("0.90", "decimal"), ("03", "integer"), ("2025-07-23T10:00:00.0Z", "dateTime")]
)
def test_a_literal_the_database_rewrites_is_no_change(store, lexical, datatype):
    typed = Literal(lexical, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#" + datatype))
    quad = Quad(NamedNode(NK + "a"), NamedNode(NK + "confidence"), typed)
    with GraphWriter(store) as writer:
        assert writer.replace([quad]) == Change(1, 0)
        assert writer.replace([quad]) == Change(0, 0)


def test_a_bulk_of_statements_replaces_another(store, statement, monkeypatch):
    monkeypatch.setattr(writing, "BULK", 2_000)
    with GraphWriter(store) as writer:
        assert writer.replace(statement(f"quotation/{i}", "first") for i in range(2_500)) == Change(2_500, 0)
        change = writer.replace(statement(f"quotation/{i}", "second") for i in range(1_250, 3_750))
    assert change == Change(2_500, 2_500)
    rows = open_reader(store).select("SELECT ?w (COUNT(*) AS ?n) WHERE { ?s ?p ?w } GROUP BY ?w")
    assert rows == [{"w": "second", "n": "2500"}]


def test_other_graphs_are_left_alone(built, statement):
    note = statement("person/1", "kept", NOTES)
    Store(str(built / "graph")).add(note)
    with GraphWriter(built) as writer:
        writer.replace([statement("quotation/3", "No deal")])
    assert open_reader(built).select("SELECT ?w WHERE { GRAPH ?g { ?s ?p ?w } }") == [{"w": "kept"}]


def test_a_statement_for_another_graph_is_refused(built, statement):
    with (
        GraphWriter(built) as writer,
        pytest.raises(StoreError, match=r"notes> is not a derived graph"),
    ):
        writer.replace([statement("person/1", "x", NOTES)])
    assert len(words(built)) == 2


def test_an_empty_first_build_is_a_store_to_read(store):
    with GraphWriter(store) as writer:
        assert writer.replace([]) == Change(0, 0)
    assert words(store) == []


def test_a_second_writer_is_told_whom_to_wait_for(store):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout.readline() == "writing\n"
        with pytest.raises(StoreError, match=f"being written by process {holder.pid} on .*: wait"):
            GraphWriter(store).__enter__()
    finally:
        holder.communicate("end\n")
    with GraphWriter(store) as writer:
        assert writer.replace([]) == Change(0, 0)


HOLDER = """
import sys
from kg.store import GraphWriter
with GraphWriter(sys.argv[1]):
    print("writing", flush=True)
    sys.stdin.readline()
"""


def test_a_second_writer_in_the_same_process_is_refused(store):
    with GraphWriter(store), pytest.raises(StoreError, match="being written by process"):
        GraphWriter(store).__enter__()


def test_a_writer_outside_its_with_block_is_refused(store):
    with pytest.raises(StoreError, match="with block"):
        GraphWriter(store).replace([])


def test_a_reader_goes_on_with_the_generation_it_holds(built, statement):
    old = open_reader(built)
    with GraphWriter(built) as writer:
        for number in range(6):
            writer.replace([statement("quotation/1", f"version {number}")])
    assert len(old.select(WORDS)) == 2
    assert (built / "generations" / "1").is_dir()
    assert words(built) == ["version 5"]


def test_generations_nobody_holds_are_deleted(built, statement):
    held = open_reader(built)
    with GraphWriter(built) as writer:
        for number in range(6):
            writer.replace([statement("quotation/1", f"version {number}")])
        assert isinstance(held, Snapshot)
        del held
        writer.replace([])
    assert sorted(path.name for path in (built / "generations").iterdir()) == ["6", "7", "8"]


def test_leftovers_of_a_killed_writer_are_removed(built):
    (built / "generations" / "2.tmp").mkdir()
    (built / "generations" / "2.tmp" / "000001.sst").write_bytes(b"half")
    (built / "graph" / "bulk-0123.sst").write_bytes(b"half")
    with GraphWriter(built):
        pass
    assert not list(built.rglob("*.tmp"))
    assert not list(built.rglob("bulk-*"))


def test_a_lost_writer_database_is_made_again(built, statement):
    shutil.rmtree(built / "graph")
    with GraphWriter(built) as writer:
        assert writer.replace([statement("quotation/1", "again")]) == Change(1, 0)
    assert words(built) == ["again"]


def test_a_directory_that_holds_something_else_is_refused(tmp_path: Path):
    (tmp_path / "thesis.docx").write_text("x")
    with pytest.raises(StoreError, match=r"holds other files \(thesis\.docx\)"):
        GraphWriter(tmp_path).__enter__()
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_where_the_store_should_be_is_refused(tmp_path: Path):
    (tmp_path / "store").write_text("x")
    with pytest.raises(StoreError, match="cannot be made"):
        GraphWriter(tmp_path / "store").__enter__()


def test_after_a_large_change_the_files_are_put_in_order(tmp_path, statement, monkeypatch):
    def files(name: str) -> int:
        with GraphWriter(tmp_path / name) as writer:
            for times in (1, 2):  # the second writes among what the first wrote
                writer.replace(statement(f"quotation/{n * (3 - times)}", "Said") for n in range(writing.BULK * times))
        return len(list((tmp_path / name / "generations" / "2").glob("*.sst")))

    in_order = files("in order")
    monkeypatch.setattr(writing, "MUCH", 1e9)
    assert in_order < files("as it comes")

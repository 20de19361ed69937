"""Edits of graphs: whole or not at all, published together, never with half of a build."""

import json

import pytest
from pyoxigraph import Literal, NamedNode, Store, Triple

from kg.errors import QueryError, QueryFailed, StoreError
from kg.ids import ARTICLES_GRAPH
from kg.store import Change, GraphWriter, Journal, Layout, open_reader

NOTES = "http://example.org/notes"
NOTE = Triple(NamedNode("http://example.org/a"), NamedNode("http://example.org/note"), Literal("checked"))


def notes(store):
    return [
        row["o"] for row in open_reader(store).select(f"SELECT ?o {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }} ORDER BY ?o")
    ]


def test_edits_are_seen_once_they_are_published(built):
    before = open_reader(built).generation
    with GraphWriter(built) as writer:
        writer.insert(NOTES, [NOTE])
        writer.update(f"INSERT DATA {{ GRAPH <{NOTES}> {{ <a> <b> 'more' }} }}", "http://example.org/")
        assert notes(built) == []
        assert writer.publish() == before + 1
        assert notes(built) == ["checked", "more"]
        assert writer.publish() == before + 1


def test_a_build_leaves_edits_and_publishes_them(built, statement):
    with GraphWriter(built) as writer:
        writer.insert(NOTES, [NOTE])
    kept = [statement("quotation/1", "Talks go on"), statement("article/1", "read", ARTICLES_GRAPH)]
    with GraphWriter(built) as writer:
        assert writer.replace(kept) == Change(0, 1)
    assert notes(built) == ["checked"]


def test_a_graph_without_triples_is_there(built):
    with GraphWriter(built) as writer:
        assert not writer.has_graph(NOTES)
        writer.insert(NOTES, [])
        assert writer.has_graph(NOTES)


def test_what_fails_changes_nothing(built):
    with GraphWriter(built) as writer:
        with pytest.raises(QueryError, match="malformed"):
            writer.update("INSERT DATA {")
        with pytest.raises(QueryFailed, match="does not exist"):
            writer.update(f"INSERT DATA {{ GRAPH <{NOTES}> {{ <a:a> <a:b> 1 }} }}; DROP GRAPH <a:none>")
        assert not writer.has_graph(NOTES)


def test_half_of_a_build_is_not_published_by_an_edit(built, statement):
    # The state of a build that was killed among its statements.
    Store(str(built / "graph")).add(statement("quotation/3", "No deal"))
    (built / "unpublished").touch()
    with GraphWriter(built) as writer:
        with pytest.raises(StoreError, match="run kg build again"):
            writer.update("CLEAR DEFAULT")
        with pytest.raises(StoreError, match="run kg build again"):
            writer.insert(NOTES, [NOTE])
    assert len(open_reader(built).select("SELECT * WHERE { ?s ?p ?w }")) == 2


def test_edits_of_a_killed_writer_come_with_the_next_publishing(built):
    with GraphWriter(built) as writer:
        writer.insert(NOTES, [NOTE])  # and it ends here, unpublished
    with GraphWriter(built) as writer:
        writer.publish()
    assert notes(built) == ["checked"]


def test_the_log_tells_of_each_write_and_keeps_long_texts_short(built):
    path = Layout(built).writes
    for who in ("ann", "bo"):
        with Journal(path) as journal:
            entry = journal.asked(who, "update", None, b"x" * 10_000 + b"\xff")
            journal.refused(entry, "no\nway")
            journal.sync()
    asked, refused, other, _ = map(json.loads, path.read_text().splitlines())
    assert (asked["token"], other["token"]) == ("ann", "bo")
    assert (asked["bytes"], len(asked["text"])) == (10_001, 4_000)
    assert asked["write"] == refused["write"] != other["write"]
    assert refused["refused"] == "no\nway"
    assert path.stat().st_mode & 0o077 == 0

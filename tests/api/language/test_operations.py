"""What an update writes, told from its text: held against what the engine makes of the same text."""

import time

import pytest
from pyoxigraph import Store

from api.language.operations import ALL, DEFAULT, NAMED, operations, written_graphs
from api.language.update_tokens import Unclear
from api.writing.admission import Forbidden, admitted
from api.writing.edits import Update
from kg.errors import QueryError, QueryRefused
from kg.ids import ARTICLES_GRAPH
from kg.store import Dataset

BASE = "http://here.org/update"


def written(text: str) -> list[set[str | None]]:
    return [written_graphs(operation, BASE) for operation in operations(text)]


@pytest.mark.parametrize(
    ("text", "graphs"),
    [
        ("", []),
        ("PREFIX : <http://x.org/> # nothing follows", []),
        ("INSERT DATA { <a> <b> 1 }", [{DEFAULT}]),
        ("INSERT DATA { GRAPH <g> { <a> <b> 1 } }", [{"http://here.org/g"}]),
        ("INSERT DATA { GRAPH <g:1> { <a> <b> 1 } <a> <b> 1 . GRAPH <g:2> {} }", [{"g:1", DEFAULT, "g:2"}]),
        ("insert\tdata{graph<g:1>{<a:a><a:b>1}}", [{"g:1"}]),
        ("INSERT DATA { GRAPH <g:1> { <a:a> <a:b> '}', \"{\", '''it's {''', \"\"\"\\\"\"\"\" } } # {", [{"g:1"}]),
        ("INSERT DATA { GRAPH <g:1> { <a:#a> <a:b> [ <a:c> ( 1 [] ) ] } }", [{"g:1"}]),
        ("PREFIX p: <http://x.org/> DELETE DATA { GRAPH p:a\\-b { p:x p:y p:z } }", [{"http://x.org/a-b"}]),
        ("PREFIX p: <g:> PREFIX p: <h:> CREATE GRAPH p:a ; CREATE SILENT GRAPH p:a", [{"h:a"}, {"h:a"}]),
        ("BASE <http://x.org/a/b> DROP GRAPH <../c>", [{"http://x.org/c"}]),
        ("DROP GRAPH <https://w3id.org/newskg/graph/x\\u002Farticles>", [{"https://w3id.org/newskg/graph/x/articles"}]),
        ("CLEAR DEFAULT; CLEAR NAMED; DROP SILENT ALL;", [{DEFAULT}, {NAMED}, {ALL}]),
        ("COPY <g:1> TO <g:2>; MOVE <g:1> TO GRAPH <g:2>; ADD DEFAULT TO <g:1>", [{"g:2"}, {"g:1", "g:2"}, {"g:1"}]),
        ("COPY <g:1> TO DEFAULT; MOVE DEFAULT TO <g:1>", [{DEFAULT}, {DEFAULT, "g:1"}]),
        ("DELETE WHERE { ?s ?p ?o }", [{DEFAULT}]),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", [{None}]),
        ("DELETE { GRAPH <g:1> { ?s ?p ?o } } INSERT { GRAPH $g {} } WHERE { ?s ?p ?o }", [{"g:1", None}]),
        ("WITH <g:1> DELETE { ?s ?p ?o } INSERT { GRAPH <g:2> { ?s ?p 1 } } WHERE { ?s ?p ?o }", [{"g:1", "g:2"}]),
        ("WITH <g:1> INSERT { } USING <g:2> USING NAMED <g:3> WHERE { GRAPH <g:3> { ?s ?p ?o } }", [set()]),
        ("INSERT { GRAPH <g:1> { ?s ?p ?o } } WHERE { ?s <a#b> ?o FILTER(?o<?s && ?s>?o) }", [{"g:1"}]),
    ],
)
def test_what_an_update_writes(text: str, graphs: list[set[str | None]]) -> None:
    assert written(text) == graphs
    Store().update(
        "CREATE SILENT GRAPH <g:1>;" * ("<g:1> TO" in text) + text.replace("DROP G", "DROP SILENT G"), base_iri=BASE
    )


@pytest.mark.parametrize(
    "text",
    [
        "INSERTDATA { GRAPH <g:1> { <a> <b> 1 } }",
        "PREFIX p: <g:> INSERT DATA { GRAPHp:1 { <a> <b> 1 } }",
        "DROPALL",
        "INSERT {} WHERE { ?a ?b ?c FILTER(?a<?b#>)\n} ; DROP ALL #>)}",
        "INSERT {} WHERE { ?a ?b ?c FILTER(?a<?b&&(?c>?a)) }",
        "INSERT DATA { GRAPH <g:1> { { <a> <b> 1 } } }",
        "INSERT DATA { GRAPH <g:1> { <a> <b> 1 ",
        "INSERT DATA { GRAPH <g:1> { <a> <b> (1 } } )",
        "INSERT DATA { GRAPH <g:1> { <a> <b> '1 } }",
        "INSERT DATA \\u007B <a> <b> 1 }",
        "CLEAR ALL CLEAR ALL",
        "SELECT * { ?s ?p ?o }",
        "WITH <g:1> DELETE WHERE { ?s ?p ?o }",
    ],
)
def test_what_cannot_be_told_is_refused(text: str) -> None:
    with pytest.raises(Unclear):
        written(text)


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://127.0.0.1:9/>",
        "LOADSILENT<http://127.0.0.1:9/>",
        "CREATE GRAPH <g:1>; # LOAD\nload <http://127.0.0.1:9/>",
        "INSERT {} WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "INSERT {} WHERE { FILTER EXISTS { SERVICE SILENT ?x { ?s ?p ?o } } }",
        "PREFIX x: <http://127.0.0.1:9/> INSERT {} WHERE { SERVICEx:y { ?s ?p ?o } }",
        "INSERT {} WHERE { serviceSILENT<http://127.0.0.1:9/>{ ?s ?p ?o } }",
        "INSERT {} WHERE " + "{" * 3000 + "}" * 3000,
    ],
)
def test_what_would_reach_out_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused):
        operations(text)


def test_a_load_that_is_silent_comes_to_nothing() -> None:
    loads = "load silent <http://127.0.0.1:9/> into graph <g:1> ; LOAD SILENT <a:b>"
    text = f"{loads};INSERT DATA {{ GRAPH <g:1> {{ <a> <b> 1 }} }}"
    store = Store()
    store.update(admitted(Update("ann", False, text, BASE)), base_iri=BASE)
    assert len(store) == 1
    assert "127.0.0.1" not in admitted(Update("ann", False, text, BASE))


def test_prefixes_hold_from_where_they_stand() -> None:
    assert written("PREFIX p: <g:> CREATE GRAPH p:a ; PREFIX p: <h:> CREATE GRAPH p:a") == [{"g:a"}, {"h:a"}]


def test_words_are_no_clauses() -> None:
    operations("INSERT DATA { <a:LOAD> <a:SERVICE> 'LOAD <x> SERVICE <y>' } # SERVICE")
    operations("PREFIX a: <a:> INSERT {} WHERE { ?service a:service 'SERVICE' , <a:service> }")


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a> <b> 1 }",
        f"INSERT DATA {{ GRAPH <{ARTICLES_GRAPH}> {{ <a> <b> 1 }} }}",
        "PREFIX g: <https://w3id.org/newskg/graph/> DROP GRAPH g:articles",
        "BASE <https://w3id.org/newskg/x/y> CLEAR GRAPH <../graph/./articles>",
        "DROP GRAPH <https://w3id.org/newskg/graph/\\u0061rticles>",
        "CLEAR NAMED",
        "DROP ALL",
        "MOVE DEFAULT TO <g:1>",
        f"MOVE <{ARTICLES_GRAPH}> TO <g:1>",
        "INSERT { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "CREATE GRAPH <g:1>; DELETE WHERE { ?s ?p ?o }",
    ],
)
def test_what_the_builder_wrote_is_not_for_every_token(text: str) -> None:
    with pytest.raises(Forbidden):
        admitted(Update("ann", False, text, BASE))
    assert admitted(Update("bo", True, text, BASE)) == text


def test_a_malformed_update_is_told_in_the_words_of_the_engine() -> None:
    with pytest.raises(QueryError, match="malformed"):
        admitted(Update("ann", False, "# one\nINSERTDATA { GRAPH <g:1> {} }}", BASE))
    with pytest.raises(QueryError, match="malformed"):
        admitted(Update("ann", False, "DROP GRAPH nowhere:g", BASE))


def test_graphs_of_the_request_take_the_place_of_the_default_graph() -> None:
    store = Store()
    store.update("INSERT DATA { <a:0> <a:p> 0 GRAPH <g:1> { <a:1> <a:p> 1 } GRAPH <g:2> { <a:2> <a:p> 2 } }")
    text = """INSERT { GRAPH <g:out> { ?s <a:seen> ?g } } WHERE { ?s <a:p> ?o OPTIONAL { GRAPH ?g { ?x <a:p> ?y } } } ;
        DELETE WHERE { ?s <a:p> 1 }"""
    store.update(admitted(Update("ann", True, text, BASE, Dataset(("g:1",), ("g:2",)))))
    seen = [tuple(row) for row in store.query("SELECT ?s ?g { GRAPH <g:out> { ?s <a:seen> ?g } }")]
    assert [(s.value, g.value) for s, g in seen] == [("a:1", "g:2")]
    with pytest.raises(QueryError, match="leave one out"):
        admitted(Update("ann", True, "INSERT {} USING <g:1> WHERE {}", BASE, Dataset(("g:1",))))


@pytest.mark.parametrize(
    "text",
    ['"' * 50_000, "<" * 50_000, "'''" + "''a" * 30_000, "a." * 50_000, "a:" + "." * 50_000, "<a" * 50_000, "{(" * 99],
)
def test_reading_takes_time_in_proportion(text: str) -> None:
    began = time.monotonic()
    with pytest.raises(QueryError):
        operations("INSERT DATA { " + text)
    assert time.monotonic() - began < 3

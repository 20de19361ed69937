"""SPARQL 1.1 Update, spoken to a running service."""

import json
import socket
from pathlib import Path

import pytest
from serving import Service, problem
from writers import BUILDER, CURATOR, NOTES, A, as_holder, in_notes, notes, rows, update

from kg.ids import ARTICLES_GRAPH

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def store(written: Path) -> Path:
    return written


@pytest.fixture
def client(writable: Service) -> Service:
    return writable


def test_an_update_is_seen_by_the_next_query(client: Service) -> None:
    for n in range(5):
        assert update(client, in_notes(f"{A} <p:seen> {n}")).status_code == 204
        assert len(notes(client, "<p:seen>")) == n + 1


def test_both_posts(client: Service) -> None:
    for n, fields in enumerate({"update": in_notes(f"{A} <p:form> {n}")} for n in range(2)):
        response = client.post("/update", data=fields, headers=as_holder(CURATOR))
        assert (response.status_code, len(notes(client, "<p:form>"))) == (204, n + 1)


def test_relative_iris_are_relative_to_the_endpoint(client: Service) -> None:
    update(client, in_notes(f"{A} <p:base> <here>"))
    assert notes(client, "<p:base>") == [str(client.base_url.join("/here"))]


def test_the_request_names_the_graphs_of_the_pattern(client: Service) -> None:
    update(client, f"INSERT DATA {{ GRAPH <g:1> {{ {A} <p:in> 1 }} GRAPH <g:2> {{ {A} <p:in> 2 }} }}")
    text = f"INSERT {{ GRAPH <{NOTES}> {{ ?s <p:using> ?o }} }} WHERE {{ %s }}"
    named = {"using-named-graph-uri": "g:2"}
    for parameters, pattern in (
        ({"using-graph-uri": ["g:1", "g:1"]}, "?s <p:in> ?o"),
        (named, "GRAPH ?g { ?s <p:in> ?o }"),
    ):
        assert update(client, text % pattern, params=parameters).status_code == 204
    assert notes(client, "<p:using>") == ["1", "2"]
    fields = {"update": text.replace("using", "form") % "?s <p:in> ?o", "using-graph-uri": "g:2"}
    assert client.post("/update", data=fields, headers=as_holder(CURATOR)).status_code == 204
    assert notes(client, "<p:form>")[-1] == "2"
    twice = f"WITH <g:1> {text}" % "?s <p:in> ?o"
    assert "leave one out" in problem(update(client, twice, params=named), 400)
    assert problem(update(client, text % "", params={"using-graph-uri": "no iri"}), 400)


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"INSERT DATA {", "application/sparql-update", 400),
        (b"SELECT * { ?s ?p ?o }", "application/sparql-update", 400),
        (b"DROP GRAPH <g:none>", "application/sparql-update", 400),
        (b"CLEAR \xff", "application/sparql-update", 400),
        ("CLEAR ALL".encode("utf-16"), "application/sparql-update; charset=utf-16", 415),
        (b"CLEAR ALL", "text/plain", 415),
        (b"CLEAR ALL", "", 415),
        (b"update=CLEAR+NAMED&update=CLEAR+DEFAULT", FORM, 400),
        (b"update=%ff", FORM, 400),
        (b"query=CLEAR+ALL", FORM, 400),
        (b"#" * ((1 << 23) + 1), "application/sparql-update", 413),
    ],
)
def test_what_is_no_update_is_a_problem(client: Service, content: bytes, kind: str, status: int) -> None:
    headers = {**as_holder(BUILDER), **({"Content-Type": kind} if kind else {})}
    assert problem(client.post("/update", content=content, headers=headers), status)


def test_an_update_is_posted(client: Service) -> None:
    for response in (client.get("/update", params={"update": "CLEAR ALL"}), client.put("/update", content="CLEAR ALL")):
        assert problem(response, 405)
        assert "POST" in response.headers["allow"]


def test_an_update_is_done_whole_or_not_at_all(client: Service) -> None:
    assert problem(update(client, in_notes(f"{A} <p:half> 1") + "; DROP GRAPH <g:none>"), 400)
    assert notes(client, "<p:half>") == []


@pytest.mark.parametrize(
    "text",
    [
        f"INSERT DATA {{ {A} {A} 1 }}",
        "PREFIX g: <https://w3id.org/newskg/graph/> DELETE WHERE { GRAPH g:articles { ?s ?p ?o } }",
        "CLEAR ALL",
        "CLEAR NAMED",
        "INSERT { GRAPH ?g { ?s ?p 1 } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        in_notes(f"{A} <p:derived> 1") + "; DELETE WHERE { ?s ?p ?o }",
    ],
)
def test_what_the_builder_wrote_is_read_only(client: Service, text: str) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ {{ ?s ?p ?o }} UNION {{ GRAPH <{ARTICLES_GRAPH}> {{ ?s ?p ?o }} }} }}"
    before = rows(client, query)
    assert problem(update(client, text), 403)
    assert rows(client, query) == before
    assert notes(client, "<p:derived>") == []


def test_a_token_that_may_changes_what_the_builder_wrote(client: Service) -> None:
    assert update(client, "INSERT DATA { <s:s> <p:mine> 1 }", BUILDER).status_code == 204
    assert rows(client, "SELECT ?o { ?s <p:mine> ?o }") == [{"o": "1"}]
    assert update(client, "DELETE WHERE { ?s <p:mine> ?o }", BUILDER).status_code == 204
    assert rows(client, "SELECT ?o { ?s <p:mine> ?o }") == []


def test_no_update_reaches_out(client: Service) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.3)
        there = f"<http://127.0.0.1:{listening.getsockname()[1]}/>"
        for text in (
            f"LOAD {there}",
            f"LOAD {there} INTO GRAPH <{NOTES}>",
            f"LOADSILENT{there}",
            f"INSERT {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }} WHERE {{ SERVICE {there} {{ ?s ?p ?o }} }}",
            f"INSERT {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }} WHERE {{ SERVICE SILENT {there} {{ ?s ?p ?o }} }}",
        ):
            assert "refused" in problem(update(client, text, BUILDER), 400)
        update(client, f"LOAD SILENT {there}", BUILDER)
        with pytest.raises(TimeoutError):
            listening.accept()


def test_each_write_is_logged(client: Service, store: Path) -> None:
    text = in_notes(f"{A} <p:logged> 'ö'")
    update(client, text)
    update(client, "DROP ALL")
    client.delete("/graphs/nothing", headers=as_holder(BUILDER))
    lines = [json.loads(line) for line in (store / "writes.jsonl").read_text().splitlines()]
    done, asked, refused, deleted, missing = lines[-5:]
    assert (done["token"], done["what"], done["text"]) == ("curator", "update", text)
    assert done["time"] <= asked["time"] <= deleted["time"]
    assert asked["write"] == refused["write"] != done["write"]
    assert "may not" in refused["refused"]
    assert (deleted["token"], deleted["what"], deleted["graph"]) == (
        "builder",
        "delete",
        str(client.base_url.join("/graphs/nothing")),
    )
    assert "no graph" in missing["refused"]
    assert CURATOR not in (store / "writes.jsonl").read_text()

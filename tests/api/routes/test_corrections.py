"""Corrections made, listed and taken back over HTTP."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from rdflib import RDF, Graph, URIRef
from serving import Service, problem, serving
from writers import BUILDER, CURATOR, TOKENS, as_holder

from api.description.examples import ANSWERS
from kg.corrections import Journal
from kg.ids import NK
from tests.correcting.newsroom import NEWS, built, statements

RENAME = {"correction": "rename", "target": "Hanna Morwick", "label": "Hanna Morwík", "why": "as she spells it"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("corrections") / "store"
    built(made, *NEWS)
    return made


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[Service]:
    with serving(store, workers="1", tokens=TOKENS, client_queries="2") as made:
        made.timeout = 120
        yield made


def post(client: Service, sent: object, token: str = BUILDER) -> httpx.Response:
    return client.post("/corrections", json=sent, headers=as_holder(token))


def people(client: Service) -> list[str]:
    return [item["label"] for item in client.get("/people").json()["items"]]


def test_a_correction_is_made_listed_and_taken_back(client: Service, store: Path) -> None:
    before = statements(store)
    made = post(client, [RENAME, {"correction": "link", "target": "c#mention:0-13", "identifier": "wikidata:Q1"}])
    assert made.status_code == 201, made.text
    rename, link = made.json()["corrections"]
    assert (rename["who"], rename["why"], rename["applies"]) == ("builder", "as she spells it", True)
    assert "Hanna Morwick (id/person/hanna-morwick) is now called Hanna Morwík" in made.json()["changes"]
    assert "Hanna Morwík" in people(client)
    assert [entry.id for entry in Journal(store).standing()] == [rename["id"], link["id"]]

    page = client.get("/corrections", params={"limit": 1})
    (item,) = page.json()["items"]
    rest = client.get(page.json()["next"]).json()
    assert {item["id"], rest["items"][0]["id"]} == {rename["id"], link["id"]}
    assert rest["next"] is None
    one = client.get(made.headers["location"]).json()
    assert one["said"] == {"target": {"address": "c#mention:0-13", "words": "Hanna Morwick"}, "label": "Hanna Morwík"}
    assert [concerned["label"] for concerned in one["concerns"]] == ["Hanna Morwík"]

    for key in (link["id"], rename["id"]):
        undone = client.delete(f"/corrections/{key}", headers=as_holder(BUILDER))
        assert undone.status_code == 200, undone.text
        assert undone.json()["corrections"][0]["undone"] == key
        assert problem(client.get(f"/corrections/{key}"), 404)
    assert problem(client.delete(f"/corrections/{key}", headers=as_holder(BUILDER)), 404)
    assert statements(store) == before
    assert client.get("/corrections").json()["items"] == []


def test_an_answer_is_what_the_graph_says(client: Service) -> None:
    made = post(client, RENAME | {"label": "H. Morwick"}).json()["corrections"][0]
    shown = client.get(f"/corrections/{made['id']}")
    assert ANSWERS["get", "/corrections/{key}"][1].keys() == shown.json().keys()
    context = client.get("/corrections/context.jsonld").json()
    given = shown.json() | {"@context": context["@context"]}
    graph = Graph().parse(data=json.dumps(given), format="json-ld")
    (node,) = graph.subjects(RDF.type, URIRef(NK + "Correction"))
    query = f"CONSTRUCT {{ <{node}> ?p ?o }} WHERE {{ GRAPH ?g {{ <{node}> ?p ?o }} }}"
    told = client.get("/sparql", params={"query": query}, headers={"Accept": "application/n-triples"})
    assert set(graph.triples((node, None, None))) <= set(Graph().parse(data=told.text, format="nt"))
    client.delete(f"/corrections/{made['id']}", headers=as_holder(BUILDER))


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        (RENAME | {"target": "Nobody"}, 422, "nobody and nothing in the graph has this name"),
        (RENAME | {"colour": "red"}, 400, "unknown field `colour`"),
        ({"correction": "melt", "target": "x"}, 400, "Invalid enum value 'melt'"),
        ([], 400, "Send one to 1000 corrections"),
        ("text", 400, "This is no correction"),
    ],
)
def test_what_cannot_be_corrected_is_a_problem_and_keeps_nothing(
    client: Service, store: Path, sent: object, status: int, says: str
) -> None:
    before = Journal(store).entries()
    answer = post(client, sent)
    problem(answer, status)
    assert says in answer.json()["detail"]
    assert Journal(store).entries() == before


def test_correcting_takes_a_token_that_may(client: Service) -> None:
    assert problem(post(client, RENAME, CURATOR), 403)
    assert problem(client.post("/corrections", json=RENAME), 401)
    assert problem(client.delete("/corrections/0123456789"), 401)
    assert problem(client.post("/corrections", content=b"x", headers=as_holder(BUILDER)), 415)

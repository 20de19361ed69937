"""Judgements over HTTP: of one thing, page by page, as RDF; and what is unsure, most valuable first."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest
from rdflib import Graph, URIRef
from serving import BROWSER, Service, problem, serving

from kg.corrections.candidates import Candidates
from kg.ids import ID, JUDGEMENTS_GRAPH, NK
from tests.corrections.link import LINK
from tests.judgements.conftest import MARA, OTHER, QUELL, VELT, judged_store

__all__ = ["judged_store"]
HYDRA = "http://www.w3.org/ns/hydra/core#"


@pytest.fixture(scope="module")
def client(judged_store: Path) -> Iterator[Service]:
    with serving(judged_store, workers="2") as made:
        yield made


def found(client: httpx.Client, **parameters: object) -> list[dict]:
    response = client.get("/judgements", params=parameters)
    assert response.status_code == 200, response.text
    return response.json()["items"]


def test_the_judgements_on_one_thing(client: httpx.Client) -> None:
    assert {item["reason"] for item in found(client, of=MARA.iri)} == {
        "a surname and the full name before it",
        "the full name, and the day",
        "the surname alone",
        "a tenor and a mayor",
    }
    assert [item["verdict"] for item in found(client, of=OTHER.iri)] == ["Different"]
    assert found(client, of=QUELL.iri) == []
    assert [item["reason"] for item in found(client, verdict="unsure")] == ["the surname alone"]
    assert found(client, of=OTHER.iri, verdict="same") == []


def test_a_judgement_has_both_sides_with_their_sentences(client: httpx.Client) -> None:
    (item,) = found(client, of=VELT.iri)
    assert item["score"] == "0.4"
    assert item["moves"] == 2
    assert item["features"][0] == {"name": "name", "says": "the surname alone", "weight": 0.5}
    left, right = item["sides"]
    assert left["sentence"] == {"quote": "Mayor Mara Velt opened a bridge in Velmora.", "start": 11, "end": 54}
    assert left["article"]["outlet"] == "The Velmora Bell"
    assert right["sentence"] == {"quote": "Velt flies home", "start": None, "end": None}
    assert (left["entity"]["iri"], right["entity"]["label"]) == (MARA.iri, "Velt")


def test_pages_follow_one_another(client: httpx.Client) -> None:
    every = [item["iri"] for item in found(client)]
    assert len(every) == len(set(every)) == 4
    seen, address = [], "/judgements?limit=1"
    while address:
        answer = client.get(address)
        seen += [item["iri"] for item in answer.json()["items"]]
        assert ("next" in answer.links) == bool(answer.json()["next"])
        address = answer.json()["next"]
    assert seen == every


def test_an_answer_says_what_the_graph_says(client: httpx.Client) -> None:
    known = set(Graph().parse(data=client.get("/export/turtle").text, format="turtle"))
    judgements = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{JUDGEMENTS_GRAPH}> {{ ?s ?p ?o }} }}"
    turtle = client.get("/sparql", params={"query": judgements}, headers={"Accept": "text/turtle"}).text
    known |= set(Graph().parse(data=turtle, format="turtle"))
    for path in ("/judgements", "/review"):
        said = set(Graph().parse(data=client.get(path).text, format="json-ld"))
        about = {t for t in said if not str(t[1]).startswith(HYDRA)}
        assert about <= known, about - known
        for name in ("left", "right", "verdict", "reason", "score", "entity", "inArticle"):
            assert any(str(predicate) == NK + name for _, predicate, _ in about), name


def test_what_is_unsure_with_all_that_is_known_of_both(client: httpx.Client) -> None:
    answer = client.get("/review").json()
    (item,) = answer["items"]
    assert item["worth"] == 1.6
    left, right = (side["entity"] for side in item["sides"])
    assert (left["label"], left["roles"], right["other_labels"]) == ("Mara Velt", ["mayor (2031-05-03)"], [])
    assert (answer["next"], answer["candidates"]) == (None, [])
    assert [side["beside"] for side in item["sides"]] == [None, {"quote": "Velt was tired.", "start": 0, "end": 15}]


def test_links_that_wait_are_given_too(client: httpx.Client, judged_store: Path) -> None:
    candidates = Candidates(judged_store)
    candidates.put([LINK])
    try:
        assert client.get("/review").json()["candidates"] == [json.loads(msgspec.json.encode(LINK))]
        candidates.path.write_text("nonsense\n")
        assert "candidates.jsonl, line 1" in problem(client.get("/review"), 503)
    finally:
        candidates.path.unlink()


def test_a_judgement_has_an_address_and_entities_lead_to_theirs(client: httpx.Client) -> None:
    (item,) = found(client, of=VELT.iri)
    path = item["iri"].removeprefix("https://w3id.org/newskg")
    turtle = Graph().parse(data=client.get(path, headers={"Accept": "text/turtle"}).text, format="turtle")
    assert {str(o) for o in turtle.objects(URIRef(item["iri"]), URIRef(NK + "entity"))} == {MARA.iri, VELT.iri}
    page = client.get(path, headers={"Accept": BROWSER})
    assert "the surname alone" in page.text
    page = client.get("/id/person/velt", headers={"Accept": BROWSER}).text
    address = page.partition('href="/judgements?of=')[2].partition('"')[0]
    assert client.get(f"/judgements?of={address}").json()["items"] == [item]
    assert "/judgements" not in client.get("/id/article/opening", headers={"Accept": BROWSER}).text


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("/judgements", {"verdict": "perhaps"}),
        ("/judgements", {"of": 'a> } UNION { ?s ?p ?o } #"'}),
        ("/judgements", {"after": "nonsense"}),
        ("/review", {"after": "nonsense"}),
        ("/review", {"limit": "0"}),
    ],
)
def test_what_makes_no_sense_is_a_problem(client: httpx.Client, path: str, parameters: dict[str, str]) -> None:
    assert problem(client.get(path, params=parameters), 400)


def test_the_context_is_served(client: httpx.Client) -> None:
    address = client.get("/judgements").json()["@context"]
    assert address.endswith("/judgements/context.jsonld")
    assert client.get(address).headers["content-type"] == "application/ld+json"
    assert ID not in client.get(address).text


@pytest.mark.parametrize("path", ["/judgements", "/review"])
def test_the_example_of_the_description_has_the_fields_of_an_answer(client: httpx.Client, path: str) -> None:
    answer = client.get(path, params={"limit": 1}).json()
    described = client.get("/openapi.json").json()["paths"][path]["get"]["responses"]["200"]
    example = described["content"]["application/json"]["example"]
    assert example.keys() == answer.keys()
    shown, item = example["items"][0], answer["items"][0]
    assert shown.keys() == item.keys()
    assert shown["sides"][0].keys() == item["sides"][0].keys()
    assert shown["sides"][0]["entity"].keys() == item["sides"][0]["entity"].keys()
    assert shown["sides"][0]["article"].keys() == item["sides"][0]["article"].keys()

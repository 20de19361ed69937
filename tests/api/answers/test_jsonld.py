"""Every answer of a look-up is RDF: read as JSON-LD, it says nothing but what the graph says, and what pages are."""

import json
from urllib.request import urlopen

import httpx
import pytest
from rdflib import Dataset, Graph, URIRef
from rdflib import Literal as RdfLiteral
from serving import NEWS

from kg.ids import ID, NK

HYDRA = "http://www.w3.org/ns/hydra/core#"
ROUTES = {
    "/people": 12,
    "/people?name=valdane": 8,
    "/organizations": 4,
    "/places": 15,
    "/people?asof=2031-05": 13,
    "/delegations": 10,
    "/delegations?asof=2031-05": 10,
    "/events": 20,
    "/events?place=Vell": 8,
    "/articles": 7,
    "/search?q=lumport": 15,
    "/search?q=foreign": 6,
    "/people?limit=1": 6,
}


@pytest.fixture(scope="module")
def known() -> set:
    return set(Graph().parse(NEWS))


def triples(text: str) -> set:
    graph = Graph().parse(data=text, format="json-ld")
    return set(graph)


@pytest.mark.parametrize("route", ROUTES)
def test_an_answer_says_what_the_graph_says(client: httpx.Client, known: set, route: str) -> None:
    answer = client.get(route)
    said = triples(answer.text)
    about_the_graph = {t for t in said if not str(t[1]).startswith(HYDRA)}
    assert about_the_graph <= known
    assert len(about_the_graph) >= ROUTES[route]
    page = URIRef(str(answer.url))
    members = {o for s, p, o in said if p == URIRef(HYDRA + "member") and s == page}
    assert members == {URIRef(item["iri"]) for item in answer.json()["items"]}


def test_values_keep_their_types(client: httpx.Client, known: set) -> None:
    said = triples(client.get("/events").text)
    event = URIRef(ID + "event/storm")
    for name in ("date", "killed", "eventStatus", "place"):
        wanted = {t for t in known if t[:2] == (event, URIRef(NK + name))}
        assert wanted and wanted <= said


def test_the_next_page_is_a_link_in_the_graph_too(client: httpx.Client) -> None:
    answer = client.get("/places", params={"limit": 1})
    links = {(str(s), str(o)) for s, p, o in triples(answer.text) if p == URIRef(HYDRA + "next")}
    assert links == {(str(answer.url), answer.json()["next"])}


def test_the_context_is_served_where_answers_say(client: httpx.Client) -> None:
    address = client.get("/people").json()["@context"]
    assert address == str(client.base_url.join("/context.jsonld"))
    with urlopen(address) as answer:
        assert answer.headers["content-type"] == "application/ld+json"
        context = json.load(answer)["@context"]
    for route in ROUTES:
        for item in client.get(route).json()["items"]:
            assert item.keys() <= context.keys()


def test_the_media_type_is_that_of_json_ld_where_it_is_asked_for(client: httpx.Client) -> None:
    def given(accept: str) -> str:
        return client.get("/people", headers={"Accept": accept}).headers["content-type"]

    assert given("application/ld+json") == "application/ld+json"
    assert given("application/ld+json;q=0.5, application/json") == "application/json"
    assert given("*/*") == given("text/html") == "application/json"


ASKED = {"q": "Who led Ostravia's delegation?"}
SCHEMA = "https://schema.org/"


def test_a_reply_says_what_the_graph_says(client: httpx.Client, known: set) -> None:
    said = Graph().parse(data=client.get("/ask", params=ASKED).text, format="json-ld")
    question = said.value(predicate=URIRef(SCHEMA + "name"), object=RdfLiteral(ASKED["q"]))
    (answer,) = said.items(said.value(question, URIRef(SCHEMA + "suggestedAnswer")))
    assert str(said.value(answer, URIRef(SCHEMA + "text"))) == "Mira Valdane"
    assert said.value(answer, URIRef(SCHEMA + "about")) == URIRef(ID + "person/mira-valdane")
    sentences = [set(said.predicate_objects(o)) for o in said.objects(answer, URIRef(NK + "evidence"))]
    assert sentences
    for sentence in sentences:  # is said of a node of the graph, each statement of it
        assert {str(p).removeprefix(NK) for p, _ in sentence} == {"inArticle", "quote", "start", "end"}
        assert any(all((node, *said) in known for said in sentence) for node, _, _ in known)


def test_each_field_of_a_reply_is_in_its_context(client: httpx.Client) -> None:
    reply = client.get("/ask", params=ASKED).json()
    with urlopen(reply["@context"]) as answer:
        assert answer.headers["content-type"] == "application/ld+json"
        context = json.load(answer)["@context"]
    first = reply["answers"][0]
    assert {*reply, *first, *first["evidence"][0]} - context.keys() == {"@context"}
    assert client.get("/ask", params={"q": "Colourless green ideas?"}).json().keys() - context.keys() == {"@context"}


def test_a_reply_is_json_ld_where_it_is_asked_for(client: httpx.Client) -> None:
    answer = client.get("/ask", params=ASKED, headers={"Accept": "application/ld+json"})
    assert answer.headers["content-type"] == "application/ld+json"


@pytest.mark.parametrize("entity", ["person/mira-valdane", "event/storm", "evidence/head", "article/harbour"])
def test_an_entity_as_json_ld(client: httpx.Client, known: set, entity: str) -> None:
    answer = client.get(f"/id/{entity}", headers={"Accept": "application/ld+json"})
    assert answer.headers["content-type"] == "application/ld+json"
    said = {(s, p, o) for s, p, o, _ in Dataset().parse(data=answer.text, format="json-ld").quads()}
    assert said == {t for t in known if URIRef(ID + entity) in (t[0], t[2])}

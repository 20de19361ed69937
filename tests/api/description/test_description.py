"""What the service says of itself and of its data: Service Description and VoID."""

from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from serving import NUMBERS, Service, news, padding, problem, register, serving, wait_until
from writers import TOKENS

from api.description.describing import SD, VOID
from api.language.functions import EXTENSION_FUNCTIONS
from kg.ids import ARTICLES_GRAPH, NK
from kg.store import GraphWriter

FORMATS = ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def described(client: httpx.Client, path: str, media_type: str = "text/turtle") -> Store:
    response = client.get(path, headers={"Accept": media_type})
    assert response.headers["content-type"].split(";")[0] == media_type
    store = Store()
    store.load(response.content, RdfFormat.from_media_type(media_type))
    return store


def values(store: Store, predicate: str, subject: NamedNode | None = None) -> set[str]:
    return {quad.object.value for quad in store.quads_for_pattern(subject, NamedNode(predicate), None)}


def dataset(client: httpx.Client) -> NamedNode:
    return NamedNode(str(client.base_url.join("/.well-known/void#newskg")))


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void"])
def test_every_format_says_the_same(client: Service, path: str) -> None:
    sizes = {len(described(client, path, media_type)) for media_type in FORMATS}
    assert len(sizes) == 1
    assert client.head(path).status_code == 200
    assert problem(client.get(path, headers={"Accept": "image/png"}), 406)


def test_the_endpoint_names_its_graphs_and_their_sizes(client: Service) -> None:
    store = described(client, "/sparql")
    statements = len({quad.triple for quad in [*news(), *padding()]})
    assert values(store, VOID + "triples", dataset(client)) == {str(statements)}
    assert values(store, SD + "name") == {ARTICLES_GRAPH}
    assert values(store, VOID + "triples") == {str(statements), str(len(register()))}


def test_the_endpoint_gives_the_formats_that_it_names(client: Service) -> None:
    graphs = {"Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads"}
    rows = {f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")}
    formats = values(described(client, "/sparql"), SD + "resultFormat")
    assert {name.rpartition("/")[2] for name in formats} == graphs | rows


def test_every_function_that_is_named_is_there(client: Service) -> None:
    assert values(described(client, "/sparql"), SD + "extensionFunction") == set(EXTENSION_FUNCTIONS)
    for function in EXTENSION_FUNCTIONS:
        answers = [
            client.get("/sparql", params={"query": f"SELECT (<{function}>({', '.join('1' * count)}) AS ?x) {{}}"})
            for count in (1, 2, 3)
        ]
        assert any(answer.is_success for answer in answers), function
    unknown = client.get("/sparql", params={"query": "SELECT (<http://x.org/f>(1) AS ?x) {}"})
    assert "x.org/f" in problem(unknown, 400)


def test_the_property_that_searches_is_named(client: Service) -> None:
    (name,) = values(described(client, "/sparql"), SD + "propertyFeature")
    found = client.get(
        "/sparql", params={"query": f"SELECT ?x {{ ?x <{name}> 'valdane' }}"}, headers={"Accept": "text/csv"}
    )
    assert "person/mira-valdane" in found.text


def test_void_counts_what_the_store_holds(client: Service) -> None:
    store = described(client, "/.well-known/void")
    held = Store()
    held.extend([*news(), *padding()])
    about = dataset(client)
    assert values(store, VOID + "triples", about) == {str(len(held))}
    assert values(store, VOID + "distinctSubjects", about) == {str(len({quad.subject for quad in held}))}
    assert values(store, VOID + "distinctObjects", about) == {str(len({quad.object for quad in held}))}
    typed = list(held.quads_for_pattern(None, TYPE, None))
    assert values(store, VOID + "entities", about) == {str(len({quad.subject for quad in typed}))}
    assert values(store, VOID + "class") == {quad.object.value for quad in typed}
    assert values(store, VOID + "property") == {quad.predicate.value for quad in held}
    assert {NK, "http://example.org/"} <= values(store, VOID + "vocabulary", about)


def test_void_parts_say_how_often(client: Service) -> None:
    store = described(client, "/.well-known/void")
    (part,) = store.quads_for_pattern(None, NamedNode(VOID + "property"), NamedNode("http://example.org/counts"))
    assert values(store, VOID + "triples", part.subject) == {str(NUMBERS)}
    people = sum(quad.object.value == NK + "Person" for quad in news())
    (part,) = store.quads_for_pattern(None, NamedNode(VOID + "class"), NamedNode(NK + "Person"))
    assert values(store, VOID + "entities", part.subject) == {str(people)}


def test_void_leads_to_the_endpoint_and_to_dumps_that_are_there(client: Service) -> None:
    store = described(client, "/.well-known/void")
    assert values(store, VOID + "sparqlEndpoint") == {str(client.base_url.join("/sparql"))}
    dumps = values(store, VOID + "dataDump")
    assert len(dumps) == 4
    assert client.get(min(dumps)).is_success


@pytest.mark.slow
def test_a_new_generation_is_counted_anew(tmp_path: Path) -> None:
    with GraphWriter(tmp_path) as writer:
        writer.replace(news())
    with serving(tmp_path, workers="1", poll="0.1") as client:

        def size() -> int:
            return int(min(values(described(client, "/sparql"), VOID + "triples", dataset(client))))

        assert size() == len(set(news()))
        with GraphWriter(tmp_path) as writer:
            one_more = Quad(NamedNode("http://x.org/"), NamedNode("http://x.org/"), Literal("more"))
            writer.replace([*news(), one_more])
        wait_until(lambda: size() == len(set(news())) + 1, 5)


def test_updates_are_described_where_they_are_taken(client: Service, writable: Service) -> None:
    assert languages_of_updates(writable) == {SD + "SPARQL11Update"}
    assert languages_of_updates(client) == set()


@pytest.mark.slow
def test_updates_are_not_described_where_there_are_tokens_and_all_is_read_only(written: Path) -> None:
    with serving(written, workers="1", tokens=TOKENS, read_only="1") as client:
        assert languages_of_updates(client) == set()


def languages_of_updates(client: Service) -> set[str]:
    store = described(client, "/sparql")
    languages = values(store, SD + "supportedLanguage", NamedNode(str(client.base_url.join("/update"))))
    assert bool(values(store, SD + "inputFormat")) == bool(languages)
    return languages

"""/search, and searching from SPARQL, on a running service: also over an endpoint, and after updates."""

from collections.abc import Iterator

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from serving import Service, news, problem, register, serving
from writers import BUILDER, CURATOR, NOTES, TOKENS, as_holder, in_notes, rows, update

from kg.ids import ID, PREFIXES, SPARQL_PREFIXES
from kg.store import GraphWriter

LABEL = PREFIXES["rdfs"] + "label"


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that takes updates, over the small store and more talks than one search may find."""
    store = tmp_path_factory.mktemp("searched") / "store"
    talks = (Quad(NamedNode(f"{ID}event/{n}"), NamedNode(LABEL), Literal(f"Talks {n}")) for n in range(10_001))
    with GraphWriter(store) as writer:
        writer.replace([*news(), *register(), *talks])
    with serving(store, workers="2", tokens=TOKENS) as made:
        yield made


@pytest.fixture(scope="module")
def over_endpoint(client: Service) -> Iterator[Service]:
    """The same service over the SPARQL endpoint of another one, which has no index to search."""
    with serving(f"{client.base_url}/sparql", workers="2") as made:
        yield made


def search(client: httpx.Client, q: str, **more: str) -> list[dict]:
    answer = client.get("/search", params={"q": q, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def found(client: httpx.Client, q: str, **more: str) -> list[tuple[str, str]]:
    return [(item["iri"].removeprefix(ID), item["found_in"]) for item in search(client, q, **more)]


LUMPORT = [
    ("place/lumport", "name"),
    ("event/talks", "name"),
    ("article/harbour", "title"),
]


def test_names_then_titles_then_sentences(client: httpx.Client) -> None:
    assert found(client, "LUMPORT") == LUMPORT
    assert found(client, "bitter") == []
    assert found(client, "vell storm") == [("event/storm", "name"), ("article/storm", "title")]
    assert found(client, "foreign min") == [("article/storm", "quote")]


def test_over_an_endpoint_too(over_endpoint: httpx.Client) -> None:
    assert sorted(found(over_endpoint, "LUMPORT")) == sorted(LUMPORT)
    assert found(over_endpoint, "foreign min") == [("article/storm", "quote")]
    assert found(over_endpoint, "váldane") == [("person/mira-valdane", "name")]
    assert [item["snippet"] for item in search(over_endpoint, "ferry OR")] == []


def test_hits_come_with_what_they_are_and_the_sentences_that_match(client: httpx.Client) -> None:
    (item,) = search(client, "deputy")
    assert item["title"] == "Talks open in Lumport"
    assert item["type"] == ["Article"]
    assert item["snippet"] == "Her <mark>deputy</mark> was Tomas Quell."
    assert [sentence["iri"] for sentence in item["sentences"]] == [ID + "evidence/deputy"]
    assert item["sentences"][0]["article"]["published"] == "2031-05-04"


def test_snippets_are_safe_html(writable: httpx.Client) -> None:
    name = "<b>Zuma & Söhne</b>"
    assert update(writable, f"INSERT DATA {{ <{ID}organization/z> <{LABEL}> '{name}' }}", BUILDER).status_code == 204
    (item,) = search(writable, "sohn")
    assert item["snippet"] == "&lt;b&gt;Zuma &amp; <mark>Söhne</mark>&lt;/b&gt;"


def test_long_texts_are_cut_around_the_hit(writable: httpx.Client) -> None:
    label = f"{'word ' * 80}needle {'more ' * 80}"
    update(writable, f"INSERT DATA {{ <{ID}event/long> <{LABEL}> '{label}' }}", BUILDER)
    (item,) = search(writable, "needle")
    assert "<mark>needle</mark>" in item["snippet"]
    assert len(item["snippet"]) < 220
    assert item["snippet"].startswith("… word") and item["snippet"].endswith("more …")


def test_only_of_a_class(client: httpx.Client) -> None:
    assert found(client, "lumport", type="City") == LUMPORT[:1]
    assert found(client, "lumport", type="city,Article") == [LUMPORT[0], LUMPORT[2]]
    assert problem(client.get("/search", params={"q": "x", "type": "a> }"}), 400)


def test_pages(client: httpx.Client, over_endpoint: httpx.Client) -> None:
    for service in (client, over_endpoint):
        page = service.get("/search", params={"q": "lumport", "limit": 1}).json()
        seen = [item["iri"] for item in page["items"]]
        while page["next"]:
            page = service.get(page["next"]).json()
            seen += [item["iri"] for item in page["items"]]
        assert seen == [item["iri"] for item in search(service, "lumport")]
        assert len(seen) == len(LUMPORT)


@pytest.mark.parametrize("after", ["bm9uc2Vuc2U", "WyJhIiwiYiJd", "é"])
def test_a_place_that_no_page_gave(client: httpx.Client, after: str) -> None:
    assert "next" in problem(client.get("/search", params={"q": "lumport", "after": after}), 400)


def test_an_update_is_found_at_once_and_no_longer_when_it_is_undone(writable: httpx.Client) -> None:
    person = f"<{ID}person/yara> <{LABEL}> 'Yara Ødegård'"
    assert found(writable, "odegard") == []
    update(writable, f"INSERT DATA {{ {person} }}", BUILDER)
    assert found(writable, "yara odegard") == [("person/yara", "name")]
    update(writable, f"DELETE DATA {{ {person} }}", BUILDER)
    assert found(writable, "odegard") == []


def test_named_graphs_are_not_searched_and_leave_the_rest_as_it_is(writable: httpx.Client) -> None:
    assert update(writable, in_notes(f"<{ID}person/ghost> <{LABEL}> 'Ghost of Vell'"), CURATOR).status_code == 204
    assert found(writable, "ghost") == []
    turtle = f"<{ID}person/ghost> <{LABEL}> 'Ghost of Vell' ."
    headers = {**as_holder(BUILDER), "Content-Type": "text/turtle"}
    writable.put("/graphs", params={"graph": NOTES}, content=turtle, headers=headers).raise_for_status()
    assert found(writable, "ghost") == []
    writable.post("/graphs?default", content=turtle, headers=headers).raise_for_status()
    assert found(writable, "ghost") == [("person/ghost", "name")]


PREFIXED = "PREFIX nk: <https://w3id.org/newskg/ontology#> "


@pytest.mark.parametrize(
    "query",
    [
        PREFIXED + 'SELECT ?x { ?x nk:matches "VALDANE" }',
        PREFIXED + "SELECT ?x { ?x a nk:Person . ?x nk:matches 'váldane' . }",
        PREFIXED + 'SELECT ?x { ?x a nk:Person.?x nk:matches"valdane".?x nk:nameKey ?any } LIMIT 1',
        PREFIXED + 'SELECT DISTINCT ?x { ?x nk:matches """mira valdane""" OPTIONAL { ?x nk:country ?y } }',
        PREFIXED + "SELECT DISTINCT ?x { { ?x nk:matches 'valdane' } UNION { ?x nk:matches 'nobody' } ?x a nk:Person }",
        "SELECT ?x { ?x <https://w3id.org/newskg/ontology#matches> 'v\\u0061ldane' }",
    ],
)
def test_searching_from_sparql(client: httpx.Client, over_endpoint: httpx.Client, query: str) -> None:
    for service in (client, over_endpoint):
        people = {row["x"] for row in rows(service, query) if "/person/" in row["x"]}
        assert people == {ID + "person/mira-valdane"}


def test_what_matches_is_joined_with_the_rest(client: httpx.Client) -> None:
    query = """SELECT ?title WHERE { ?sentence nk:matches "deputy" . ?sentence nk:inArticle/dcterms:title ?title }"""
    assert rows(client, SPARQL_PREFIXES + query) == [{"title": "Talks open in Lumport"}]


@pytest.mark.parametrize(
    "where",
    [
        '?x a nk:Person ; nk:matches "valdane"',
        '?x nk:matches "valdane" ; a nk:Person',
        '?x nk:matches "valdane"@en',
        '?x nk:matches "valdane", "quell"',
        "?x nk:matches ?words",
        'id:place nk:matches "valdane"',
        '[] nk:matches "valdane"',
    ],
)
def test_any_other_use_is_refused_with_how_to_write_it(client: httpx.Client, where: str) -> None:
    answer = client.get("/sparql", params={"query": SPARQL_PREFIXES + f"SELECT * {{ {where} }}"})
    assert "a statement of its own" in problem(answer, 400)


@pytest.mark.parametrize(
    "query",
    [
        PREFIXED + "SELECT ?label { nk:matches <http://www.w3.org/2000/01/rdf-schema#label> ?label }",
        "SELECT ('?x nk:matches \"valdane\"' AS ?label) {}",
        'SELECT (1 AS ?label) {} # ?x nk:matches "valdane"',
    ],
)
def test_the_term_itself_is_no_search(client: httpx.Client, query: str) -> None:
    assert client.get("/sparql", params={"query": query}).is_success


def test_too_much_that_matches_is_told(writable: httpx.Client) -> None:
    query = PREFIXED + 'SELECT * { ?x nk:matches "talks" }'
    assert "10,000" in problem(writable.get("/sparql", params={"query": query}), 400)
    assert len(rows(writable, PREFIXED + 'SELECT * { ?x nk:matches "talks 1" }')) > 1000

"""The SPARQL 1.1 Protocol, spoken to a running service."""

import json
import time

import httpx
import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results
from serving import BROWSER, problem

NK = "PREFIX nk: <https://w3id.org/newskg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
PEOPLE = NK + "SELECT ?name WHERE { ?p a nk:Person ; rdfs:label ?name } ORDER BY ?name"
MEMBERS = NK + "CONSTRUCT { ?d nk:hasMember ?p } WHERE { ?d nk:hasMember ?p }"
NAMES = ["Mira Valdane", "Tomas Quell"]


def get(client: httpx.Client, query: str, accept: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept})


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/xml; charset=utf-8"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9, */*;q=0.1", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0, */*;q=0.5", "application/json"),
        ("image/png, text/csv;q=0.2", "text/csv; charset=utf-8"),
    ],
)
def test_rows_come_as_the_client_likes_them_best(client: httpx.Client, accept: str, content_type: str) -> None:
    response = get(client, PEOPLE, accept)
    assert response.status_code == 200
    assert response.headers["content-type"] == content_type
    assert "Accept" in response.headers["vary"]
    assert rows_of(response) == NAMES


def rows_of(response: httpx.Response) -> list[str]:
    kind = response.headers["content-type"].split(";")[0]
    if kind == "text/csv":
        return response.text.split("\r\n")[1:-1]
    found = {"application/json": QueryResultsFormat.JSON, "text/xml": QueryResultsFormat.XML}.get(kind)
    rows = parse_query_results(response.content, found or QueryResultsFormat.from_media_type(kind))
    return [row["name"].value for row in rows]


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("*/*", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/json", "application/json"),
        ("text/turtle;q=0.1, application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/trig", "application/trig"),
        ("application/n-quads", "application/n-quads"),
    ],
)
def test_triples_come_as_the_client_likes_them_best(client: httpx.Client, accept: str, content_type: str) -> None:
    response = get(client, MEMBERS, accept)
    assert response.headers["content-type"] == content_type
    kind = content_type.partition(";")[0].replace("application/json", "application/ld+json")
    assert len(list(parse(response.content, RdfFormat.from_media_type(kind)))) == 2


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"])
def test_ask_is_answered(client: httpx.Client, accept: str) -> None:
    assert "true" in get(client, NK + "ASK { ?d a nk:Delegation }", accept).text


def test_both_posts_give_what_get_gives(client: httpx.Client) -> None:
    rows = get(client, PEOPLE, "*/*").json()
    assert client.post("/sparql", data={"query": PEOPLE}).json() == rows
    typed = client.post("/sparql", content=PEOPLE, headers={"Content-Type": "application/sparql-query; charset=utf-8"})
    assert typed.json() == rows


def test_a_prologue_and_comments_do_not_hide_the_form_of_a_query(client: httpx.Client) -> None:
    query = (
        "# SELECT\n BASE <http://x.org/select#>prefix ask:<http://x.org/>\nPREFIX : <#> #\nconstruct { :a :b :c } {}"
    )
    assert get(client, query, "application/n-triples").text.startswith("<http://x.org/select#a>")


def test_comments_may_stand_within_declarations(client: httpx.Client) -> None:
    query = "PREFIX # one\n : # two <\n <http://x.org/> BASE # three\n <http://x.org/> CONSTRUCT { :a :b <c> } {}"
    assert get(client, query, "application/n-triples").text.endswith("<http://x.org/c> .\n")


def test_relative_iris_are_relative_to_the_endpoint(client: httpx.Client) -> None:
    for query in ("SELECT (<#a> AS ?x) {}", "SELECT (<../sparql#a> AS ?x) {}"):
        found = get(client, query, "application/json").json()["results"]["bindings"][0]["x"]["value"]
        assert found == str(client.base_url.join("/sparql#a"))


def test_an_empty_graph_is_a_whole_answer(client: httpx.Client) -> None:
    response = get(client, "CONSTRUCT WHERE { <http://x.org/> ?p ?o }", "application/n-triples")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    "query",
    ["SELECT ?x WHERE {", "nonsense", "", "INSERT DATA { <a:b> <a:b> <a:b> }", "SELECT (?x AS ?y) { } LIMIT -1"],
)
def test_a_malformed_query_is_a_problem(client: httpx.Client, query: str) -> None:
    assert problem(get(client, query, "*/*"), 400)
    assert problem(client.post("/sparql", data={"query": query}), 400)


def test_a_parser_error_names_the_line(client: httpx.Client) -> None:
    assert "2" in problem(get(client, "SELECT ?x\nWHERE }", "*/*"), 400)


def test_what_cannot_be_given_is_not_acceptable(client: httpx.Client) -> None:
    assert "text/csv" in problem(get(client, PEOPLE, "image/png"), 406)
    assert "text/turtle" in problem(get(client, MEMBERS, "text/csv"), 406)


def test_a_post_without_a_fitting_content_type_is_refused(client: httpx.Client) -> None:
    assert problem(client.post("/sparql", content=b"x", headers={"Content-Type": "text/plain"}), 415)
    assert problem(client.post("/sparql", content=b"x"), 415)


def test_a_post_needs_one_query_in_utf8(client: httpx.Client) -> None:
    assert problem(client.post("/sparql", data={"quer": PEOPLE}), 400)
    assert problem(client.post("/sparql", data={"query": [PEOPLE, PEOPLE]}), 400)
    broken = client.post("/sparql", content=b"SELECT \xff", headers={"Content-Type": "application/sparql-query"})
    assert "UTF-8" in problem(broken, 400)


def test_fields_are_utf8(client: httpx.Client) -> None:
    assert problem(client.get("/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22%FF%22%20%7D"), 400)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert problem(client.post("/sparql", content=b"query=ASK%20%7B%7D%20%23%C3", headers=form), 400)
    other = {"Content-Type": "application/sparql-query; charset=iso-8859-1"}
    assert "iso-8859-1" in problem(client.post("/sparql", content=b"ASK {}", headers=other), 415)


def test_an_update_is_told_where_to_go(client: httpx.Client) -> None:
    assert "/update" in problem(client.get("/sparql", params={"update": "CLEAR ALL"}), 400)
    assert "/update" in problem(client.post("/sparql", data={"update": "CLEAR ALL"}), 400)


def test_a_request_may_ask_for_less_time(client: httpx.Client) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    begun = time.monotonic()
    assert problem(client.get("/sparql", params={"query": endless, "timeout": "0.5"}), 503)
    assert time.monotonic() - begun < 3
    assert client.post("/sparql", data={"query": PEOPLE, "timeout": "9999"}).is_success
    for wrong in ("", "soon", "0", "-1", "nan"):
        assert "timeout" in problem(client.get("/sparql", params={"query": PEOPLE, "timeout": wrong}), 400)


def test_too_long_a_query_is_refused(client: httpx.Client) -> None:
    assert problem(client.post("/sparql", data={"query": "#" * (1 << 20)}), 413)


REGISTER = "https://w3id.org/newskg/graph/articles"
HOW_MANY = "SELECT (COUNT(*) AS ?n) { ?s dcterms:identifier ?o }"
HOW_MANY_NAMED = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s dcterms:identifier ?o } }"


@pytest.mark.parametrize(
    ("query", "graphs", "expected"),
    [
        (HOW_MANY, {}, 2),
        (HOW_MANY, {"default-graph-uri": REGISTER}, 1),
        (HOW_MANY, {"default-graph-uri": [REGISTER, REGISTER]}, 1),
        (HOW_MANY, {"default-graph-uri": ["http://x.org/", REGISTER]}, 1),
        (HOW_MANY, {"default-graph-uri": "http://x.org/"}, 0),
        (HOW_MANY, {"named-graph-uri": REGISTER}, 0),
        (HOW_MANY_NAMED, {}, 1),
        (HOW_MANY_NAMED, {"named-graph-uri": REGISTER}, 1),
        (HOW_MANY_NAMED, {"default-graph-uri": REGISTER}, 0),
        (HOW_MANY.replace("{", "FROM <http://x.org/> {"), {"default-graph-uri": REGISTER}, 1),
    ],
)
def test_a_request_names_the_graphs_it_is_over(
    client: httpx.Client, query: str, graphs: dict[str, str | list[str]], expected: int
) -> None:
    fields = {"query": "PREFIX dcterms: <http://purl.org/dc/terms/> " + query, **graphs}
    for response in (client.get("/sparql", params=fields), client.post("/sparql", data=fields)):
        assert response.json()["results"]["bindings"][0]["n"]["value"] == str(expected)


@pytest.mark.parametrize("graph", ["", "register", "http://x.org/> <", "a b:c"])
def test_a_graph_is_named_by_an_iri(client: httpx.Client, graph: str) -> None:
    assert "IRI" in problem(client.get("/sparql", params={"query": PEOPLE, "named-graph-uri": graph}), 400)


def test_other_methods_are_refused(client: httpx.Client) -> None:
    response = client.put("/sparql", content=b"")
    assert problem(response, 405)
    assert "GET" in response.headers["allow"]


def test_head_and_options(client: httpx.Client) -> None:
    head = client.head("/sparql", params={"query": PEOPLE})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == "application/sparql-results+json"
    assert "POST" in client.options("/sparql").headers["allow"]


def test_any_page_may_read(client: httpx.Client) -> None:
    origin = {"Origin": "http://elsewhere.example"}
    asked = {**origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    assert client.options("/sparql", headers=asked).headers["access-control-allow-origin"] == "*"
    assert client.get("/sparql", params={"query": PEOPLE}, headers=origin).headers["access-control-allow-origin"] == "*"
    assert not client.options(
        "/sparql", headers={**asked, "Access-Control-Request-Headers": "authorization"}
    ).is_success


def test_a_browser_gets_the_page_and_it_loads_nothing_from_elsewhere(client: httpx.Client) -> None:
    for parameters in ({}, {"query": PEOPLE}):
        response = client.get("/sparql", params=parameters, headers={"Accept": BROWSER})
        assert response.headers["content-type"].startswith("text/html")
        assert "<textarea" in response.text
        assert "src=" not in response.text


def test_without_a_query_the_service_describes_itself(client: httpx.Client) -> None:
    response = client.get("/sparql")
    assert response.headers["content-type"].startswith("text/turtle")
    values = {str(triple.object) for triple in parse(response.content, RdfFormat.TURTLE)}
    assert f"<{client.base_url.join('/sparql')}>" in values
    assert "<http://www.w3.org/ns/sparql-service-description#SPARQL11Query>" in values


def test_rows_are_json_that_any_client_reads(client: httpx.Client) -> None:
    answer = json.loads(get(client, PEOPLE, "application/sparql-results+json").content)
    assert [row["name"]["value"] for row in answer["results"]["bindings"]] == NAMES

"""The same service in front of other engines: oxigraph's own server and Virtuoso give the answers our store gives."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest
from engines import oxigraph, virtuoso
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse, serialize
from serving import Service, problem, serving
from virtuoso import NEWS_GRAPH

from kg.ids import ARTICLES_GRAPH, NK, PREFIXES, SPARQL_PREFIXES
from kg.store import open_reader

pytestmark = pytest.mark.slow  # run by `python -m pytest -m slow`

ENGINES: dict[str, Callable[[Path, Path], AbstractContextManager[str]]] = {"oxigraph": oxigraph, "virtuoso": virtuoso}
ROWS = "application/sparql-results+json"
# More rows than Virtuoso gives at once; the order of unlike terms is every engine's own.
LONG = "# SELECT\nPREFIX x: <http://x/> SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY STR(?s) STR(?p) STR(?o)"


@pytest.fixture(scope="module")
def nquads(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("statements") / "all.nq"
    with path.open("wb") as out:
        open_reader(sample_store).dump("application/n-quads", out)
    return path


@pytest.fixture(scope="module")
def own(sample_store: Path) -> Iterator[Service]:
    with serving(sample_store, workers="2") as made:
        yield made


@pytest.fixture(scope="module", params=list(ENGINES))
def address(request: pytest.FixtureRequest, nquads: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with ENGINES[request.param](nquads, tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.fixture(scope="module")
def other(address: str) -> Iterator[Service]:
    with serving(address, workers="2") as made:
        yield made


def pages(client: httpx.Client, path: str, **parameters: str) -> list[Any]:
    """The items of a look-up on all its pages; of the sentences of each only how many are shown."""
    items, following = [], str(client.build_request("GET", path, params=parameters).url)
    while following:
        response = client.get(following)
        assert response.status_code == 200, response.text
        page = response.json()
        items += [{**item, "evidence": len(item.get("evidence", []))} for item in page["items"]]
        following = page["next"]
    return items


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("/people", {"limit": "20"}),
        ("/people", {"name": "ZELENSKY"}),
        ("/organizations", {}),
        ("/places", {"limit": "7"}),
        ("/places", {"name": "istanbul"}),
        ("/delegations", {}),
        ("/delegations", {"of": "ukraine"}),
        ("/people", {"name": "umerov", "asof": "2025-07"}),
        ("/delegations", {"of": "ukraine", "asof": "2025-05"}),
        ("/events", {"limit": "33"}),
        ("/events", {"type": "negotiation", "place": "istanbul"}),
        ("/events", {"from": "2025-06", "to": "2025-07-23"}),
        ("/articles", {"limit": "10"}),
    ],
)
def test_look_ups(own: Service, other: Service, path: str, parameters: dict[str, str]) -> None:
    expected = pages(own, path, **parameters)
    assert pages(other, path, **parameters) == expected
    assert expected


@pytest.mark.parametrize("words", ["istanbul", "exchange of prisoners", "no such words anywhere"])
def test_searching_finds_all_that_the_index_finds(own: Service, other: Service, words: str) -> None:
    """In another order, and parts of words too: there is but SPARQL to search with."""
    expected, given = ({item["iri"]: item["found_in"] for item in pages(s, "/search", q=words)} for s in (own, other))
    assert expected.items() <= given.items()
    assert bool(expected) == ("no such" not in words)


@pytest.mark.parametrize(
    "question",
    [
        "who led Ukraine's delegation at the third round?",
        "who was in Russia's delegation in Istanbul?",
        "who was Ukraine's defence minister?",
        "who was Ukraine's defence minister in June 2025?",
        "who is Ukraine's defence minister as of June 2025?",
        "who is Rustem Umerov?",
        "what happened in Istanbul?",
        "when were talks held in Istanbul?",
        "how many drones were launched?",
        "what does Russia demand?",
        "which articles mention Istanbul?",
        "who led Atlantis's delegation?",
    ],
)
def test_questions(own: Service, other: Service, question: str) -> None:
    expected, given = (client.get("/ask", params={"q": question}) for client in (own, other))
    assert expected.status_code == given.status_code == 200, given.text
    assert {**given.json(), "@context": None} == {**expected.json(), "@context": None}
    assert expected.json()["answers"] or "Atlantis" in question


def statements(client: httpx.Client, path: str, kind: str = "application/n-triples", **parameters: str) -> set[str]:
    response = client.get(path, params=parameters, headers={"Accept": kind})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith(kind)
    return {str(quad) for quad in parse(response.content, RdfFormat.from_media_type(kind))}


@pytest.mark.parametrize("kind", ["application/n-triples", "text/turtle", "application/ld+json", "application/trig"])
def test_entities(own: Service, other: Service, kind: str) -> None:
    path = own.get("/people", params={"name": "umerov"}).json()["items"][0]["iri"].partition("org/newskg")[2]
    assert statements(other, path, kind) == statements(own, path, kind)
    shown = [client.get(path, headers={"Accept": "text/html"}).text for client in (own, other)]
    assert shown[0] == shown[1]
    assert problem(other.get("/id/person/nobody"), 404)


def test_entities_as_of_a_date(own: Service, other: Service) -> None:
    path = own.get("/people", params={"name": "umerov"}).json()["items"][0]["iri"].partition("org/newskg")[2]
    then = statements(own, path, asof="2025-06-01")
    assert statements(other, path, asof="2025-06-01") == then < statements(own, path)
    shown = [
        client.get(path, params={"asof": "2025-06"}, headers={"Accept": "text/html"}).text for client in (own, other)
    ]
    assert shown[0] == shown[1]
    assert "Roles as of 2025-06" in shown[0]


@pytest.mark.parametrize("kind", ["text/csv", "text/tab-separated-values", ROWS, "application/sparql-results+xml"])
def test_results_are_the_standards(own: Service, other: Service, kind: str) -> None:
    query = (
        SPARQL_PREFIXES
        + """SELECT ?article ?issued ?start ?confidence ?outward ?none {
        ?evidence nk:inArticle ?article ; nk:start ?start ; nk:confidence ?confidence .
        ?article dcterms:issued ?issued . OPTIONAL { ?article nk:none ?none } role:envoy nk:outward ?outward
      } ORDER BY ?article ?start ?confidence LIMIT 40"""
    )
    expected, given = (c.get("/sparql", params={"query": query}, headers={"Accept": kind}) for c in (own, other))
    assert given.headers["content-type"] == expected.headers["content-type"]
    if kind == ROWS:
        assert given.json() == expected.json()
    elif "xml" not in kind:
        assert given.text == expected.text
    for asked, is_so in (("ASK { ?s a nk:Person }", True), ("ASK { ?s a nk:None }", False)):
        answer = other.get("/sparql", params={"query": SPARQL_PREFIXES + asked}, headers={"Accept": ROWS})
        assert answer.json()["boolean"] is is_so


def test_a_long_result_is_whole_and_in_its_order(own: Service, other: Service) -> None:
    expected, given = (
        c.get("/sparql", params={"query": LONG}, headers={"Accept": "text/csv"}).text for c in (own, other)
    )
    assert len(expected.splitlines()) > 10_001
    assert given == expected


def test_the_default_graph_is_ours_alone(own: Service, other: Service) -> None:
    count = "SELECT (COUNT(*) AS ?n) {} {{ {} }}"
    register = f"GRAPH <{ARTICLES_GRAPH}> {{ ?s ?p ?o }}"
    for query in (
        count.format("", "?s ?p ?o"),
        count.format("", register),
        count.format("", f"?s ?p ?o {register}"),
        count.format(f"FROM <{ARTICLES_GRAPH}>", "?s ?p ?o"),
    ):
        given, expected = (
            c.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"}) for c in (other, own)
        )
        assert given.text == expected.text, query
    asked = {"query": count.format("", "?s ?p ?o"), "default-graph-uri": ARTICLES_GRAPH}
    answers = [c.get("/sparql", params=asked, headers={"Accept": "text/csv"}).text for c in (own, other)]
    assert answers[0] == answers[1] == "n\r\n84\r\n"


def test_a_graph_that_the_engine_cuts_short_is_refused(other: Service, request: pytest.FixtureRequest) -> None:
    response = other.get("/graphs?default", headers={"Accept": "text/turtle"})
    if "virtuoso" in request.node.name:
        assert "gives 10000 statements at most" in problem(response, 400)
    else:
        assert response.status_code == 200


def test_rows_that_come_page_by_page_name_no_graphs(other: Service, request: pytest.FixtureRequest) -> None:
    query = LONG.replace("{", f"FROM <{NEWS_GRAPH}> {{")
    response = other.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    if "virtuoso" in request.node.name:
        assert "instead of by FROM" in problem(response, 400)
    else:
        assert response.text.splitlines() == ["s,p,o"]


def test_graphs(own: Service, other: Service) -> None:
    assert statements(other, "/graphs", graph=ARTICLES_GRAPH) == statements(own, "/graphs", graph=ARTICLES_GRAPH)
    assert problem(other.get("/graphs", params={"graph": "http://example.org/graph/none"}), 404)


@pytest.mark.parametrize("name", ["gexf", "cytoscape"])
def test_exports(own: Service, other: Service, name: str) -> None:
    expected, given = (client.get(f"/export/{name}", timeout=60) for client in (own, other))
    assert given.status_code == 200, given.text
    assert given.content == expected.content


def test_an_export_of_the_statements(own: Service, other: Service) -> None:
    expected, given = (client.get("/export/turtle", timeout=60).content for client in (own, other))
    assert {str(q) for q in parse(given, RdfFormat.TURTLE)} == {str(q) for q in parse(expected, RdfFormat.TURTLE)}


@pytest.mark.parametrize("name", ["nquads", "trig", "jsonld"])
def test_an_export_of_all_graphs(own: Service, other: Service, name: str) -> None:
    form = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}[name]
    expected, given = (client.get(f"/export/{name}", timeout=60).content for client in (own, other))
    assert set(parse(given, form)) == set(parse(expected, form))


def test_the_commands_read_an_address(address: str, sample_store: Path, tmp_path: Path) -> None:
    for command in (
        ("ask", "who led Ukraine's delegation at the third round?", "--format", "json"),
        ("query", SPARQL_PREFIXES + "SELECT ?p { ?p a nk:Person } ORDER BY ?p", "--format", "csv"),
    ):
        expected, given = (kg(*command, "--store", str(store)) for store in (sample_store, address))
        assert given == expected
    for number, store in enumerate((sample_store, address)):
        kg("export", "gexf", str(tmp_path / f"{number}.gexf"), "--store", str(store))
    assert (tmp_path / "0.gexf").read_bytes() == (tmp_path / "1.gexf").read_bytes()


def test_statements_in_a_named_graph_are_found(nquads: Path, tmp_path: Path) -> None:
    """As other engines than Virtuoso may have them too: nothing in the default graph."""
    inside = tmp_path / "inside.nq"
    article, kind, news = NamedNode(NK + "Article"), NamedNode(PREFIXES["rdf"] + "type"), NamedNode(NEWS_GRAPH)
    quads = [q for q in parse(nquads.read_bytes(), RdfFormat.N_QUADS) if isinstance(q.graph_name, DefaultGraph)]
    serialize([Quad(*q.triple, news) for q in quads], str(inside), RdfFormat.N_QUADS)
    count = f"SELECT (COUNT(*) AS ?n) {{ ?s a {article} }}"
    with oxigraph(inside, tmp_path) as address:
        for store in (address, f"{address}?default-graph-uri={NEWS_GRAPH}"):
            found = open_reader(store)
            assert found.select(count) == [{"n": str(sum(q.object == article and q.predicate == kind for q in quads))}]
            assert found.select(count.replace("{ ?s a", "{ GRAPH ?g { ?s a").replace("> }", "> } }")) == found.select(
                count
            )
        assert open_reader(f"{address}?default-graph-uri=http://none.org/").select(count) == [{"n": "0"}]


def kg(*arguments: str) -> str:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout

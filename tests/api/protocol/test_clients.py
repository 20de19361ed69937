"""The programs that researchers use to speak SPARQL, each against a running service."""

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from serving import Service
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, Unauthorized
from writers import BUILDER, CURATOR, NOTES, as_holder, notes

from kg.ids import ID, NK, PREFIXES, SPARQL_PREFIXES

PEOPLE = SPARQL_PREFIXES + "SELECT ?person ?name WHERE { ?person a nk:Person ; rdfs:label ?name } ORDER BY ?name"
NAMES = ["Mira Valdane", "Tomas Quell"]
VALDANE = URIRef(ID + "person/mira-valdane")
LABEL = URIRef(PREFIXES["rdfs"] + "label")
NPM = Path(__file__).with_name("npm")


@pytest.fixture
def client(writable: Service) -> Service:
    return writable


def at(client: Service, path: str) -> str:
    return str(client.base_url.join(path))


@pytest.fixture
def wrapper(client: Service) -> SPARQLWrapper:
    made = SPARQLWrapper(at(client, "/sparql"), at(client, "/update"))
    made.setTimeout(15)
    return made


@pytest.mark.parametrize("how", ["GET", "POST", "directly"])
def test_sparqlwrapper_reads(wrapper: SPARQLWrapper, how: str) -> None:
    wrapper.setMethod("GET" if how == "GET" else POST)
    if how == "directly":
        wrapper.setRequestMethod(POSTDIRECTLY)
    wrapper.setQuery(PEOPLE)
    wrapper.setReturnFormat(JSON)
    rows = wrapper.queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == NAMES
    wrapper.setReturnFormat(XML)
    assert [node.firstChild.data for node in wrapper.queryAndConvert().getElementsByTagName("literal")] == NAMES
    wrapper.setReturnFormat(CSV)
    assert wrapper.queryAndConvert().decode().splitlines()[1].endswith(NAMES[0])


def test_sparqlwrapper_reads_graphs_and_truths(wrapper: SPARQLWrapper) -> None:
    wrapper.setQuery(f"DESCRIBE <{VALDANE}>")
    wrapper.setReturnFormat(TURTLE)
    assert (VALDANE, LABEL, Literal(NAMES[0])) in Graph().parse(data=wrapper.queryAndConvert(), format="turtle")
    wrapper.setQuery(f"ASK {{ <{VALDANE}> a <{NK}Person> }}")
    wrapper.setReturnFormat(JSON)
    assert wrapper.queryAndConvert()["boolean"] is True
    wrapper.setQuery("SELECT")
    with pytest.raises(QueryBadFormed, match="malformed"):
        wrapper.query()


def test_sparqlwrapper_writes(client: Service, wrapper: SPARQLWrapper) -> None:
    wrapper.setMethod(POST)
    wrapper.setQuery(f"INSERT DATA {{ GRAPH <{NOTES}> {{ <{VALDANE}> <p:wrapped> 'ö' }} }}")
    with pytest.raises(Unauthorized):
        wrapper.query()
    assert notes(client, "<p:wrapped>") == []
    wrapper.addCustomHttpHeader("Authorization", as_holder(CURATOR)["Authorization"])
    assert wrapper.query().response.status == 204
    wrapper.setRequestMethod(POSTDIRECTLY)
    wrapper.setQuery(f"INSERT DATA {{ GRAPH <{NOTES}> {{ <{VALDANE}> <p:wrapped> 'ü' }} }}")
    wrapper.query()
    assert notes(client, "<p:wrapped>") == ["ö", "ü"]


@pytest.mark.parametrize("how", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads(client: Service, how: str) -> None:
    graph = Graph(SPARQLStore(at(client, "/sparql"), method=how))
    assert [str(row.name) for row in graph.query(PEOPLE)] == NAMES
    assert graph.value(VALDANE, LABEL) == Literal(NAMES[0])
    assert (VALDANE, None, None) in graph
    assert len(set(graph.triples((VALDANE, None, None)))) > 5
    assert (VALDANE, LABEL, Literal(NAMES[0])) in graph.query(f"CONSTRUCT WHERE {{ <{VALDANE}> ?p ?o }}").graph


def test_rdflib_writes(client: Service) -> None:
    store = SPARQLUpdateStore(at(client, "/sparql"), at(client, "/update"), headers=as_holder(CURATOR))
    graph = Graph(store, identifier=URIRef(NOTES))
    said = (VALDANE, URIRef("p:rdflib"), Literal('ä "quoted" \\ line\nbreak'))
    graph.add(said)
    assert said in graph
    graph.update("INSERT DATA { <s:s> <p:rdflib> 1 }")
    assert notes(client, "<p:rdflib>") == sorted(["1", str(said[2])])
    graph.remove((None, URIRef("p:rdflib"), None))
    assert notes(client, "<p:rdflib>") == []


def test_rdflib_writes_what_the_builder_wrote_with_a_token_for_that(client: Service) -> None:
    store = SPARQLUpdateStore(at(client, "/sparql"), at(client, "/update"), headers=as_holder(BUILDER))
    graph = Graph(store, identifier=DATASET_DEFAULT_GRAPH_ID)
    said = (URIRef("s:s"), URIRef("p:p"), Literal(1))
    graph.add(said)
    assert said in graph
    graph.remove(said)
    assert said not in graph


def curl(*arguments: str) -> str:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    command = ["curl", "--silent", "--show-error", "--fail-with-body", "--max-time", "15", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout


def test_curl(client: Service, tmp_path: Path) -> None:
    there, update, bearer = at(client, "/sparql"), at(client, "/update"), f"Authorization: Bearer {CURATOR}"
    given = curl(there, "--data-urlencode", f"query={PEOPLE}", "--header", "Accept: text/csv")
    assert [line.partition(",")[2] for line in given.splitlines()] == ["name", *NAMES]
    assert json.loads(curl("--get", there, "--compressed", "--data-urlencode", f"query={PEOPLE}"))["results"][
        "bindings"
    ]
    query = tmp_path / "query.rq"
    query.write_text(PEOPLE)
    bare = ("--header", "Content-Type: application/sparql-query", "--data-binary", f"@{query}")
    assert NAMES[0] in curl(there, *bare, "--header", "Accept: text/tab-separated-values")
    curl(
        update,
        "--header",
        bearer,
        "--data-urlencode",
        f"update=INSERT DATA {{ GRAPH <{NOTES}> {{ <a:a> <p:curl> 1 }} }}",
    )
    assert notes(client, "<p:curl>") == ["1"]
    turtle = tmp_path / "notes.ttl"
    turtle.write_text("<a:b> <p:curl> 2 .")
    graph = at(client, "/graphs/curl")
    curl(graph, "--header", bearer, "--header", "Content-Type: text/turtle", "--upload-file", str(turtle))
    assert "<a:b>" in curl(graph)
    assert json.loads(curl(at(client, "/people?name=valdane")))["items"][0]["label"] == NAMES[0]


def test_pandas(client: Service) -> None:
    import pandas  # noqa: PLC0415 - slow to load, and no other test needs it

    query = SPARQL_PREFIXES + "SELECT ?event ?label ?date ?killed { ?event a nk:Event ; rdfs:label ?label "
    query += "OPTIONAL { ?event nk:date ?date } OPTIONAL { ?event nk:killed ?killed } } ORDER BY ?date"
    address = client.build_request("GET", "/sparql", params={"query": query}).url
    frame = pandas.read_csv(str(address), storage_options={"Accept": "text/csv"}, parse_dates=["date"])
    assert list(frame.columns) == ["event", "label", "date", "killed"]
    assert list(frame.label) == ["Fair", "Talks in Lumport", "Storm in Vell"]
    assert frame.date.dt.year.tolist()[1:] == [2031, 2031]
    assert frame.killed.sum() == 2
    same = pandas.read_csv(
        io.BytesIO(client.post("/sparql", data={"query": query}, headers={"Accept": "text/csv"}).content)
    )
    assert len(same) == 3


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the npm client, of the versions that are locked beside this file."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("Node.js is not installed: apt-get install nodejs npm")
    folder = tmp_path_factory.mktemp("npm")
    for path in NPM.iterdir():
        shutil.copy(path, folder)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    made = subprocess.run(["npm", "ci", *options], cwd=folder, capture_output=True, text=True, timeout=180, check=False)
    if made.returncode:
        pytest.skip(f"the npm client cannot be installed: {made.stderr[-300:]}")
    return folder


@pytest.mark.slow
def test_npm(client: Service, modules: Path) -> None:
    """What Comunica fetches endpoints with."""
    environment = {**os.environ, "ENDPOINT": at(client, "/sparql"), "UPDATE": at(client, "/update"), "TOKEN": CURATOR}
    ran = subprocess.run(
        ["node", "client.mjs"], cwd=modules, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {"names": NAMES, "person": True, "type": "text/turtle", "label": NAMES[0]}
    assert notes(client, "<p:npm>") == ["1"]

"""Queries and graphs that were damaged, or put together at random, sent to a running service."""

import json
import random
from collections.abc import Iterator

import httpx
import pytest
from fuzzing import bounded, over
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse, serialize
from serving import NEWS, Service, problem, serving
from writers import CURATOR, TOKENS, as_holder, small_store

from kg.ids import PREFIXES, SPARQL_PREFIXES

pytestmark = pytest.mark.slow  # run by `python -m pytest -m slow`

QUERIES = [
    "SELECT ?s ?o { ?s a nk:Person ; rdfs:label ?o } ORDER BY ?o LIMIT 3",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?o > 1 || REGEX(?o, '^a.*b$', 'i')) } GROUP BY ?p HAVING(COUNT(?s) > 2)",
    "CONSTRUCT { ?s nk:x [ nk:y ?o ] } WHERE { ?s nk:of|nk:place/nk:country* ?o OPTIONAL { ?o !(nk:x|^nk:y)+ ?z } }",
    'ASK { GRAPH ?g { ?s ?p """a\n"b"""@en-GB } MINUS { VALUES (?s ?p) { (UNDEF 1.5e3) } } }',
    "DESCRIBE ?s FROM <x:a> FROM NAMED <x:b> { ?s nk:date '2025-01-02'^^xsd:date BIND(1/0 AS ?x) }",
    "SELECT * { { SELECT ?s { ?s ?p ?o } OFFSET 2 } UNION { FILTER NOT EXISTS { <<( ?a ?b ?c )>> ?d ?e } } }",
]
PIECES = [
    *"SELECT ASK CONSTRUCT DESCRIBE WHERE FROM NAMED GRAPH OPTIONAL UNION MINUS FILTER BIND VALUES SERVICE".split(),
    *"DISTINCT REDUCED GROUP ORDER BY HAVING LIMIT OFFSET AS UNDEF PREFIX BASE EXISTS NOT IN COUNT IF".split(),
    *[
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "<<(",
        ")>>",
        "{|",
        "|}",
        "*",
        "+",
        "?",
        "/",
        "|",
        "^",
        "!",
        ".",
        ";",
        ",",
    ],
    *["?s", "$p", "?o", "nk:Person", "<a:a>", "_:b", "1", "-1.5e308", "'a'", '"', "'''", "\\", "\\u0000", "#", "\n"],
    *["\x00", "\ufeff", "\u2028", "\U0001f600", "@en", "^^xsd:date", "99999999999999999999", "%", "&", "true"],
]
TYPES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
DOCUMENTS = {
    kind: serialize((q.triple for q in parse(NEWS.read_bytes(), RdfFormat.TURTLE)), format=form, prefixes=PREFIXES)
    for kind, form in TYPES.items()
}
GRAPH = "/graphs/fuzzed"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with serving(
        small_store(tmp_path_factory.mktemp("fuzzed") / "store"), workers="2", deadline="3", tokens=TOKENS
    ) as made:
        yield made
        assert made.get("/ready").is_success


def damaged(text: bytes, chance: random.Random) -> bytes:
    """The text with a few parts lost, doubled, swapped for others or made of any bytes."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice([0, 1, 2, 10, 100]))
        instead = chance.choice([b"", text[start:end] * 2, chance.choice(PIECES).encode(), chance.randbytes(3)])
        text = text[:start] + instead + text[end:]
    return text


def ask(client: Service, body: bytes) -> httpx.Response:
    return client.post("/sparql", content=body, headers={"Content-Type": "application/sparql-query"})


def check_answer(response: httpx.Response, body: bytes) -> None:
    """The result, a refusal that says why, or that the time is up: never that something went wrong."""
    if response.status_code == 503:
        assert response.json()["type"].endswith("/query-deadline"), (body, response.text)
    elif response.status_code != 200:
        assert response.status_code in (400, 413), (body, response.text)
        assert problem(response, response.status_code)


def check_query(client: Service, body: bytes) -> None:
    if not over():
        check_answer(ask(client, body), body)


@bounded(250)
@given(st.randoms(use_true_random=False), st.sampled_from(QUERIES))
def test_damaged_queries(client: Service, chance: random.Random, query: str) -> None:
    body = damaged((SPARQL_PREFIXES + query).encode(), chance)
    check_query(client, body)


@bounded(150)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_queries_of_pieces(client: Service, pieces: list[str]) -> None:
    body = (SPARQL_PREFIXES + "SELECT * { " + " ".join(pieces)).encode()
    check_query(client, body)


@bounded(100)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_for_a_query(client: Service, body: bytes) -> None:
    check_query(client, body)


def test_the_queries_are_queries(client: Service) -> None:
    for query in QUERIES:
        assert ask(client, (SPARQL_PREFIXES + query).encode()).status_code == 200, query


def put(client: Service, kind: str, body: bytes) -> httpx.Response:
    return client.put(GRAPH, content=body, headers={**as_holder(CURATOR), "Content-Type": kind})


@bounded(40)
@given(st.randoms(use_true_random=False))
@pytest.mark.parametrize("kind", TYPES)
def test_damaged_graphs(client: Service, kind: str, chance: random.Random) -> None:
    check_put(client, kind, damaged(DOCUMENTS[kind], chance))


@bounded(40)
@given(
    st.one_of(
        st.binary(max_size=200), st.lists(st.sampled_from(PIECES), max_size=20).map(lambda p: " ".join(p).encode())
    )
)
@pytest.mark.parametrize("kind", TYPES)
def test_any_bytes_for_a_graph(client: Service, kind: str, body: bytes) -> None:
    check_put(client, kind, body)


JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.sampled_from(["a:a", "@type", "@id", "_:b"])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["@context", "@id", "@type", "@graph", "@list", "@set", "@value", "@language", "@reverse", "a:p"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)


@bounded(80)
@given(JSON)
def test_any_json_for_a_graph(client: Service, document: object) -> None:
    check_put(client, "application/ld+json", json.dumps(document).encode())


def check_put(client: Service, kind: str, body: bytes) -> None:
    """What is taken can be read back, and is as many statements as the parser finds; what is not is refused."""
    if over():
        return
    response = put(client, kind, body)
    if not response.is_success:
        assert response.status_code in (400, 413), (body, response.text)
        assert problem(response, response.status_code)
        return
    read = client.get(GRAPH, headers={"Accept": "application/n-triples"})
    assert read.status_code == 200, (body, read.text)
    base = str(client.base_url.join(GRAPH))
    expected = {q.triple for q in parse(body, TYPES[kind], base_iri=base)}
    assert len(list(parse(read.content, RdfFormat.N_TRIPLES))) == len(expected), body

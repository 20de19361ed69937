"""Results that are remembered: the same as a worker would give, of this edition of the store, and no more than fit."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families
from serving import Service, serving
from writers import NOTES, A, in_notes, notes, small_store, update

from api.workers.frames import Export, List, Query, Request, Search
from api.workers.remembering import LONGEST, OVERHEAD, Remembered, gives_others_each_time
from kg.ids import NK
from kg.store import Dataset, GraphWriter, Sought

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
PEOPLE = f"SELECT ?p ?name {{ ?p a <{NK}Person> ; <{LABEL}> ?name }} ORDER BY ?p"
ALL = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 100"
JSON = "application/sparql-results+json"
ROOM = 1 << 16


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_store(tmp_path_factory.mktemp("own") / "store")


@pytest.fixture(scope="module")
def tight(own: Path) -> Iterator[Service]:
    """A service that has room for few answers."""
    with serving(own, workers="1", remember=str(ROOM), poll="0.05") as made:
        yield made


@pytest.fixture
def kept(writable: Service) -> Service:
    return writable


def metric(client: httpx.Client, name: str) -> float:
    families = text_string_to_metric_families(client.get("/metrics").text)
    return next(s.value for family in families for s in family.samples if s.name == name)


def given_again(client: httpx.Client) -> float:
    return metric(client, "newskg_remembered_total")


def ask(client: httpx.Client, query: str, accept: str = JSON, **fields: str) -> httpx.Response:
    answer = client.get("/sparql", params={"query": query, **fields}, headers={"Accept": accept})
    assert answer.status_code == 200, answer.text
    return answer


def fields_of(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in ("date", "x-request-id")}


@pytest.mark.parametrize("accept", [JSON, "text/csv", "application/sparql-results+xml"])
def test_what_is_asked_again_is_given_without_a_worker_and_is_the_same(kept: Service, accept: str) -> None:
    first, before = ask(kept, PEOPLE, accept), given_again(kept)
    again = ask(kept, PEOPLE, accept)
    assert (again.content, fields_of(again)) == (first.content, fields_of(first))
    posted = kept.post("/sparql", data={"query": PEOPLE}, headers={"Accept": accept})
    assert posted.content == first.content
    assert given_again(kept) == before + 2


def test_a_remembered_answer_is_tagged_packed_and_headed_as_others_are(kept: Service) -> None:
    first = ask(kept, ALL)
    params, before = {"query": ALL}, given_again(kept)
    head = kept.head("/sparql", params=params, headers={"Accept": JSON})
    assert (head.content, fields_of(head)) == (b"", fields_of(first))
    with kept.stream("GET", "/sparql", params=params, headers={"Accept-Encoding": "gzip"}) as packed:
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(b"".join(packed.iter_raw())) == first.content
    assert given_again(kept) == before + 2
    same = kept.get("/sparql", params=params, headers={"Accept": JSON, "If-None-Match": first.headers["etag"]})
    assert same.status_code == 304


@pytest.mark.parametrize(
    "path", ["/people", "/people?name=valdane", "/events", "/search?q=valdane", "/ask?q=who+is+Mira+Valdane"]
)
def test_look_ups_are_remembered_too(kept: Service, path: str) -> None:
    first, before = kept.get(path), given_again(kept)
    assert kept.get(path).content == first.content
    assert given_again(kept) > before


@pytest.mark.parametrize("call", ["RAND()", "NOW()", "UUID()", "STRUUID()", "BNODE()", "rAnd #(\n ( )"])
def test_what_is_another_at_each_call_is_not_remembered(kept: Service, call: str) -> None:
    query = f"SELECT ({call} AS ?x) {{}}"
    answers = [kept.get("/sparql", params={"query": query}) for _ in range(3)]
    before = given_again(kept)
    assert len({answer.content for answer in answers}) == 3
    kept.get("/sparql", params={"query": query})
    assert given_again(kept) == before


def test_after_an_update_the_answer_is_the_new_one_at_once(kept: Service) -> None:
    for number in range(5):
        assert notes(kept, A) == notes(kept, A) == [str(n) for n in range(number)]
        assert update(kept, in_notes(f"{A} {A} {number}")).is_success
    assert notes(kept, A) == [str(n) for n in range(5)]


def test_a_build_elsewhere_is_seen_as_soon_as_the_service_looks(own: Path, tight: Service) -> None:
    assert tight.get("/people").json()["items"] == tight.get("/people").json()["items"] != []
    generation = before = tight.get("/health").json()["generation"]
    with GraphWriter(own) as writer:
        writer.replace([])
    while generation == before:
        generation = tight.get("/health").json()["generation"]
    assert tight.get("/people").json()["items"] == []


def test_other_graphs_and_other_bases_are_other_questions(kept: Service) -> None:
    assert update(kept, in_notes("<http://x.org/kept> <http://x.org/kept> 1")).is_success
    count = "SELECT (COUNT(*) AS ?n) { ?s <http://x.org/kept> ?o }"
    over_all, over_notes = ask(kept, count), ask(kept, count, **{"default-graph-uri": NOTES})
    found = [answer.json()["results"]["bindings"][0]["n"]["value"] for answer in (over_all, over_notes)]
    assert found == ["0", "1"]
    own = "SELECT ?i { BIND(<#here> AS ?i) }"
    port = kept.base_url.port
    named = [
        kept.get("/sparql", params={"query": own}, headers={"Host": host}).text
        for host in (f"a.example:{port}", f"b.example:{port}")
    ]
    assert "a.example" in named[0]
    assert "b.example" in named[1]


def test_what_fails_is_not_remembered_and_a_short_time_is_no_other_question(kept: Service) -> None:
    wrong = {"query": "SELECT (1/0 AS ?x) { FILTER <http://x.org/unknown>(1) "}
    before = given_again(kept)
    assert {kept.get("/sparql", params=wrong).status_code for _ in range(2)} == {400}
    assert given_again(kept) == before
    ask(kept, PEOPLE)
    assert ask(kept, PEOPLE, timeout="0.000001").is_success


@pytest.mark.slow
def test_a_result_cut_by_its_deadline_is_not_remembered(store: Path) -> None:
    cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with serving(store, workers="1", deadline="0.5") as client:
        before = metric(client, "newskg_remembered_bytes")
        assert client.get("/sparql", params={"query": cross}).status_code == 503
        assert metric(client, "newskg_remembered_bytes") == before


def test_many_different_answers_stay_within_their_room(tight: Service) -> None:
    for number in range(80):
        ask(tight, f'SELECT ("{number:05}" AS ?x) {{}}')
        long = f'SELECT ("{"long" * number * 30}" AS ?x) {{}}'
        assert tight.post("/sparql", data={"query": long}).is_success
        assert metric(tight, "newskg_remembered_bytes") <= ROOM
    assert metric(tight, "newskg_remembered_bytes") > ROOM / 2
    before = given_again(tight)
    assert ask(tight, 'SELECT ("00000" AS ?x) {}').json()["results"]["bindings"][0]["x"]["value"] == "00000"
    assert given_again(tight) == before


@pytest.mark.slow
def test_nothing_is_remembered_where_that_is_off(tmp_path: Path) -> None:
    with serving(small_store(tmp_path / "store"), workers="1", remember="0") as client:
        assert ask(client, PEOPLE).content == ask(client, PEOPLE).content
        assert (given_again(client), metric(client, "newskg_remembered_bytes")) == (0, 0)


def test_of_an_endpoint_nothing_is_remembered(kept: Service) -> None:
    with serving(f"{kept.base_url}/sparql", workers="1") as through:
        for number in range(100, 103):
            assert update(kept, in_notes(f"<http://x.org/far> <http://x.org/far> {number}")).is_success
            assert len(notes(through, "<http://x.org/far>")) == number - 99
        assert (given_again(through), metric(through, "newskg_remembered_bytes")) == (0, 0)


texts = st.text(max_size=5)
graphs = st.lists(texts, max_size=2).map(tuple)
datasets = st.none() | st.builds(Dataset, graphs, graphs)
queries = st.builds(Query, texts, texts, datasets, st.none() | texts)
searches = st.builds(Search, st.builds(Sought, texts, st.integers(1, 3), st.none(), graphs))
lists = st.builds(List, graphs, st.integers(1, 3), st.tuples(texts, texts), st.none() | st.tuples(texts, texts))
requests = queries | lists
results = st.binary(max_size=200) | st.integers(0, 3).map(lambda n: b"x" * (LONGEST - 1 + n))
editions = st.sampled_from([None, "1-a", "1-b", "2-b"])
steps = st.lists(st.tuples(editions | st.just("stay"), requests | st.just(Export("turtle")), editions, results))


@given(steps, st.integers(0, 3000) | st.just(1 << 20))
def test_what_is_remembered_is_the_last_result_of_that_request_in_this_edition(
    done: list[tuple[str | None, Request, str | None, bytes]], most: int
) -> None:
    remembered, edition = Remembered(most), None
    right: list[tuple[Request, bytes]] = []
    for turn, request, answered_from, result in done:
        if turn not in ("stay", edition):
            edition, right = turn, []
            remembered.turn_to(edition)
        remembered.keep(request, answered_from, result)
        if answered_from == edition is not None:
            right.append((request, result))
        assert remembered.size <= most
        known = remembered.result(request)
        assert known is None or (request, known) in right
        if known is None and answered_from == edition is not None and isinstance(request, List):
            assert len(result) > LONGEST or len(result) + OVERHEAD > most


@given(
    st.text(),
    st.sampled_from(["NOW", "rand", "Uuid", "STRUUID", "bnode"]),
    st.sampled_from(["", " ", "\t", "# (\r\n", "#x\n#y\n "]),
    st.text(),
)
def test_a_call_is_noticed_wherever_it_stands(before: str, name: str, blank: str, after: str) -> None:
    assert gives_others_each_time(f"{before}{name}{blank}({after}")


@pytest.mark.parametrize("query", ["SELECT ('\\\\u0041' AS ?x) {}", "ASK { FILTER(\\\\U0000004eOW() > 1) }"])
def test_what_is_written_with_escapes_may_be_a_call(query: str) -> None:
    assert gives_others_each_time(query)


@pytest.mark.parametrize(
    "query",
    ["SELECT ?known { ?known ?p 'Brandt' }", "ASK { <http://x.org/now> ?rand ?uuid }", "SELECT (COUNT(*) AS ?n) {}"],
)
def test_names_that_only_hold_such_letters_are_remembered(query: str) -> None:
    assert not gives_others_each_time(query)

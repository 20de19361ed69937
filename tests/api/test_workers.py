"""What a query may cost: time, memory and connections; and what happens to the service when it costs more."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from serving import NUMBERS, Service, news, serving, wait_until

from api.app import from_environment
from kg.store import GraphWriter

CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GOOD = "ASK { ?s ?p ?o }"
COPIES = 2
MANY = "SELECT ?x ?n ?copy { ?x <http://example.org/counts> ?n VALUES ?copy { 0 1 } }"


@pytest.fixture(scope="module")
def strict(store: Path) -> Iterator[Service]:
    """A service that gives a query two seconds."""
    with serving(store, workers="2", deadline="2") as made:
        yield made


@pytest.fixture(scope="module")
def single(store: Path) -> Iterator[Service]:
    """A service with one worker, which may have 500 MiB."""
    with serving(store, workers="1", deadline="9", worker_memory="500") as made:
        yield made


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query})


def workers_of(parent: int) -> list[int]:
    """The worker processes whose parent has this id, from /proc."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(entry.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(entry.parent.name))
        except OSError:
            continue
    return found


def test_a_query_past_its_deadline_is_cut_and_the_service_goes_on(strict: Service) -> None:
    began = time.monotonic()
    response = ask(strict, CROSS)
    assert 1.9 < time.monotonic() - began < 4
    assert response.status_code == 503
    assert response.json()["type"].endswith("query-deadline")
    assert "retry-after" in response.headers
    assert ask(strict, GOOD).json()["boolean"] is True


def test_a_large_result_streams_whole(client: httpx.Client) -> None:
    with client.stream("GET", "/sparql", params={"query": MANY}, headers={"Accept": "text/csv"}) as response:
        assert response.headers["transfer-encoding"] == "chunked"
        assert sum(1 for _ in response.iter_lines()) == NUMBERS * COPIES + 1


def test_a_result_that_is_cut_short_does_not_look_whole(strict: Service) -> None:
    with strict.stream("GET", "/sparql", params={"query": MANY}) as response:
        assert response.status_code == 200
        body = response.iter_raw()
        next(body)
        time.sleep(2.1)  # the deadline passes while we do not read
        with pytest.raises(httpx.RemoteProtocolError):
            for _ in body:
                pass
    assert ask(strict, GOOD).is_success


def test_a_service_clause_reaches_nothing(client: httpx.Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.5)
        response = ask(client, f"SELECT * {{ SERVICE <http://127.0.0.1:{trap.getsockname()[1]}/> {{ ?s ?p ?o }} }}")
        assert not response.is_success
        with pytest.raises(TimeoutError):
            trap.accept()
    assert ask(client, GOOD).is_success


def test_a_query_that_crashes_its_worker_is_a_problem_and_harms_no_other(client: httpx.Client) -> None:
    response = client.post("/sparql", data={"query": "SELECT * WHERE " + "{" * 20_000 + "}" * 20_000})
    assert response.status_code in (400, 503)
    assert response.headers["content-type"] == "application/problem+json"
    assert ask(client, GOOD).is_success


def test_a_query_that_wants_too_much_memory_dies_inside_its_limit(single: Service) -> None:
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(32))
    response = ask(single, f'SELECT (STRLEN(?x32) AS ?length) WHERE {{ BIND("four" AS ?x0) {doubled} }}')
    assert response.status_code == 503
    assert response.json()["type"].endswith("query-crash")
    assert ask(single, GOOD).is_success


def test_a_client_that_leaves_ends_its_query(single: Service) -> None:
    with pytest.raises(httpx.ReadTimeout):
        single.get("/sparql", params={"query": CROSS}, timeout=0.3)
    began = time.monotonic()
    assert ask(single, GOOD).is_success
    assert time.monotonic() - began < 5


def test_when_every_worker_is_at_work_others_are_told(strict: Service) -> None:
    with ThreadPoolExecutor(6) as threads:
        responses = list(threads.map(lambda _: ask(strict, CROSS), range(6)))
    assert {response.status_code for response in responses} == {503}
    kinds = {response.json()["type"].rpartition("/")[2] for response in responses}
    assert kinds == {"query-deadline", "query-busy"}
    wait_until(lambda: strict.get("/health").json()["workers"]["alive"] == 2, 10)
    assert ask(strict, GOOD).is_success


def test_killed_workers_are_replaced(strict: Service) -> None:
    before = set(workers_of(strict.server))
    assert len(before) == 2
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not before & set(workers_of(strict.server)), 5)
    assert all(ask(strict, GOOD).is_success for _ in range(4))
    wait_until(lambda: strict.get("/health").json()["workers"]["alive"] == 2, 10)


def test_a_newer_graph_is_picked_up_and_workers_end_with_their_service(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with GraphWriter(store) as writer:
        writer.replace([])
    with serving(store, workers="2") as client:
        assert client.get("/health").json()["articles"] == 0
        with GraphWriter(store) as writer:
            writer.replace(news())
        wait_until(lambda: client.get("/health").json()["generation"] == 2, 5)
        wait_until(lambda: client.get("/health").json()["articles"] == 2, 5)
        workers = workers_of(client.server)
        os.kill(client.server, signal.SIGKILL)
        wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers), 5)


def test_a_missing_store_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSKG_STORE", str(tmp_path / "nothing"))
    with pytest.raises(SystemExit) as failure:
        from_environment()
    assert str(failure.value) == f"newskg: no store at {tmp_path / 'nothing'}: run kg build first"


@pytest.mark.parametrize("value", ["none", "0", "-1", "inf", "nan"])
def test_a_setting_that_makes_no_sense_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("NEWSKG_WORKERS", value)
    with pytest.raises(SystemExit, match=f"^newskg: NEWSKG_WORKERS={value}: "):
        from_environment()

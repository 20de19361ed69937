"""What a query may cost: time, memory and connections; and what happens to the service when it costs more."""

import ctypes
import os
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import httpx
import pytest
from serving import NUMBERS, Service, news, padding, problem, register, serving, wait_until

from api.app import from_environment
from kg.store import GraphWriter, Layout

CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GOOD = "ASK { ?s ?p ?o }"
FILES = 24  # RocksDB opens 16 files at the start, and the others when a query needs them
MEMORY = "200"
COPIES = 7  # makes 210,000 rows, which fill no worker's memory and no buffer on the way holds them
MANY = "SELECT ?x ?n ?copy { ?x <http://example.org/counts> ?n VALUES ?copy { 0 1 2 3 4 5 6 } }"


@pytest.fixture(scope="module")
def strict(store: Path) -> Iterator[Service]:
    """A service with one worker, which gives a query one second and has MEMORY MiB, and takes four of one client."""
    with serving(store, workers="1", deadline="1", memory=MEMORY, client_queries="4", remember="0") as made:
        yield made


@pytest.fixture(scope="module")
def bare(store: Path) -> Iterator[Service]:
    """A service with one worker, which has MEMORY MiB and cannot bar itself from making sockets."""

    def as_32_bit() -> None:  # Linux then calls the machine i686, of which no filter is known
        ctypes.CDLL(None).personality(0x0008)

    with serving(store, workers="1", memory=MEMORY, remember="0", before=as_32_bit) as made:
        yield made


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query})


def recovers(client: httpx.Client) -> bool:
    """Whether the service answers again; a new worker may take longer to start than a strict deadline waits for it."""
    wait_until(lambda: ask(client, GOOD).is_success, 10)
    return True


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
    assert 0.9 < time.monotonic() - began < 3
    assert response.status_code == 503
    assert response.json()["type"].endswith("query-deadline")
    assert "retry-after" in response.headers
    assert recovers(strict)


def test_a_large_result_streams_whole_and_fills_no_memory(bare: Service) -> None:
    wide = MANY.replace("?x ?n ?copy", f'?copy ("{"wide " * 100}" AS ?text)')  # 100 MB of CSV
    with bare.stream("GET", "/sparql", params={"query": wide}, headers={"Accept": "text/csv"}) as response:
        assert response.headers["transfer-encoding"] == "chunked"
        assert sum(chunk.count(b"\n") for chunk in response.iter_bytes()) == NUMBERS * COPIES + 1


def test_a_result_that_is_cut_short_does_not_look_whole(strict: Service) -> None:
    plainly = {"Accept-Encoding": "identity"}  # so that no buffer on the way holds it
    with strict.stream("GET", "/sparql", params={"query": MANY}, headers=plainly) as response:
        assert response.status_code == 200
        body = response.iter_raw()
        next(body)
        time.sleep(1.1)  # the deadline passes while we do not read
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):  # or dropped, for not reading
            for _ in body:
                pass
    assert recovers(strict)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
        "ASK { { SELECT * { ?s ?p ?o OPTIONAL { sErViCe Silent<%s>{ ?s ?p ?o } } } } }",
        "PREFIX : <%s> CONSTRUCT { ?s ?p ?o } { GRAPH ?g { SERVICE:{ ?s ?p ?o } } }",
    ],
)
def test_a_service_clause_is_refused_and_reaches_nothing(client: httpx.Client, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap:
        response = ask(client, query % f"http://127.0.0.1:{trap.getsockname()[1]}/")
        assert problem(response, 400).startswith("SERVICE is refused")
        trap.setblocking(False)
        with pytest.raises(BlockingIOError):
            trap.accept()


def test_where_the_kernel_cannot_bar_sockets_the_log_says_so_and_service_is_still_refused(bare: Service) -> None:
    refusal = problem(ask(bare, "SELECT * { SERVICE <http://127.0.0.1:1/> {} }"), 400)
    assert refusal.startswith("SERVICE is refused")
    assert ask(bare, GOOD).is_success
    assert "SERVICE is refused by reading the query alone" in bare.log.read_text()


def test_a_query_that_crashes_its_worker_is_a_problem_and_harms_no_other(client: httpx.Client) -> None:
    response = client.post("/sparql", data={"query": "SELECT * WHERE " + "{" * 20_000 + "}" * 20_000})
    assert response.status_code in (400, 507)
    assert response.headers["content-type"] == "application/problem+json"
    assert ask(client, GOOD).is_success


def test_a_query_that_wants_too_much_memory_dies_inside_its_limit(strict: Service) -> None:
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(32))
    response = ask(strict, f'SELECT (STRLEN(?x32) AS ?length) WHERE {{ BIND("four" AS ?x0) {doubled} }}')
    assert "memory" in problem(response, 507)
    assert response.json()["type"].endswith("query-crash")
    assert "retry-after" not in response.headers  # it would end so again
    assert recovers(strict)


def test_a_client_that_leaves_ends_its_query(client: Service) -> None:
    def leave(_: int) -> None:
        with pytest.raises(httpx.ReadTimeout):
            client.get("/sparql", params={"query": CROSS}, timeout=0.2)

    began = time.monotonic()
    with ThreadPoolExecutor(2) as threads:  # one for each worker
        list(threads.map(leave, range(2)))
    assert ask(client, GOOD).is_success
    assert time.monotonic() - began < 6  # the deadline is ten seconds


def test_when_every_worker_is_at_work_others_are_told(strict: Service) -> None:
    with ThreadPoolExecutor(4) as threads:
        responses = list(threads.map(lambda _: ask(strict, CROSS), range(4)))
    assert {response.status_code for response in responses} == {503}
    kinds = {response.json()["type"].rpartition("/")[2] for response in responses}
    assert kinds == {"query-deadline", "query-busy"}
    assert recovers(strict)


def test_killed_workers_are_replaced(client: Service) -> None:
    wait_until(lambda: client.get("/health").json()["workers"]["alive"] == 2, 10)
    before = set(workers_of(client.server))
    assert len(before) == 2
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not before & set(workers_of(client.server)), 5)
    assert recovers(client)
    wait_until(lambda: client.get("/health").json()["workers"]["alive"] == 2, 10)


def build_step_by_step(store: Path) -> int | None:
    """Add a few statements at each build, as long as RocksDB has few files; the number of the newest generation."""
    grown = [*news(), *register(), *islice(padding(), 60)]
    with GraphWriter(store) as writer:
        for count in range(1, len(grown), 4):
            writer.replace(grown[-count:])
            newest = Layout(store).newest()
            if len(list((store / "generations" / str(newest)).glob("*.sst"))) > FILES:
                return newest
    raise AssertionError(f"there were never more than {FILES} files")


@pytest.mark.slow
def test_a_graph_that_grows_build_by_build_is_picked_up_and_read_whole(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with GraphWriter(store) as writer:
        writer.replace([])
    with serving(store, workers="1") as client:
        assert client.get("/health").json()["articles"] == 0
        newest = build_step_by_step(store)
        wait_until(lambda: client.get("/health").json()["generation"] == newest, 5)
        for pattern in ("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }", "?s <a:b> ?o", "GRAPH ?g { ?s <a:b> ?o }", "?s ?p 5"):
            counted = ask(client, f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
            assert counted.is_success, counted.text
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

"""Workers that share the graph in memory: they answer as those on disk do, see every write, and are cut off alike."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from serving import NUMBERS, Service, news, padding, problem, register, serving, wait_until
from writers import TOKENS, A, in_notes, notes, update

from api.settings import Settings
from api.workers.memory import Memory
from api.workers.room import free_bytes
from kg.store import GraphWriter, Layout

pytestmark = pytest.mark.slow  # run by `python -m pytest -m slow`

ALL = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LOCAL = "http://example.org/local"


@pytest.fixture(scope="module")
def shared(store: Path) -> Iterator[Service]:
    """A service whose two workers have the graph in memory; a query has two seconds."""
    with serving(store, workers="2", memory_store="on", deadline="2", memory="200", remember="0") as client:
        wait_until(lambda: from_memory(client) == 2, 20)
        yield client


def children(parent: int) -> list[int]:
    """The processes whose parent has this id, and that still run."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, of = entry.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(of) == parent and state != "Z":
            found.append(int(entry.parent.name))
    return found


def forked(client: Service) -> list[int]:
    """The workers that were forked from the process that has the graph."""
    return [worker for child in children(client.server) for worker in children(child)]


def from_memory(client: Service) -> int:
    """How many of the workers have the graph in memory, where all that are to have it do."""
    return len(forked(client)) if client.get("/health").json()["in_memory"] else 0


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query})


def count(client: httpx.Client) -> int:
    return int(ask(client, ALL).raise_for_status().json()["results"]["bindings"][0]["n"]["value"])


def publish(store: Path, numbers: int) -> None:
    with GraphWriter(store) as writer:
        writer.replace([*register(), *list(padding())[:numbers]])


def test_answers_are_those_of_the_disk(shared: Service, client: Service) -> None:
    for query in (ALL, "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 500", "SELECT * { GRAPH ?g { ?s ?p ?o } }"):
        assert ask(shared, query).json() == ask(client, query).json()
    found, same = (service.get("/search", params={"q": "talks"}).json() for service in (shared, client))
    assert found["items"] == same["items"] != []
    assert len(forked(shared)) == 2


def test_a_hostile_query_is_killed_at_its_deadline_and_its_worker_replaced(shared: Service) -> None:
    before = set(forked(shared))
    began = time.monotonic()
    response = ask(shared, CROSS)
    assert time.monotonic() - began < 3
    assert response.status_code == 503
    assert response.json()["type"].endswith("query-deadline")
    wait_until(lambda: [len(before & set(now := forked(shared))), len(now)] == [1, 2], 5)
    assert count(shared) == NUMBERS + len(news())


def test_a_query_dies_inside_its_limit_of_memory(shared: Service) -> None:
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(32))
    response = ask(shared, f'SELECT (STRLEN(?x32) AS ?length) WHERE {{ BIND("four" AS ?x0) {doubled} }}')
    assert "memory" in problem(response, 507)
    assert response.json()["type"].endswith("query-crash")
    assert "retry-after" not in response.headers  # it would end so again
    assert count(shared) == NUMBERS + len(news())


def test_workers_have_no_way_to_make_sockets(shared: Service) -> None:
    for worker in forked(shared):
        assert "Seccomp:\t2" in Path(f"/proc/{worker}/status").read_text()


def test_a_new_generation_is_seen_at_once_and_comes_into_memory(tmp_path: Path) -> None:
    store = tmp_path / "store"
    publish(store, 1000)
    with serving(store, workers="2", memory_store="on", poll="0.1", remember="0") as client:
        wait_until(lambda: from_memory(client) == 2, 20)
        assert count(client) == 1000
        for numbers in (2000, 3000):
            publish(store, numbers)
            wait_until(lambda: client.get("/health").json()["generation"] == Layout(store).newest(), 5)
            assert count(client) == numbers
        assert not client.get("/health").json()["in_memory"]
        wait_until(lambda: not forked(client), 10)  # what is no longer the newest is let go of
        assert count(client) == 3000
        wait_until(lambda: from_memory(client) == 2, 20)
        assert count(client) == 3000


def test_an_acknowledged_update_is_seen_by_workers_that_have_the_graph_in_memory(tmp_path: Path) -> None:
    store = tmp_path / "store"
    publish(store, 1000)
    with serving(store, workers="2", memory_store="on", tokens=TOKENS) as client:
        wait_until(lambda: from_memory(client) == 2, 20)
        for number in range(3):
            assert update(client, in_notes(f"{A} {A} {number}")).is_success
            assert notes(client, A) == [str(n) for n in range(number + 1)]


def test_when_the_process_that_has_the_graph_dies_workers_read_from_the_disk(store: Path) -> None:
    with serving(store, workers="2", memory_store="on", remember="0") as client:
        wait_until(lambda: from_memory(client) == 2, 20)
        (parent,) = [child for child in children(client.server) if children(child)]
        os.kill(parent, signal.SIGKILL)
        wait_until(lambda: len(children(client.server)) == 2 and count(client) > 0, 10)
        assert not client.get("/health").json()["in_memory"]
        assert "has died" in client.log.read_text()


def test_all_processes_end_with_the_service(store: Path) -> None:
    with serving(store, workers="2", memory_store="on") as client:
        wait_until(lambda: from_memory(client) == 2, 20)
        all_of_them = [*children(client.server), *forked(client)]
        os.kill(client.server, signal.SIGKILL)
        wait_until(lambda: not any(running(process) for process in all_of_them), 5)


def running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(("setting", "held"), [("auto", False), ("on", True)])
def test_where_memory_is_short_only_on_loads_the_graph(
    store: Path, setting: str, held: bool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("api.workers.memory.SHARE", 0)

    async def tried() -> bool:
        memory, newest = Memory(Settings(store=str(store), memory_store=setting)), Layout(store).newest()
        try:
            async with asyncio.timeout(20):
                while memory.holder(newest) is None and "statements may take" not in caplog.text:
                    await memory.look(newest, ())
                    await asyncio.sleep(0.05)
            worker = await memory.worker(newest)
            return worker is not None and worker.alive
        finally:
            await memory.stop()

    assert asyncio.run(tried()) is held
    assert ("statements may take" in caplog.text) is not held


PROGRAM = """
import sys
from pathlib import Path
from kg.store.memory import Loaded
def fits(statements):
    print(statements)
reader = Loaded(Path(sys.argv[1]), fits).reader()
sys.stdout.flush()
reader.dump("application/n-quads", sys.stdout.buffer)
print(reader.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g {} }", "text/csv").decode().split()[1])
"""


def test_nothing_is_lost_or_renamed_on_the_way_into_memory(tmp_path: Path) -> None:
    node, named = BlankNode("kept"), NamedNode(LOCAL)
    with GraphWriter(tmp_path) as writer:
        writer.replace([])
        writer.insert(LOCAL, [Triple(node, named, Literal("é\n"))])
        writer.update("CREATE GRAPH <http://example.org/empty>")
        writer.publish()
    newest = Layout(tmp_path).generation(Layout(tmp_path).newest() or 0)
    done = subprocess.run([sys.executable, "-c", PROGRAM, newest], capture_output=True, text=True, check=True)
    number, statement, graphs = done.stdout.splitlines()
    assert (number, graphs) == ("1", "2")
    assert statement == f'_:kept <{LOCAL}> "é\\n" <{LOCAL}> .'


def test_a_generation_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "7").mkdir()
    done = subprocess.run([sys.executable, "-c", PROGRAM, tmp_path / "7"], capture_output=True, text=True, check=False)
    assert "to be held in memory" in done.stderr.splitlines()[-1]


def test_the_limit_of_a_control_group_counts(tmp_path: Path) -> None:
    (tmp_path / "meminfo").write_text("MemTotal: 4000 kB\nMemAvailable:    3000 kB\n")
    (tmp_path / "self").mkdir()
    (tmp_path / "self" / "cgroup").write_text("0::/outer/inner\n")
    groups = tmp_path / "groups"
    (groups / "outer" / "inner").mkdir(parents=True)
    assert free_bytes(tmp_path, groups) == 3000 << 10
    (groups / "outer" / "inner" / "memory.max").write_text("max\n")
    (groups / "outer" / "memory.max").write_text("2048000\n")
    (groups / "outer" / "memory.current").write_text("1024000\n")
    assert free_bytes(tmp_path, groups) == 1024000
    assert free_bytes(tmp_path / "nowhere", groups) == 0

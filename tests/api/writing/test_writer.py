"""The writer process: what is acknowledged is there, whatever happens then, and no update stops the service."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from serving import Service, problem, serving, wait_until
from writers import NOTES, TOKENS, A, in_notes, notes, rows, small_store, update

from kg.store import GraphWriter

EACH = int(os.environ.get("NEWSKG_TEST_UPDATES", "50"))  # 500 for the whole of what is promised


@pytest.fixture
def client(writable: Service) -> Service:
    return writable


CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r"


def test_an_endless_update_ends_and_the_others_are_done(client: Service) -> None:
    endless = f"INSERT {{ GRAPH <{NOTES}> {{ <s:s> <p:count> ?x }} }} WHERE {{ SELECT (COUNT(*) AS ?x) {{ {CROSS} }} }}"
    with ThreadPoolExecutor(9) as threads:
        before = threads.submit(update, client, in_notes(f"{A} <p:around> 0"))
        began = time.monotonic()
        ended = threads.submit(update, client, endless)
        around = [threads.submit(update, client, in_notes(f"{A} <p:around> {n}")) for n in range(1, 5)]
        assert len(rows(client, "SELECT * { ?s ?p ?o } LIMIT 3")) == 3
        assert time.monotonic() - began < 1.5, "a query waited for an update"
        assert problem(ended.result(), 503)
        assert time.monotonic() - began < 4
        assert {each.result().status_code for each in (before, *around)} == {204}
    assert notes(client, "<p:around>") == ["0", "1", "2", "3", "4"]
    assert notes(client, "<p:count>") == []


@pytest.mark.parametrize(
    "text", ["INSERT {} WHERE " + "{" * 5000 + "}" * 5000, "INSERT {} WHERE { FILTER(" + "!" * 100_000 + "1) }"]
)
def test_nesting_ends_no_service(client: Service, text: str) -> None:
    assert update(client, text).status_code >= 400
    assert update(client, in_notes(f"{A} <p:after> 1")).status_code == 204


def test_an_update_that_takes_too_much_memory_ends_alone(tmp_path: Path) -> None:
    growing = "".join(f"BIND(CONCAT({', '.join([f'?x{n}'] * 16)}) AS ?x{n + 1}) " for n in range(8))
    bomb = f"INSERT {{ GRAPH <{NOTES}> {{ {A} <p:x> ?x8 }} }} WHERE {{ BIND('0123456789abcdef' AS ?x0) {growing} }}"
    with serving(small_store(tmp_path / "store"), workers="1", tokens=TOKENS, memory="256") as client:
        with ThreadPoolExecutor(2) as threads:
            beside = threads.submit(update, client, in_notes(f"{A} <p:beside> 1"))
            assert "memory" in problem(update(client, bomb), 507)
            assert beside.result().status_code == 204
        assert update(client, in_notes(f"{A} <p:beside> 2")).status_code == 204
        assert notes(client, "<p:beside>") == ["1", "2"]


REACHES = """
import sys
from api.workers.worker import seal
from kg.store import GraphWriter
assert seal(sys.argv[1]) is None
with GraphWriter(sys.argv[1]) as writer:
    writer.update("LOAD SILENT <" + sys.argv[2] + ">")
    try:
        writer.update("INSERT { <a:a> <a:a> ?s } WHERE { SERVICE <" + sys.argv[2] + "> { ?s ?p ?o } }")
    except Exception as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are sealed by seccomp, which is Linux's")
def test_a_sealed_writer_reaches_nothing_even_if_the_engine_is_asked(tmp_path: Path) -> None:
    store = small_store(tmp_path / "store")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.3)
        there = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        done = subprocess.run(
            [sys.executable, "-c", REACHES, str(store), there], capture_output=True, text=True, check=True, timeout=60
        )
        assert "ermission denied" in done.stdout
        with pytest.raises(TimeoutError):
            listening.accept()


@pytest.mark.slow
def test_a_build_finds_its_turn_among_updates(tmp_path: Path) -> None:
    store = small_store(tmp_path / "store")
    stop = threading.Event()
    with serving(store, workers="1", tokens=TOKENS, rate="0") as client:

        def write() -> set[int]:
            found = set()
            while not stop.is_set():
                found.add(update(client, in_notes(f"{A} <p:p> 1")).status_code)
            return found

        with ThreadPoolExecutor(4) as threads:
            writing = [threads.submit(write) for _ in range(4)]
            try:
                time.sleep(0.5)
                with GraphWriter(store, wait=10.0):
                    pass
            finally:
                stop.set()
            assert set().union(*(each.result() for each in writing)) <= {204, 503}
        assert update(client, in_notes(f"{A} <p:p> 2")).status_code == 204


@pytest.mark.slow
def test_a_build_in_progress_is_told_of_and_not_waited_for(tmp_path: Path) -> None:
    store = small_store(tmp_path / "store")
    with serving(store, workers="1", tokens=TOKENS) as client:
        with GraphWriter(store):
            began = time.monotonic()
            response = update(client, in_notes(f"{A} <p:p> 1"))
            assert "is being written by process" in problem(response, 503)
            assert int(response.headers["retry-after"]) > 0
            assert time.monotonic() - began < 5
            assert rows(client, "SELECT * { ?s ?p ?o } LIMIT 1")
        assert update(client, in_notes(f"{A} <p:p> 1")).status_code == 204
        with GraphWriter(store, wait=3.0):
            pass  # the service lets go of the store once it is idle


INCREMENT = f"""DELETE {{ GRAPH <{NOTES}> {{ ?s <p:n> ?n }} }} INSERT {{ GRAPH <{NOTES}> {{ ?s <p:n> ?next }} }}
WHERE {{ GRAPH <{NOTES}> {{ ?s <p:n> ?n }} BIND(?n + 1 AS ?next) }}"""


@pytest.mark.slow
def test_no_update_is_lost(tmp_path: Path) -> None:
    with serving(small_store(tmp_path / "store"), workers="2", tokens=TOKENS, rate="0") as client:
        update(client, in_notes("<s:s> <p:n> 0"))
        seen: list[int] = []
        stop = threading.Event()

        def count() -> None:
            with httpx.Client(base_url=client.base_url, timeout=30) as one:
                for _ in range(EACH):
                    assert update(one, INCREMENT).status_code == 204

        def watch() -> None:
            while not stop.is_set():
                seen.extend(int(n) for n in notes(client, "<p:n>"))

        with ThreadPoolExecutor(9) as threads:
            watching = threads.submit(watch)
            for counting in [threads.submit(count) for _ in range(8)]:
                counting.result()
            stop.set()
            watching.result()
        assert notes(client, "<p:n>") == [str(8 * EACH)]
        assert seen == sorted(seen), "a query saw an older state than one before it"


@pytest.mark.parametrize("kills", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_what_was_acknowledged_survives_a_killed_service(tmp_path: Path, kills: int) -> None:
    store = small_store(tmp_path / "store")
    acknowledged: list[int] = []

    def write(client: Service, first: int) -> None:
        with httpx.Client(base_url=client.base_url, timeout=30) as one:
            for n in range(first, first + 100_000):
                try:
                    response = update(one, in_notes(f"{A} <p:kept> {n}"))
                except httpx.TransportError:
                    return
                if response.status_code == 204:
                    acknowledged.append(n)

    for wanted in range(25, 25 * kills + 1, 25):
        with serving(store, workers="1", tokens=TOKENS) as client, ThreadPoolExecutor(4) as threads:
            written = set(map(int, notes(client, "<p:kept>")))
            assert set(acknowledged) <= written
            writing = [threads.submit(write, client, (wanted + i) * 100_000) for i in range(4)]
            wait_until(lambda wanted=wanted: len(acknowledged) >= wanted, 30)
            os.kill(client.server, signal.SIGKILL)
            for each in writing:
                each.result()
    with serving(store, workers="1", tokens=TOKENS) as client:
        assert set(acknowledged) <= set(map(int, notes(client, "<p:kept>")))
        assert update(client, in_notes(f"{A} <p:after> 1")).status_code == 204
        assert len(notes(client, "<p:after>")) == 1

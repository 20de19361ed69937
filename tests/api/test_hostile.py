"""Nothing that is sent stops the service, holds it up, makes it reach out, or costs other clients much."""

import contextlib
import socket
import statistics
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

import httpx
import pytest
from hostile import CROWDS, REQUESTS, Target
from hostile_queries import QUERIES
from serving import Service, serving, wait_until

pytestmark = pytest.mark.slow  # run by `python -m pytest -m slow`

DEADLINE = 1.0
ALLOWED = DEADLINE + 1.0  # seconds for each, on a machine that does nothing else meanwhile
ATTACKERS = 3  # addresses from which harm is done at the same time
WORKERS = ATTACKERS + 1
QUIET = 40  # look-ups that tell how long one takes while nobody means harm


class Bystander:
    """Another client, who looks something up all the time and notes how long it takes."""

    def __init__(self, service: Service) -> None:
        transport = httpx.HTTPTransport(local_address="127.0.0.9")
        self._client = httpx.Client(base_url=service.base_url, transport=transport, timeout=10)
        self.refused: list[str] = []
        self.quiet = statistics.median(self._look_up() for _ in range(QUIET))
        self.seconds: list[float] = []
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _look_up(self) -> float:
        began = time.monotonic()
        response = self._client.get("/people", params={"name": "Mira Valdane"})
        if response.status_code != 200 or b"Mira Valdane" not in response.content:
            self.refused.append(response.text)
        return time.monotonic() - began

    def _run(self) -> None:
        while not self._stopped.wait(0.02):
            self.seconds.append(self._look_up())

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()
        self._client.close()


@dataclass
class Ended:
    """How a hostile request ended, after how long; `failure` is what was wrong with it."""

    seconds: float
    status: int | None = None
    failure: str = ""


@pytest.fixture(scope="module")
def trap() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0), backlog=50) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture(scope="module", params=["off", "on"], ids=["from disk", "from memory"])
def target(store: Path, request: pytest.FixtureRequest) -> Iterator[Service]:
    limits = {
        "workers": str(WORKERS),
        "deadline": str(DEADLINE),
        "memory": "200",
        "client_queries": "1",
        "slow_query": "0.3",
        "remember": "0",  # each request is to take a worker
    }
    with serving(store, memory_store=request.param, **limits) as made:
        wait_until(lambda: made.get("/health").json()["in_memory"] is (request.param == "on"), 30)
        yield made


@pytest.fixture(scope="module")
def memory(target: Service) -> int:
    for _ in range(20):
        target.get("/people")
    return resident(target.server)


@pytest.fixture(scope="module")
def bystander(target: Service, memory: int) -> Iterator[Bystander]:
    made = Bystander(target)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def ended(target: Service, bystander: Bystander, trap: socket.socket) -> dict[str, Ended]:
    """All that is hostile, from several addresses at the same time; at last the crowds, each alone."""
    addresses: Queue[str] = Queue()
    for n in range(ATTACKERS):
        addresses.put(f"127.0.0.{n + 2}")

    def run(name: str) -> tuple[str, Ended]:
        own = addresses.get()
        try:
            return name, attacked(target, name, own, f"http://127.0.0.1:{trap.getsockname()[1]}/")
        finally:
            addresses.put(own)

    with ThreadPoolExecutor(ATTACKERS) as threads:
        found = dict(threads.map(run, [*QUERIES, *(name for name in REQUESTS if name not in CROWDS)]))
    found |= dict(map(run, CROWDS))
    # Other work on the machine may have held one up; what is slow by itself is so again.
    return found | dict(map(run, [name for name, one in found.items() if one.seconds >= ALLOWED]))


def attacked(target: Service, name: str, own: str, trap: str) -> Ended:
    began = time.monotonic()
    if name in REQUESTS:
        try:
            own_count = REQUESTS[name](Target(target, own, trap))
        except AssertionError as failure:
            return Ended(0, failure=str(failure) or "it failed")
        return Ended(own_count or time.monotonic() - began)
    longest = 0.0
    for _ in range(5):
        began = time.monotonic()
        status = queried(target, QUERIES[name].replace("TRAP", trap), own)
        longest = max(longest, time.monotonic() - began)
        if status != 429:  # which says that the worker this attacker has cost is not yet replaced: it is to try again
            break
    return Ended(longest, status)


def queried(target: Service, query: str, own: str) -> int:
    transport = httpx.HTTPTransport(local_address=own)
    with (
        httpx.Client(base_url=target.base_url, transport=transport, timeout=10) as client,
        client.stream("POST", "/sparql", data={"query": query}) as response,
    ):
        with contextlib.suppress(httpx.RemoteProtocolError):  # broken off, as it must be
            for _ in response.iter_raw():
                pass
        return response.status_code


def resident(process: int) -> int:
    """MiB of memory that the process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * 4096 >> 20


@pytest.mark.parametrize("name", QUERIES)
def test_a_hostile_query_ends_in_time(ended: dict[str, Ended], name: str) -> None:
    assert ended[name].seconds < ALLOWED
    assert ended[name].status in (200, 400, 413, 429, 503, 507)


@pytest.mark.parametrize("name", REQUESTS)
def test_a_hostile_request_ends_in_time(ended: dict[str, Ended], name: str) -> None:
    assert ended[name].failure == ""
    assert ended[name].seconds < ALLOWED


def test_nobody_reached_another_host(ended: dict[str, Ended], trap: socket.socket) -> None:
    with pytest.raises(BlockingIOError):
        trap.accept()


def test_another_client_is_answered_all_the_while(ended: dict[str, Ended], bystander: Bystander) -> None:
    bystander.stop()
    assert len(bystander.seconds) > 50
    assert len(bystander.refused) <= len(bystander.seconds) // 100, bystander.refused
    assert statistics.median(bystander.seconds) < 10 * bystander.quiet


def test_after_all_that_the_service_is_as_it_was(target: Service, ended: dict[str, Ended], memory: int) -> None:
    whole = dict.fromkeys(("wanted", "alive", "idle"), WORKERS)
    wait_until(lambda: target.get("/health").json()["workers"] == whole, 10)
    assert target.get("/people").is_success
    assert resident(target.server) < memory + 60
    assert 'newskg_waiting{for="turn"} 0.0' in target.get("/metrics").text
    assert "a fault of our own" not in target.log.read_text()

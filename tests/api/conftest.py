"""A service as users run it: a uvicorn process on a port of its own, over a small store."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.store import GraphWriter

NEWS = Path(__file__).with_name("news.ttl")
NUMBERS = (
    60_000  # triples of padding: enough that a cross product of them does not end, and that a result takes many chunks
)


def news() -> list[Quad]:
    return [Quad(*triple) for triple in parse(NEWS.read_bytes(), RdfFormat.TURTLE)]


def padding() -> Iterator[Quad]:
    counts = NamedNode("http://example.org/counts")
    for n in range(NUMBERS):
        yield Quad(NamedNode(f"http://example.org/number/{n}"), counts, Literal(n))


class Service(httpx.Client):
    """A client of a running service. `server` is the service's process id."""

    server: int


@contextmanager
def serving(store: Path, **settings: str) -> Iterator[Service]:
    """A running service; its log is written beside the store. RuntimeError, with the log, when it does not start."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "NEWSKG_STORE": str(store), **{f"NEWSKG_{k.upper()}": v for k, v in settings.items()}}
    command = [sys.executable, "-m", "uvicorn", "api.app:from_environment", "--factory", "--port", str(port)]
    log = store.parent / "service.log"
    with log.open("w") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
    try:
        with Service(base_url=f"http://127.0.0.1:{port}", timeout=15) as client:
            client.server = process.pid
            wait_until(lambda: answers(client) or process.poll() is not None, 20)
            if process.poll() is not None:
                raise RuntimeError(log.read_text())
            yield client
    finally:
        process.terminate()
        process.wait(10)


def answers(client: httpx.Client) -> bool:
    try:
        return client.get("/health").is_success
    except httpx.TransportError:
        return False


def wait_until(condition, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not so within {seconds} s"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("api") / "store"
    with GraphWriter(path) as writer:
        writer.replace([*news(), *padding()])
    return path


@pytest.fixture(scope="session")
def client(store: Path) -> Iterator[Service]:
    with serving(store, workers="2", deadline="1") as made:
        yield made

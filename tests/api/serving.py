"""A service as users run it: a uvicorn process on a port of its own, over a small store."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.ids import ARTICLES_GRAPH, ID, PREFIXES

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
NEWS = Path(__file__).with_name("news.ttl")
NUMBERS = 30_000  # triples of padding: a cross product of them does not end, and a result takes many chunks


def news() -> list[Quad]:
    return list(parse(NEWS.read_bytes(), RdfFormat.TURTLE))


def register() -> list[Quad]:
    identifier = NamedNode(PREFIXES["dcterms"] + "identifier")
    return [Quad(NamedNode(ID + "article/harbour"), identifier, Literal("harbour"), NamedNode(ARTICLES_GRAPH))]


def padding() -> Iterator[Quad]:
    counts = NamedNode("http://example.org/counts")
    for n in range(NUMBERS):
        yield Quad(NamedNode(f"http://example.org/number/{n}"), counts, Literal(n))


class Service(httpx.Client):
    """A client of a running service. `server` is the service's process id, `log` the file of what it says."""

    server: int
    log: Path


@contextmanager
def serving(store: Path | str, *, before: Callable[[], object] | None = None, **settings: str) -> Iterator[Service]:
    """A running service. RuntimeError, with its log, when it does not start.

    `before` is called in the service's process before it begins. Workers read from the disk unless the settings say
    otherwise, for then they are the same ones from start to end.
    """
    settings = {"memory_store": "off", **settings}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "NEWSKG_STORE": str(store), **{f"NEWSKG_{k.upper()}": v for k, v in settings.items()}}
    command = [sys.executable, "-m", "kg", "serve", "--port", str(port)]
    folder = tempfile.TemporaryDirectory()
    log = Path(folder.name) / "log"
    with log.open("w") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out, preexec_fn=before)  # noqa: PLW1509
    try:
        with Service(base_url=f"http://127.0.0.1:{port}", timeout=15) as client:
            client.server, client.log = process.pid, log
            wait_until(lambda: answers(client) or process.poll() is not None, 20)
            if process.poll() is not None:
                raise RuntimeError(log.read_text())
            yield client
    finally:
        process.terminate()
        process.wait(10)
        folder.cleanup()


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


def problem(response: httpx.Response, status: int) -> str:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    document = response.json()
    assert document["status"] == status
    assert {"type", "title", "detail", "instance"} <= document.keys()
    return document["detail"]

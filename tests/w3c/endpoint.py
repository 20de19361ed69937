"""Our service as a Target. Two run: one to be read, one to be written.

The store that is read holds every data file of the suite, each in the graph that has the file's name, and a test's own
data is picked by the protocol's default-graph-uri and named-graph-uri: nothing is loaded for a test. What is written is
emptied and filled by an update before each test.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from pyoxigraph import NamedNode, Quad, QueryResultsFormat, Store, parse_query_results

from kg.store import GraphWriter, Layout, generations
from kg.tokens import new_token
from w3c.evaluation import LABEL, QT, UT, Failed, Malformed
from w3c.suite import BASE, Graphs, Test, file_of, iri_of, triples

sys.path.append(str(Path(__file__).parents[1] / "api"))
from serving import serving

_NAMES_ITS_OWN = re.compile(r"\bFROM\b", re.IGNORECASE)
_NOTHING = BASE + "nothing"  # a graph that is not there, for a test without data: the request must name one
_EVERYTHING = "SELECT ?s ?p ?o ?g WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
_MEANINGS = {
    "malformed-query": Malformed,
    "malformed-write": Malformed,
    "query-failed": Failed,
    "query-refused": Failed,
    "write-failed": Failed,
    "write-refused": Failed,
}


class Endpoint:
    """A Target, and a Sender: the clients of both services; the one that writes has the right to."""

    def __init__(self, reading: httpx.Client, writing: httpx.Client) -> None:
        self.reading = reading
        self.writing = writing

    def query(self, graphs: Graphs, text: str, base: str, media_type: str) -> bytes:
        """See `Target.query`."""
        fields = {"query": f"BASE <{base}>\n{text}"}
        if not _NAMES_ITS_OWN.search(text):
            fields["default-graph-uri"] = [iri_of(path) for name, path in graphs if name is None] or [_NOTHING]
            fields["named-graph-uri"] = [name for name, _ in graphs if name is not None]
        return _taken(self.reading.post("/sparql", data=fields, headers={"Accept": media_type})).content

    def update(self, graphs: Graphs, text: str, base: str) -> list[Quad]:
        """See `Target.update`."""
        self.empty(_blocks(graphs))
        self.take(text, base)
        rows = _taken(self.writing.post("/sparql", data={"query": _EVERYTHING})).content
        return [_quad(row) for row in parse_query_results(rows, QueryResultsFormat.JSON)]

    def take(self, text: str, base: str) -> None:
        """See `Target.take`."""
        _taken(self.writing.post("/update", data={"update": f"BASE <{base}>\n{text}"}))

    def empty(self, then: str = "") -> None:
        """Empty the store that is written, and insert these quads."""
        self.writing.post("/update", data={"update": f"DROP ALL; INSERT DATA {{ {then} }}"}).raise_for_status()

    def prepare(self, test: Test) -> None:
        """Have the store that is written hold a protocol test's data."""
        nodes = test.manifest.all(test.node, UT + "graphData")
        named = [(test.manifest.text(n, LABEL), file_of(test.manifest.one(n, UT + "graph"))) for n in nodes]
        self.empty(_blocks(named))

    def send(self, method: str, path: str, headers: dict[str, str], body: bytes) -> httpx.Response:
        """See `Sender.send`."""
        return self.writing.request(method, path, headers=headers, content=body)


def _blocks(graphs: Graphs) -> str:
    blocks = []
    for name, path in graphs:
        block = " ".join(f"{triple} ." for triple in triples(path))
        blocks.append(block if name is None else f"GRAPH <{name}> {{ {block} }}")
    return "\n".join(blocks)


def _quad(row: tuple) -> Quad:
    s, p, o, graph = row
    return Quad(s, p, o) if graph is None else Quad(s, p, o, graph)


def _taken(response: httpx.Response) -> httpx.Response:
    """The answer. Raises Malformed or Failed where the request is refused; AssertionError where it goes wrong."""
    if response.is_success:
        return response
    kind = response.json()["type"].rpartition("/")[2] if response.status_code == 400 else None
    raise _MEANINGS.get(kind, AssertionError)(f"{response.status_code}: {response.text}")


@contextmanager
def served(tests: list[Test]) -> Iterator[Endpoint]:
    """Both services, running."""
    secret, token = new_token("w3c", derived=True)
    # In memory where there is a place for it: each of several hundred updates is synced to the disk.
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as read, tempfile.TemporaryDirectory(dir=place) as written:
        fill(Path(read), tests)
        with GraphWriter(written) as writer:
            writer.replace([])
        with serving(read, workers="2") as reading, serving(written, workers="2", tokens=str(token)) as writing:
            writing.headers["authorization"] = f"Bearer {secret}"
            yield Endpoint(reading, writing)


def fill(folder: Path, tests: list[Test]) -> None:
    """Make a store of the data of every query test."""
    layout = Layout(folder)
    layout.prepare()
    store = Store(str(layout.graph))
    files = {file_of(node) for test in tests for name in ("data", "graphData") for node in _data(test, QT + name)}
    for path in sorted(files):
        graph = NamedNode(iri_of(path))
        store.extend(Quad(*triple, graph) for triple in triples(path))
    generations.publish(layout, store)


def _data(test: Test, predicate: str) -> list[NamedNode]:
    return [] if test.action is None else test.manifest.all(test.action, predicate)

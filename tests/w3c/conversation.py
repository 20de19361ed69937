"""The tests of the two protocols: requests to be sent one after another, and what each must be answered with."""

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

import httpx
from pyoxigraph import RdfFormat, parse

from w3c.comparing import GRAPHS, ROWS, canonical, outcome
from w3c.suite import MF, Manifest, Node, Test

HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
_UPDATE = re.compile(r"^update=|[?&]update=|using-(named-)?graph-uri=")


class Sender(Protocol):
    """Sends what a test says, to the service's own paths and with the right to write."""

    def send(self, method: str, path: str, headers: dict[str, str], body: bytes) -> httpx.Response:
        """The answer to one request. `path` begins with /sparql, /update or /graphs."""
        ...


@dataclass(frozen=True)
class Message:
    """One request of a test."""

    manifest: Manifest
    node: Node

    @property
    def headers(self) -> dict[str, str]:
        """Its headers, by lower-case name."""
        return headers_of(self.manifest, self.node)

    @property
    def body(self) -> str:
        """Its body; empty when there is none."""
        return body_of(self.manifest, self.node) or ""

    @property
    def writes(self) -> bool:
        """Whether it is an update, or a request to the graph store."""
        path = self.manifest.text(self.node, HT + "absolutePath")
        updates = "sparql-update" in self.headers.get("content-type", "")
        return path.startswith("/gsp") or updates or any(_UPDATE.search(text) for text in (path, self.body))

    @property
    def path(self) -> str:
        """Where our service has what the test asks for."""
        path = self.manifest.text(self.node, HT + "absolutePath")
        if path.startswith("/gsp"):
            return path.replace("/gsp", "/graphs", 1)
        return path.replace("/sparql/", "/update" if self.writes else "/sparql", 1)


def messages(test: Test) -> list[Message]:
    """The requests of a test, in order."""
    requests = test.manifest.one(test.action, HT + "requests")
    return [Message(test.manifest, node) for node in test.manifest.items(requests)]


def hold(test: Test, sender: Sender) -> None:
    """Send a test's requests and see to the answers. Raises AssertionError."""
    known: dict[str, str] = {}
    for message in messages(test):
        manifest, node = message.manifest, message.node
        encoding = manifest.text(manifest.one(node, HT + "body") or node, CNT + "characterEncoding") or "UTF-8"
        path, body = (_filled(text, known) for text in (message.path, message.body))
        answer = sender.send(manifest.text(node, HT + "methodName"), path, message.headers, body.encode(encoding))
        wanted = manifest.one(node, HT + "resp")
        _check_status(answer, manifest, wanted)
        _check_format(answer, manifest, wanted)
        _check_graph(answer, manifest, wanted)
        name = manifest.text(wanted, MF + "expectedLocation")
        if name is not None:
            known[name] = answer.headers["location"]


def _filled(text: str, known: dict[str, str]) -> str:
    for name, value in known.items():
        text = text.replace(name, value)
    return text


def _check_status(answer: httpx.Response, manifest: Manifest, wanted: Node) -> None:
    names = [node.value.rpartition("#")[2] for node in manifest.all(wanted, MF + "expectedStatus")]
    assert any(_is(answer.status_code, name) for name in names), (
        f"{answer.status_code} is none of {names}: {answer.text}"
    )


def _is(status: int, name: str) -> bool:
    """Whether a status is what the manifest calls `StatusCode4xx`, `NotFound` and so on."""
    if name.startswith("StatusCode"):
        return str(status)[0] == name[len("StatusCode")]
    return HTTPStatus(status).phrase.replace(" ", "") == name


def _check_format(answer: httpx.Response, manifest: Manifest, wanted: Node) -> None:
    expected = manifest.text(wanted, MF + "expectedFormat")
    if expected is None:
        return
    kind = answer.headers["content-type"].split(";")[0]
    assert kind in (GRAPHS if expected == "RDF" else ROWS).values(), f"{kind} is not {expected}"
    found = outcome(answer.content, kind)
    assert isinstance(found, bool) == (expected == "boolean"), answer.text
    value = manifest.text(wanted, MF + "expectedBoolean")
    assert value is None or found == (value == "true"), answer.text


def _check_graph(answer: httpx.Response, manifest: Manifest, wanted: Node) -> None:
    for name, value in headers_of(manifest, wanted).items():
        assert answer.headers.get(name) == value, f"{name} is {answer.headers.get(name)}, not {value}"
    expected = body_of(manifest, wanted)
    if expected is not None:
        graphs = [canonical(parse(text, RdfFormat.TURTLE)) for text in (answer.content, expected.encode())]
        assert graphs[0] == graphs[1], answer.text


def headers_of(manifest: Manifest, node: Node) -> dict[str, str]:
    """The headers of a request or an answer."""
    fields = manifest.items(manifest.one(node, HT + "headers"))
    return {manifest.text(f, HT + "fieldName").lower(): manifest.text(f, HT + "fieldValue") for f in fields}


def body_of(manifest: Manifest, node: Node) -> str | None:
    """The body of a request or an answer."""
    body = manifest.one(node, HT + "body")
    return None if body is None else manifest.text(body, CNT + "chars")

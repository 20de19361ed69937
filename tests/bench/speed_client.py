"""A client that takes as little of the processor as may be, so that what is measured is the servers."""

import socket
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from select import select
from typing import Self
from urllib.parse import quote, urlencode

import msgspec
from speed_queries import NUMBER, number_as_text
from speed_servers import Server

ROWS = "application/sparql-results+json"
PATIENCE = 60.0  # seconds for one answer
NUMBERS = 1_000_000  # more than a client has queries answered in one burst
_MOST = 1 << 18
_NUMBER = quote(NUMBER).encode()


class Failed(Exception):  # noqa: N818
    """A server gave no answer, or another one than 200."""


@dataclass
class Answer:
    """What came: seconds until the body's first byte and until its last, its size, and its bytes where kept."""

    first: float
    whole: float
    size: int
    body: bytes


def request_for(server: Server, query: str) -> bytes:
    """The bytes of a request by GET."""
    asked = urlencode((*server.parameters, ("query", query)), quote_via=quote)
    head = f"GET {server.path}?{asked} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
    return f"{head}Accept: {ROWS}\r\nConnection: keep-alive\r\n\r\n".encode()


class Connection:
    """One connection, which is opened again where the server closes it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def ask(self, request: bytes, *, keep: bool = True) -> Answer:
        """Send a request and take its whole answer. Raises Failed."""
        if self._socket is not None and select([self._socket], [], [], 0)[0]:
            self.close()  # the server did not wait for another request
        try:
            if self._socket is None:
                self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=PATIENCE)
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            began = time.perf_counter()
            self._socket.sendall(request)
            return self._taken(self._socket, began, keep)
        except (OSError, Failed) as error:
            self.close()
            raise Failed(str(error)) from error

    def _taken(self, given: socket.socket, began: float, keep: bool) -> Answer:
        head, body = b"", b""
        while not body:  # the first byte of the body counts, for some send the head before they know anything
            got = given.recv(_MOST)
            if not got:
                raise Failed("the connection was closed")
            head += got
            end = head.find(b"\r\n\r\n")
            body = head[end + 4 :] if end >= 0 else b""
        head, first = head[:end], time.perf_counter() - began
        fields = head.lower()
        if b" 200" not in fields[:13]:
            raise Failed((head[:12] + b" " + body[:150]).decode(errors="replace"))
        kept, size, tail = [body], len(body), (b"\r\n" + body)[-7:]
        chunked = b"transfer-encoding: chunked" in fields
        length = 0 if chunked else int(fields.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        while not tail.endswith(b"\r\n0\r\n\r\n") if chunked else size < length:
            part = given.recv(_MOST)
            if not part:
                raise Failed(f"the connection was closed after {size} bytes")
            size, tail = size + len(part), (tail + part[-7:])[-7:]
            if keep:
                kept.append(part)
        whole = time.perf_counter() - began
        if b"connection: close" in fields:
            self.close()
        joined = b"".join(kept)
        return Answer(first, whole, size, _unchunked(joined) if chunked and keep else joined)


def _unchunked(body: bytes) -> bytes:
    parts, at = [], 0
    while at < len(body):
        end = body.index(b"\r\n", at)
        length = int(body[at:end], 16)
        parts.append(body[end + 2 : end + 2 + length])
        at = end + 4 + length
    return b"".join(parts)


def rows(answer: Answer) -> int:
    """How many rows an answer has."""
    return len(msgspec.json.decode(answer.body)["results"]["bindings"])


def hammer(burst: "Burst") -> int:
    """Requests that the clients had answered in their time, each asking again at once. Raises Failed."""
    end = time.perf_counter() + burst.seconds
    requests, clients = burst.requests, burst.clients

    def one(number: int) -> int:
        done = 0
        with Connection(burst.port) as connection:
            for request in islice(_round(requests), number * len(requests) // clients, None):
                if time.perf_counter() > end:
                    break
                if burst.first is not None:
                    request = _numbered(request, burst.first + number * NUMBERS + done)  # noqa: PLW2901
                connection.ask(request, keep=False)
                done += 1
        return done

    with ThreadPoolExecutor(clients) as threads:
        return sum(threads.map(one, range(clients)))


def _round(requests: list[bytes]) -> Iterable[bytes]:
    while True:
        yield from requests


def _numbered(request: bytes, number: int) -> bytes:
    return request.replace(_NUMBER, quote(number_as_text(number)).encode(), 1)


class Burst(msgspec.Struct):
    """What a process that hammers is told. `first`: the first of NUMBERS for each client, so that no query is asked
    twice; None to ask the same again.
    """

    port: int
    requests: list[bytes]
    clients: int
    seconds: float
    first: int | None


if __name__ == "__main__":
    print(hammer(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Burst)))

"""Requests that mean harm: no proper HTTP, no proper parameters, too slow, too large or too many."""

import gzip
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx
from hostile_queries import COUNTS
from serving import Service


@dataclass(frozen=True)
class Target:
    """The service, the address to attack it from, and one on this machine that nobody may reach."""

    service: Service
    own: str
    trap: str

    def connected(self) -> socket.socket:
        """A new connection to the service."""
        where = (self.service.base_url.host, self.service.base_url.port)
        return socket.create_connection(where, timeout=10, source_address=(self.own, 0))


def get(path: str, **headers: str) -> Callable[[Target], None]:
    """A GET of an address taken literally: no library tidies it up."""

    def run(at: Target) -> None:
        lines = [f"GET {path.replace('TRAP', at.trap)} HTTP/1.1", "Host: x", "Connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        raw(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))(at)

    return run


def raw(sent: bytes, *, begins: bytes = b"HTTP/1.1 ") -> Callable[[Target], None]:
    """Bytes as they are; what comes back is an answer, and tells nothing of the machine."""

    def run(at: Target) -> None:
        with at.connected() as connection:
            try:
                connection.sendall(sent)
            except OSError:
                return  # refused before it was all sent
            answer = received(connection)
        assert answer.startswith(begins)
        assert not answer.startswith(b"HTTP/1.1 5")
        assert b"root:" not in answer
        assert b"Traceback" not in answer

    return run


def received(connection: socket.socket) -> bytes:
    found = b""
    try:
        while part := connection.recv(1 << 16):
            found += part
    except OSError:
        pass
    return found


def head(*lines: str) -> bytes:
    return "\r\n".join(["POST /sparql HTTP/1.1", "Host: x", "Connection: close", *lines, "", ""]).encode()


QUERY = "Content-Type: application/sparql-query"
FORM = "Content-Type: application/x-www-form-urlencoded"
CHUNKED = "Transfer-Encoding: chunked"
BOMB = gzip.compress(b" " * 9_000_000)
ONE = b"GET /docs HTTP/1.1\r\nHost: x\r\n\r\n"


def drip(first: bytes, more: bytes) -> Callable[[Target], None]:
    """Sends a little at a time, for as long as anyone listens."""

    def run(at: Target) -> None:
        with at.connected() as connection:
            connection.sendall(first)
            connection.settimeout(0.05)
            end = time.monotonic() + 10
            while time.monotonic() < end:
                try:
                    connection.sendall(more)
                    if not connection.recv(1 << 16):
                        return
                except TimeoutError:
                    continue
                except OSError:
                    return

    return run


def read_slowly(at: Target) -> None:
    """Asks for much and takes little of it; when it takes the rest, there is only what was on the way."""
    with at.connected() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        wide = f"SELECT * {{ ?a {COUNTS} ?b . ?c {COUNTS} ?d }}".replace(" ", "+")
        connection.sendall(f"GET /sparql?query={wide} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        end = time.monotonic() + 1.5
        while time.monotonic() < end:
            connection.recv(10)
            time.sleep(0.05)
        assert not received(connection).endswith(b"0\r\n\r\n"), "it looks whole"


def leave(at: Target) -> None:
    """Twenty clients that ask for what never ends, and go."""
    for _ in range(20):
        with at.connected() as connection:
            connection.sendall(b"GET /sparql?query=SELECT+*{?a+?b+?c.?d+?e+?f}ORDER+BY+?f HTTP/1.1\r\nHost: x\r\n\r\n")


def crowd(at: Target) -> float:
    """Five hundred connections at once, each with a request. The seconds from the last request to the last answer."""
    open_now = [at.connected() for _ in range(500)]
    try:
        for connection in open_now:
            connection.sendall(b"GET /people?limit=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        asked = time.monotonic()
        statuses = {received(connection)[9:12] for connection in open_now}
    finally:
        for connection in open_now:
            connection.close()
    assert statuses <= {b"200", b"429", b"503"}
    return time.monotonic() - asked


def crowd_of_queries(at: Target) -> None:
    """Forty clients' worth of queries that never end, at once."""
    open_now = [at.connected() for _ in range(40)]
    for connection in open_now:
        connection.sendall(b"GET /sparql?query=SELECT(COUNT(*)AS?n){?a+?b+?c.?d+?e+?f} HTTP/1.1\r\nHost: x\r\n"
                           b"Connection: close\r\n\r\n")  # fmt: skip
    statuses = {received(connection)[9:12] for connection in open_now}
    assert statuses <= {b"429", b"503"}


def load(at: Target) -> None:
    """LOAD, by the way of updates."""
    for body in (f"LOAD <{at.trap}>", f"LOAD SILENT <{at.trap}> INTO GRAPH <a:b>"):
        answer = httpx.post(at.service.base_url.join("/update"), data={"update": body})
        assert answer.status_code in (400, 401, 403)


REQUESTS: dict[str, Callable[[Target], float | None]] = {
    "broken UTF-8 in the address": get("/sparql?query=SELECT%20%FF%FE%80"),
    "broken UTF-8 in a body": raw(head(QUERY, "Content-Length: 9") + b"SELECT \xff\xfe"),
    "broken UTF-8 in a form": raw(head(FORM, "Content-Length: 9") + b"query=%FF"),
    "a path out of the house": get("/id/../../../../etc/passwd"),
    "a path out of the house, hidden": get("/id/person/..%2f..%2f..%2f..%2fetc%2fpasswd"),
    "a path as an export": get("/export/..%2f..%2fetc%2fpasswd"),
    "a file as a stored graph": get("/graphs?graph=file:///etc/passwd"),
    "a path as a graph": get("/graphs?graph=../../../etc/passwd"),
    "an address as a graph": get("/graphs?graph=TRAP"),
    "a dataset from this machine": get("/sparql?query=SELECT*{?s?p?o}&default-graph-uri=TRAP&named-graph-uri=TRAP"),
    "a thousand graphs": get("/sparql?query=ASK{}" + "".join(f"&default-graph-uri=a:{n}" for n in range(1000))),
    "ten thousand parameters": get("/people?" + "&".join(f"a{n}=" for n in range(5000))),
    "a host that is none": get("/sparql", Host="<script>"),
    "headers in a header": get("/people", X_Request_ID="a%0d%0aSet-Cookie: b=c"),
    "a folded header": get("/people", Accept="text/csv\r\n Set-Cookie: b=c"),
    "a header of 60 kB": get("/people", X_Long="a" * 60_000),
    "a thousand headers": get("/people", **{f"X_{n}": "a" for n in range(1000)}),
    "ranges without end": get("/sparql?query=ASK{}", Accept="a/b;q=0.5," * 700),
    "tags without end": get("/people", If_None_Match='"a",' * 1500),
    "two lengths": raw(head(QUERY, "Content-Length: 6", "Content-Length: 600") + b"ASK {}"),
    "a length and chunks": raw(head(QUERY, "Content-Length: 3", CHUNKED) + b"6\r\nASK {}\r\n0\r\n\r\n"),
    "a length below nothing": raw(head(QUERY, "Content-Length: -5")),
    "a length of a terabyte": raw(head(QUERY, "Content-Length: 1099511627776")),
    "a chunk that is no number": raw(head(QUERY, CHUNKED) + b"zz\r\nASK {}\r\n0\r\n\r\n"),
    "a compressed bomb": raw(head(QUERY, "Content-Encoding: gzip", f"Content-Length: {len(BOMB)}") + BOMB),
    "a form of many fields": raw(head(FORM, "Content-Length: 1000000") + b"a=&" * 333_333 + b"a"),
    "another language": raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"),
    "a method that is none": raw(b"HACK /people HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
    "fifty requests in one": raw(ONE * 49 + ONE[:-2] + b"Connection: close\r\n\r\n"),
    "a head that comes slowly": drip(b"GET / HTTP/1.1\r\nX: ", b"a"),
    "a body that comes slowly": drip(head(QUERY, "Content-Length: 1000000"), b"#"),
    "a body after the answer": drip(head(QUERY, "Content-Length: 1000000", "Content-Encoding: gzip"), b"#"),
    "one who reads slowly": read_slowly,
    "clients who leave": leave,
    "five hundred connections": crowd,
    "forty endless queries": crowd_of_queries,
    "LOAD": load,
}  # fmt: skip
CROWDS = ("clients who leave", "five hundred connections", "forty endless queries")

"""What one client may ask of the service, and what a request may carry."""

import gzip
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from hostile import received
from serving import Service, problem, serving, wait_until

from api.middleware.lines import Lines
from api.middleware.rates import Buckets

CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GOOD = "ASK { ?s ?p ?o }"
ROWS = "SELECT ?x ?n { ?x <http://example.org/counts> ?n }"


@pytest.fixture(scope="module")
def limited(store: Path) -> Iterator[Service]:
    """A service with two workers that answers one request of a client at a time, three in five seconds, and little."""
    settings = {"workers": "2", "deadline": "1.5", "client_waiting": "2", "rate": "0.5", "burst": "4"}
    sizes = {"body_bytes": "2000", "query_bytes": "1000", "result_bytes": "500000", "remember": "0"}
    metered = {"unmetered": "127.0.0.1", "trusted_proxies": "127.0.0.1"}
    with serving(store, **settings, **sizes, **metered) as made:
        yield made


def client_at(service: Service, address: str) -> httpx.Client:
    """A client of that service with an address of its own."""
    return httpx.Client(base_url=service.base_url, transport=httpx.HTTPTransport(local_address=address), timeout=10)


def ask(client: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers=headers)


def test_a_client_that_asks_too_often_is_told_how_long_to_wait(limited: Service) -> None:
    with client_at(limited, "127.0.0.2") as hasty, client_at(limited, "127.0.0.3") as other:
        answers = [ask(hasty, GOOD) for _ in range(6)]
        assert [answer.status_code for answer in answers[:4]] == [200] * 4
        assert "0.5 requests a second" in problem(answers[5], 429)
        assert 1 <= int(answers[5].headers["retry-after"]) <= 4
        assert ask(other, GOOD).is_success
        time.sleep(2.1)
        assert ask(hasty, GOOD).is_success
    assert all(ask(limited, GOOD).is_success for _ in range(8)), "the machine's own address is unmetered here"


def test_one_client_cannot_hold_every_worker(limited: Service) -> None:
    with ThreadPoolExecutor(3) as threads, client_at(limited, "127.0.0.4") as other:
        greedy = [threads.submit(ask, limited, CROSS) for _ in range(3)]
        time.sleep(0.3)
        began = time.monotonic()
        assert ask(other, GOOD).is_success
        assert time.monotonic() - began < 0.8, "it waited for the other client's queries"
        assert "under way" in problem(ask(limited, GOOD), 429)
        statuses = sorted(waited.result().status_code for waited in greedy)
    assert set(statuses) <= {429, 503}
    assert 503 in statuses
    wait_until(lambda: ask(limited, GOOD).is_success, 5)


def test_a_proxy_says_who_asks(limited: Service) -> None:
    for _ in range(6):
        answer = ask(limited, GOOD, **{"X-Forwarded-For": "203.0.113.9"})
    assert problem(answer, 429)
    assert ask(limited, GOOD, **{"X-Forwarded-For": "203.0.113.10"}).is_success
    with client_at(limited, "127.0.0.5") as liar:  # is no trusted proxy, whatever it says
        answers = [ask(liar, GOOD, **{"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(20, 26)]
    assert problem(answers[5], 429)


def test_lines_are_forgotten_and_buckets_refill() -> None:
    now = [0.0]
    buckets = Buckets(rate=2, burst=3, now=lambda: now[0])
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    now[0] = 0.5
    assert buckets.take("a") == 0
    assert buckets.take("a") > 0
    now[0] = 100
    assert buckets.take("b") == 0
    assert len(buckets) == 1, "the one that is full again is forgotten"
    assert Lines(1, 1).waiting == 0


def test_a_long_body_is_refused_with_and_without_its_length(limited: Service) -> None:
    typed = {"Content-Type": "application/sparql-query"}
    assert "2000 bytes" in problem(limited.post("/sparql", content=b"#" * 2001, headers=typed), 413)
    assert "1000 bytes" in problem(limited.post("/sparql", content=b"#" * 1001, headers=typed), 413)

    with connection(limited) as endless:  # a chunked body says nothing of its length
        endless.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n")
        endless.sendall(b"Transfer-Encoding: chunked\r\n\r\n" + b"3e8\r\n" + b"#" * 1000 + b"\r\n")
        endless.sendall(b"3e8\r\n" + b"#" * 1000 + b"\r\n")
        assert endless.recv(1000).startswith(b"HTTP/1.1 413 ")


def test_a_compressed_body_is_refused(limited: Service) -> None:
    packed = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    response = limited.post("/sparql", content=gzip.compress(GOOD.encode()), headers=packed)
    assert "without Content-Encoding" in problem(response, 415)


def test_a_body_that_comes_too_slowly_is_refused(limited: Service) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nA"
    with connection(limited) as slow:
        slow.sendall(head)
        assert slow.recv(1000).startswith(b"HTTP/1.1 408 ")


def connection(service: Service) -> socket.socket:
    return socket.create_connection((service.base_url.host, service.base_url.port), timeout=6)


def test_a_head_that_never_ends_closes_the_connection(limited: Service) -> None:
    with connection(limited) as slow:
        began = time.monotonic()
        slow.sendall(b"GET / HTTP/1.1\r\nX-")
        closed = False
        while not closed and time.monotonic() - began < 5:
            time.sleep(0.2)
            try:
                slow.sendall(b"a")
                slow.setblocking(False)
                closed = slow.recv(10) == b""
            except BlockingIOError:
                continue
            except OSError:
                closed = True
        assert closed
        assert time.monotonic() - began < 4


def test_what_is_no_http_is_told_so(limited: Service) -> None:
    heads = (
        b"\x16\x03\x01\x02\x00\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 70_000,
        b"GET / HTTP/1.1\r\nHost: x\r\n" + (b"X: " + b"a" * 7000 + b"\r\n") * 10 + b"\r\n",
    )
    for sent in heads:
        with connection(limited) as stranger:
            stranger.sendall(sent)
            answer = stranger.recv(2000)
            assert answer.startswith(b"HTTP/1.1 400 ")
            assert b"application/problem+json" in answer


def test_requests_are_answered_in_turn_but_not_thousands_sent_ahead(limited: Service) -> None:
    one = b"GET /docs HTTP/1.1\r\nHost: x\r\n\r\n"
    for number, wanted in ((20, 20), (2000, 0)):
        with connection(limited) as hasty:
            hasty.sendall(one * (number - 1) + one[:-2] + b"Connection: close\r\n\r\n")
            assert received(hasty).count(b"HTTP/1.1 200 OK") == wanted


def test_a_small_answer_comes_in_one_piece(limited: Service) -> None:
    with connection(limited) as asking:
        asking.sendall(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n\r\n")
        head, _, body = asking.recv(4096).partition(b"\r\n\r\n")
        assert b"content-length: %d\r\n" % len(body) in head + b"\r\n"
        assert body.endswith(b'"boolean":true}')


def test_a_long_header_is_refused(limited: Service) -> None:
    assert "shorten accept" in problem(ask(limited, GOOD, Accept="a/b," * 4000), 431)


def test_a_long_result_is_cut_and_says_so(limited: Service) -> None:
    for encoding in ("identity", "gzip"):
        found = bytearray()
        asked = limited.stream("GET", "/sparql", params={"query": ROWS}, headers={"Accept-Encoding": encoding})
        with asked as response:
            assert response.status_code == 200
            with pytest.raises(httpx.RemoteProtocolError):
                for chunk in response.iter_bytes():
                    found += chunk
        assert len(found) < 600_000
        assert bytes(found).endswith(b"# newskg: this result is cut: The result is longer than it may be: add a LIMIT,"
                                     b" and ask for it in parts.\n")  # fmt: skip


def test_a_query_nested_too_deep_is_refused_and_costs_no_worker(limited: Service) -> None:
    before = limited.get("/metrics").text
    assert "200 deep" in problem(ask(limited, "SELECT * " + "{" * 201 + "}" * 201), 400)
    assert ask(limited, "SELECT * " + "{" * 150 + "}" * 150).is_success
    assert ask(limited, "SELECT ('" + "(" * 300 + "' AS ?text) {}").is_success
    crashed = [line for line in before.splitlines() if 'reason="crash"' in line]
    assert crashed == [line for line in limited.get("/metrics").text.splitlines() if 'reason="crash"' in line]

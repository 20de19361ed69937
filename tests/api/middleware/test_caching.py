"""What clients need not be sent again, and what they are sent: ETags, compression, HEAD and OPTIONS."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from serving import BROWSER, NUMBERS, Service, news, problem, serving, wait_until

from kg.store import GraphWriter

PEOPLE = "SELECT ?p WHERE { ?p a <https://w3id.org/newskg/ontology#Person> }"
MANY = "SELECT ?x ?n { ?x <http://example.org/counts> ?n }"
READS = [
    "/sparql?query=ASK%7B%7D",
    "/sparql",
    "/people",
    "/organizations",
    "/places",
    "/delegations?of=Ostravia",
    "/events",
    "/articles",
    "/search?q=valdane",
    "/ask?q=who+is+Mira+Valdane",
    "/id/person/mira-valdane",
    "/graphs?default",
    "/export/turtle",
    "/docs",
    "/openapi.json",
]


@pytest.mark.parametrize("path", READS)
def test_what_a_client_has_is_not_sent_again(client: Service, path: str) -> None:
    first = client.get(path)
    assert first.status_code == 200
    assert first.headers["etag"].startswith('W/"1-')
    assert first.headers["cache-control"] == "no-cache"
    for known in (first.headers["etag"], f'"other", {first.headers["etag"]}', first.headers["etag"].removeprefix("W/")):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert "Accept" in again.headers["vary"]
    assert client.get(path, headers={"If-None-Match": 'W/"0-0"'}).status_code == 200


def test_a_tag_is_of_one_media_type_and_one_address(client: Service) -> None:
    asked = {"params": {"query": PEOPLE}}
    accepted = ("text/csv", "application/sparql-results+json", BROWSER)
    tags = {client.get("/sparql", **asked, headers={"Accept": one}).headers["etag"] for one in accepted}
    tags |= {client.get(path).headers["etag"] for path in ("/people", "/people?limit=1", "/places")}
    assert len(tags) == 6


def test_what_is_not_an_answer_has_no_tag(client: Service) -> None:
    for path in ("/id/person/nobody", "/sparql?query=nonsense", "/health", "/ready", "/metrics"):
        assert "etag" not in client.get(path).headers
    assert "etag" not in client.post("/sparql", data={"query": PEOPLE}).headers


def test_a_new_generation_changes_every_tag(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with GraphWriter(store) as writer:
        writer.replace(news()[:40])
    with serving(store, workers="1") as client:
        old = client.get("/people").headers["etag"]
        with GraphWriter(store) as writer:
            writer.replace(news())
        wait_until(lambda: client.get("/health").json()["generation"] == 2, 5)
        new = client.get("/people", headers={"If-None-Match": old})
        assert new.status_code == 200
        assert new.headers["etag"] != old


def test_answers_are_compressed_for_those_who_take_it(client: Service) -> None:
    plain = client.get("/people", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    with client.stream("GET", "/people", headers={"Accept-Encoding": "gzip"}) as response:
        packed = b"".join(response.iter_raw())
    assert response.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["vary"]
    assert gzip.decompress(packed) == plain.content
    assert len(packed) < len(plain.content)


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip;q=0", False),
        ("gzip; q=0.000, deflate", False),
        ("*;q=0", False),
        ("gzip;q=none", False),
        ("identity", False),
        ("br;q=1, gzip;q=0.1", True),
        ("x-gzip", True),
        ("*", True),
        ("GZIP", True),
        ("gzip;q=0, *", False),
    ],
)
def test_compression_goes_by_what_is_accepted(client: Service, accepted: str, packed: bool) -> None:
    response = client.get("/people", headers={"Accept-Encoding": accepted})
    assert ("content-encoding" in response.headers) is packed
    assert "Accept-Encoding" in response.headers["vary"]


def test_compression_holds_no_first_bytes_back(client: Service) -> None:
    with client.stream("GET", "/sparql", params={"query": MANY}, headers={"Accept-Encoding": "gzip"}) as response:
        pieces = response.iter_raw()
        unpacked = zlib.decompressobj(16 + zlib.MAX_WBITS)
        first = unpacked.decompress(next(pieces))
        assert first.startswith(b'{"head"')
        whole = first + b"".join(map(unpacked.decompress, pieces))
    assert whole.count(b'"x":') == NUMBERS


@pytest.mark.parametrize("path", READS)
def test_head_is_get_without_the_body(client: Service, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    varying = {"date", "x-request-id", "content-length", "transfer-encoding"}
    assert {k: v for k, v in head.headers.items() if k not in varying} == {
        k: v for k, v in got.headers.items() if k not in varying
    }
    assert client.head(path, headers={"If-None-Match": got.headers["etag"]}).status_code == 304


def test_head_gives_up_what_nobody_reads(client: Service) -> None:
    wide = MANY.replace("?n }", "?n . ?y <http://example.org/counts> ?m }")  # some 900 million rows
    assert client.head("/sparql", params={"query": wide}, timeout=5).status_code == 200
    assert problem_of_head(client.head("/sparql?query=nonsense")) == 400


def problem_of_head(response: httpx.Response) -> int:
    assert response.headers["content-type"] == "application/problem+json"
    assert response.content == b""
    return response.status_code


ALLOWED = {
    "/people": "GET, HEAD, OPTIONS",
    "/health": "GET, HEAD, OPTIONS",
    "/export/turtle": "GET, HEAD, OPTIONS",
    "/sparql": "GET, HEAD, OPTIONS, POST",
}


@pytest.mark.parametrize("path", ALLOWED)
def test_options_and_405_say_what_may_be_done(client: Service, path: str) -> None:
    told = client.options(path)
    assert told.status_code == 204
    assert set(told.headers["allow"].split(", ")) == set(ALLOWED[path].split(", "))
    refused = client.request("TRACE", path)
    assert ALLOWED[path] in problem(refused, 405)
    assert refused.headers["allow"] == ALLOWED[path]


def test_there_is_nothing_to_do_where_there_is_nothing(client: Service) -> None:
    assert "/docs" in problem(client.options("/nothing"), 404)


@pytest.fixture
def preflight() -> Iterator[dict[str, str]]:
    yield {"Origin": "http://elsewhere.example", "Access-Control-Request-Method": "GET"}


def test_a_page_from_elsewhere_may_ask_conditionally_and_read_the_tag(
    client: Service, preflight: dict[str, str]
) -> None:
    asked = client.options("/people", headers={**preflight, "Access-Control-Request-Headers": "if-none-match"})
    assert asked.is_success
    exposed = client.get("/people", headers=preflight).headers["access-control-expose-headers"]
    assert {"ETag", "Retry-After", "X-Request-ID"} <= set(exposed.split(", "))
    for path in ("/id/person/nobody", "/nothing", "/sparql?query=x"):  # a page can read why
        assert client.get(path, headers=preflight).headers["access-control-allow-origin"] == "*"
    writing = {**preflight, "Access-Control-Request-Method": "DELETE"}
    tokens = {**preflight, "Access-Control-Request-Headers": "authorization"}
    assert not client.options("/update", headers=tokens).is_success
    assert not client.options("/graphs", headers=writing).is_success

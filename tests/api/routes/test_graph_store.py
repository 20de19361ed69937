"""The SPARQL 1.1 Graph Store Protocol, spoken to a running service."""

from collections.abc import Iterator

import httpx
import pytest
from pyoxigraph import RdfFormat, Triple, parse
from serving import Service, news, problem, serving
from writers import BUILDER, CURATOR, TOKENS, as_holder, rows, small_store

A = "<http://x.org/a> <http://x.org/says> 'one' .\n"
B = "<http://x.org/b> <http://x.org/says> [ <http://x.org/of> 'two' ] .\n"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with serving(small_store(tmp_path_factory.mktemp("graphs") / "store"), workers="1", tokens=TOKENS) as made:
        yield made


def send(
    client: httpx.Client,
    method: str,
    address: str,
    content: str | bytes = "",
    kind: str = "text/turtle",
    **more: object,
) -> httpx.Response:
    token = more.pop("token", CURATOR)
    return client.request(method, address, content=content, headers={**as_holder(token), "Content-Type": kind}, **more)


def triples(client: httpx.Client, address: str) -> set[Triple]:
    response = client.get(address, headers={"Accept": "application/n-triples"})
    assert response.status_code == 200, response.text
    return {quad.triple for quad in parse(response.content, RdfFormat.N_TRIPLES)}


def size(client: httpx.Client, address: str) -> int:
    return len(triples(client, address))


@pytest.mark.parametrize(
    "address", ["/graphs/person/1.ttl", "/graphs?graph=http%3A%2F%2Fx.org%2Fg%2F1", "/graphs/%C3%A9?"]
)
def test_the_life_of_a_graph(client: Service, address: str) -> None:
    assert problem(client.get(address), 404)
    assert client.head(address).status_code == 404
    made = send(client, "PUT", address, A)
    assert made.status_code == 201
    assert size(client, made.headers["location"] if "?graph" not in address else address) == 1
    assert send(client, "PUT", address, B).status_code == 204
    assert size(client, address) == 2
    assert send(client, "POST", address, A).status_code == 204
    assert size(client, address) == 3
    head = client.head(address, headers={"Accept": "text/turtle"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"].startswith("text/turtle")
    assert send(client, "DELETE", address).status_code == 204
    assert problem(client.get(address), 404)
    assert problem(send(client, "DELETE", address), 404)


def test_a_graph_below_the_service_is_named_by_its_address(client: Service) -> None:
    send(client, "PUT", "/graphs/a%2Fb", A)
    named = {row["g"] for row in rows(client, "SELECT DISTINCT ?g { GRAPH ?g { ?s <http://x.org/says> 'one' } }")}
    assert str(client.base_url.join("/graphs/a%2Fb")) in named
    assert client.get("/graphs/a/b").status_code == 404


def test_relative_iris_are_relative_to_the_graph(client: Service) -> None:
    send(client, "PUT", "/graphs/base/one", "<> <#says> <two> .")
    (triple,) = triples(client, "/graphs/base/one")
    base = str(client.base_url.join("/graphs/base/"))
    assert [term.value for term in triple] == [base + "one", base + "one#says", base + "two"]


def test_a_post_to_no_graph_makes_a_new_one(client: Service) -> None:
    first, second = (send(client, "POST", "/graphs", A).headers["location"] for _ in range(2))
    assert first != second
    assert size(client, first) == 1
    assert triples(client, first) == {
        quad.triple for quad in parse(client.get("/graphs", params={"graph": first}).content, RdfFormat.TURTLE)
    }


def test_an_empty_graph_is_there(client: Service) -> None:
    assert send(client, "PUT", "/graphs/empty", "").status_code == 201
    assert size(client, "/graphs/empty") == 0
    assert send(client, "POST", "/graphs/void", "# nothing").status_code == 201
    assert size(client, "/graphs/void") == 0


DOCUMENTS = {
    "text/turtle": A,
    "application/n-triples": A.replace("'", '"'),
    "application/ld+json": '{"@id": "http://x.org/a", "http://x.org/says": "one"}',
    "application/rdf+xml": '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x.org/">'
    '<r:Description r:about="http://x.org/a"><x:says>one</x:says></r:Description></r:RDF>',
    "application/trig": "{ " + A + " }",
    "application/n-quads": A.replace("'", '"'),
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_format_goes_in_and_comes_out(client: Service, kind: str) -> None:
    assert send(client, "PUT", "/graphs/format", DOCUMENTS[kind], kind + "; charset=utf-8").is_success
    assert triples(client, "/graphs/format") == {quad.triple for quad in parse(A, RdfFormat.TURTLE)}
    out = client.get("/graphs/format", headers={"Accept": f"{kind}, */*;q=0.1"})
    assert out.headers["content-type"].startswith(kind)
    assert {quad.triple for quad in parse(out.content, RdfFormat.from_media_type(kind))} == {
        quad.triple for quad in parse(A, RdfFormat.TURTLE)
    }


def test_any_text_comes_back_as_it_went_in(client: Service) -> None:
    text = "\\u0041 \\\\ \"\"\" ''' { } # \n\r\t\u0001\u0085\u2028 é 😀 <http://x.org/> ?x @en } GRAPH <a:b> {"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    for method in ("PUT", "POST"):
        send(client, method, f"/graphs/text/{method}", f'<http://x.org/a> <http://x.org/says> "{escaped}" .')
        (triple,) = triples(client, f"/graphs/text/{method}")
        assert triple.object.value == text


def test_the_parts_of_a_form_are_documents(client: Service) -> None:
    parts = {
        "a": ("a.ttl", A, "text/turtle; charset=utf-8"),
        "b": ("b.rdf", DOCUMENTS["application/rdf+xml"].replace("one", "three"), "application/rdf+xml"),
    }
    response = client.post("/graphs/form", files=parts, headers=as_holder(CURATOR))
    assert response.status_code == 201
    assert {triple.object.value for triple in triples(client, "/graphs/form")} == {"one", "three"}


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        ("<a", "text/turtle", 400),
        ("<http://x.org/a> <http://x.org/b> '\udcff' .".encode("utf-8", "surrogateescape"), "text/turtle", 400),
        ("<http://x.org/g> { " + A + " }", "application/trig", 400),
        ('{"@context": "http://127.0.0.1:9/", "says": 1}', "application/ld+json", 400),
        (A, "text/csv", 415),
        (A, "text/turtle; charset=utf-16", 415),
        ("no parts", "multipart/form-data; boundary=x", 400),
        ("--x\r\nContent-Type: image/png\r\n\r\n\r\n--x--", "multipart/form-data; boundary=x", 400),
    ],
)
def test_what_is_no_document_leaves_the_graph_alone(client: Service, content: str, kind: str, status: int) -> None:
    send(client, "PUT", "/graphs/kept", A)
    assert problem(send(client, "PUT", "/graphs/kept", content, kind), status)
    assert size(client, "/graphs/kept") == 1


@pytest.mark.parametrize(
    "address",
    [
        "/graphs",
        "/graphs?graph=relative",
        "/graphs?graph=",
        "/graphs?default&graph=a:b",
        "/graphs/a?default",
        "/graphs?graph=http://x.org/%3E%20%7B",
    ],
)
def test_a_request_names_one_graph(client: Service, address: str) -> None:
    assert problem(client.get(address), 400)
    assert problem(send(client, "PUT", address, A), 400)


def test_other_methods_are_refused(client: Service) -> None:
    response = send(client, "PATCH", "/graphs/a", "")
    assert problem(response, 405)
    assert {"GET", "HEAD", "PUT", "POST", "DELETE"} <= set(response.headers["allow"].split(", "))


def test_the_default_graph_with_a_token_that_may(client: Service) -> None:
    # The last one here, for it leaves the default graph empty.
    assert send(client, "POST", "/graphs?default", B, token=BUILDER).status_code == 204
    assert size(client, "/graphs?default") == len(news()) + 2
    assert send(client, "PUT", "/graphs?default", B, token=BUILDER).status_code == 204
    assert size(client, "/graphs?default") == 2
    assert send(client, "DELETE", "/graphs?default", token=BUILDER).status_code == 204
    assert size(client, "/graphs?default") == 0

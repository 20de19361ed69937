"""Questions, entities, exports and what the service says of itself."""

import io
import re
import zipfile

import httpx
import pytest
from pyoxigraph import RdfFormat, parse
from serving import BROWSER, NUMBERS, news, problem


def test_a_question_is_answered_with_the_sentence(client: httpx.Client) -> None:
    reply = client.get("/ask", params={"q": "Who led Ostravia's delegation?"}).json()
    assert reply["answers"][0]["label"] == "Mira Valdane"
    assert reply["answers"][0]["evidence"][0]["quote"].startswith("Mira Valdane led Ostravia's delegation")
    assert "SELECT" in reply["sparql"]


@pytest.mark.parametrize("question", ["Colourless green ideas?", "Who led Nowhere's delegation?"])
def test_a_question_without_an_answer_says_why(client: httpx.Client, question: str) -> None:
    response = client.get("/ask", params={"q": question})
    assert response.status_code == 200
    assert response.json()["answers"] == []
    assert response.json()["message"]


def test_no_question_is_a_problem(client: httpx.Client) -> None:
    assert "q" in problem(client.get("/ask"), 422)


def test_an_entity_as_data(client: httpx.Client) -> None:
    turtle = client.get("/id/person/mira-valdane")
    assert turtle.headers["content-type"].startswith("text/turtle")
    triples = {quad.triple for quad in parse(turtle.content, RdfFormat.TURTLE)}
    valdane = "<https://w3id.org/newskg/id/person/mira-valdane>"
    assert triples == {q.triple for q in news() if valdane in (str(q.subject), str(q.object))}
    other = client.get("/id/person/mira-valdane", headers={"Accept": "application/ld+json"})
    assert {quad.triple for quad in parse(other.content, RdfFormat.JSON_LD)} == triples


def test_an_entity_as_a_page(client: httpx.Client) -> None:
    page = client.get("/id/article/storm", headers={"Accept": BROWSER})
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "spoke of &quot;a bitter night&quot;" in page.text
    person = client.get("/id/person/mira-valdane", headers={"Accept": BROWSER}).text
    assert "<blockquote><p>Mira Valdane led" in person
    assert 'href="/id/delegation/ostravia-talks">Delegation of Ostravia</a>' in person


@pytest.mark.parametrize("path", ["/id/person/nobody", "/nothing", "/id/person/a%3E%20b", "/export/docx"])
def test_what_is_not_there_is_a_problem(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert problem(response, 400 if "%3E" in path else 404)
    assert response.json()["instance"] == httpx.URL(path).path


def test_exports(client: httpx.Client) -> None:
    turtle = client.get("/export/turtle")
    assert sum(1 for _ in parse(turtle.content, RdfFormat.TURTLE)) == len(news()) + NUMBERS
    assert turtle.headers["content-disposition"] == 'attachment; filename="newskg.ttl"'
    gexf = client.get("/export/gexf")
    assert gexf.headers["content-type"] == "application/gexf+xml"
    assert "Mira Valdane" in gexf.text
    tables = zipfile.ZipFile(io.BytesIO(client.get("/export/csv").content))
    assert b"Tomas Quell" in tables.read("people.csv")


def test_graphs(client: httpx.Client) -> None:
    triples = parse(
        client.get("/graphs?default", headers={"Accept": "application/n-triples"}).content, RdfFormat.N_TRIPLES
    )
    assert sum(1 for _ in triples) == len(news()) + NUMBERS
    assert problem(client.get("/graphs", params={"graph": "https://w3id.org/newskg/graph/none"}), 404)
    assert problem(client.get("/graphs"), 400)


@pytest.mark.parametrize(("method", "path"), [("POST", "/articles"), ("POST", "/update"), ("PUT", "/graphs?default")])
def test_writing_is_off(client: httpx.Client, method: str, path: str) -> None:
    assert "no token" in problem(client.request(method, path, content=b"x"), 403)


def test_health(client: httpx.Client) -> None:
    document = client.get("/health").json()
    assert document["status"] == "ok"
    assert (document["generation"], document["articles"]) == (1, 2)
    assert document["workers"]["wanted"] == 2


def test_metrics_name_routes_and_not_addresses(client: httpx.Client) -> None:
    for _ in range(2):
        client.get("/id/person/nobody")
    text = client.get("/metrics").text
    (count,) = re.findall(
        r'newskg_requests_total\{route="/id/\{kind\}/\{key:path\}",method="GET",status="404"\} (\d+)', text
    )
    assert int(count) >= 2
    assert "nobody" not in text
    assert 'newskg_request_seconds_bucket{route="/id/{kind}/{key:path}",le="+Inf"}' in text
    assert 'newskg_workers{state="alive"} 2' in text


def test_the_description_and_its_page(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/sparql", "/ask", "/people", "/events", "/health", "/id/{kind}/{key}"} <= paths.keys()
    page = client.get("/docs")
    assert "openapi.json" in page.text
    assert "http" not in page.text.replace("<meta http-equiv", "")

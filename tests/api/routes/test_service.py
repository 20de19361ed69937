"""Questions, entities, exports and what the service says of itself."""

import io
import re
import zipfile
from pathlib import Path

import httpx
import pytest
from pyoxigraph import RdfFormat, parse
from serving import BROWSER, NUMBERS, news, problem

from kg.export import FORMATS, write
from kg.store import open_reader


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
    assert "q" in problem(client.get("/ask"), 400)


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
    assert person.count("<p>Mira Valdane led Ostravia&#x27;s delegation") == 1


def test_a_page_says_how_many_tell_of_a_thing_and_where_they_differ(client: httpx.Client) -> None:
    team = client.get("/id/delegation/ostravia-talks", headers={"Accept": BROWSER}).text
    assert "· 1 article, 1 origin ·" in team
    assert "Mira Valdane</a> <small>1 article, 1 origin</small>" in team
    about = re.search(r'href="(/disagreements[^"]+)">where sources differ', team)
    assert about and client.get(about[1]).json()["items"] == []
    assert "where sources differ" not in client.get("/id/article/storm", headers={"Accept": BROWSER}).text


def test_what_has_no_label_is_named_by_what_it_says(client: httpx.Client) -> None:
    page = client.get("/id/place/ostravia", headers={"Accept": BROWSER}).text
    assert ">role: foreign minister, Ostravia, Current</a>" in page
    title = client.get("/id/membership/deputy", headers={"Accept": BROWSER}).text
    assert "<h1>membership: Deputy, Tomas Quell</h1>" in title


def test_the_address_alone_leads_to_the_description(client: httpx.Client) -> None:
    assert client.get("/", follow_redirects=True).url.path == "/docs"


@pytest.mark.parametrize("path", ["/id/person/nobody", "/nothing", "/id/person/a%3E%20b", "/export/docx"])
def test_what_is_not_there_is_a_problem(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert problem(response, 400 if "%3E" in path else 404)
    assert response.json()["instance"] == httpx.URL(path).path


EXPORTS = {
    "gexf": ("application/gexf+xml", "newskg.gexf"),
    "graphml": ("application/graphml+xml", "newskg.graphml"),
    "csv": ("application/zip", "newskg.zip"),
    "cytoscape": ("application/json", "newskg.json"),
    "turtle": ("text/turtle; charset=utf-8", "newskg.ttl"),
    "nquads": ("application/n-quads", "newskg.nq"),
    "trig": ("application/trig", "newskg.trig"),
    "jsonld": ("application/ld+json", "newskg.jsonld"),
}


def test_every_export_is_what_the_command_writes(client: httpx.Client, store: Path) -> None:
    assert EXPORTS.keys() == FORMATS.keys()
    reader = open_reader(store)
    for name, (media_type, file) in EXPORTS.items():
        response = client.get(f"/export/{name}")
        assert response.headers["content-type"] == media_type
        assert response.headers["content-disposition"] == f'attachment; filename="{file}"'
        expected = io.BytesIO()
        write(reader, name, expected)
        assert unpacked(response.content) == unpacked(expected.getvalue()), name


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a zip; their sizes stand before or after them, by whether the archive could be gone back in."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {"": content}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_unknown_export_names_the_known_ones(client: httpx.Client) -> None:
    detail = problem(client.get("/export/docx"), 404)
    assert all(name in detail for name in EXPORTS)


def test_graphs(client: httpx.Client) -> None:
    triples = parse(
        client.get("/graphs?default", headers={"Accept": "application/n-triples"}).content, RdfFormat.N_TRIPLES
    )
    assert sum(1 for _ in triples) == len(news()) + NUMBERS
    assert problem(client.get("/graphs", params={"graph": "https://w3id.org/newskg/graph/none"}), 404)
    assert problem(client.get("/graphs"), 400)


@pytest.mark.parametrize(("method", "path"), [("POST", "/update"), ("PUT", "/graphs?default")])
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
        r'newskg_requests_total\{method="GET",route="/id/\{kind\}/\{key:path\}",status="404"\} (\d+)', text
    )
    assert int(count) >= 2
    assert "nobody" not in text
    assert 'newskg_request_seconds_bucket{le="+Inf",route="/id/{kind}/{key:path}"}' in text
    assert 'newskg_workers{state="alive"} 2' in text


def test_the_description_and_its_page(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/sparql", "/ask", "/people", "/events", "/health", "/id/{kind}/{key}"} <= paths.keys()
    page = client.get("/docs")
    assert "openapi.json" in page.text
    assert "http" not in page.text.replace("<meta http-equiv", "")

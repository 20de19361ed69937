"""Articles added over HTTP."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from serving import Service, problem, serving, wait_until
from writers import BUILDER, CURATOR, NOTES, TOKENS, as_holder, rows, small_store, update

pytestmark = pytest.mark.slow

ARTICLE = {
    "id": "ferry",
    "title": "Ferry line to reopen",
    "published": "2025-03-04",
    "text": "Mira Valdane, the transport minister of Norway, met reporters in Oslo on Tuesday.",
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    store = small_store(tmp_path_factory.mktemp("growing") / "store")
    with serving(store, workers="1", tokens=TOKENS, client_queries="2") as made:
        made.timeout = 120
        yield made


def note(client: Service) -> int:
    return update(client, f"INSERT DATA {{ GRAPH <{NOTES}> {{ <a:a> <a:b> 1 }} }}").status_code


def test_articles_are_read_into_the_graph(client: Service) -> None:
    assert note(client) == 204
    with ThreadPoolExecutor(1) as threads:
        sent = [ARTICLE, {"id": "empty", "title": "Nothing in it"}]
        adding = threads.submit(client.post, "/articles", json=sent, headers=as_holder(BUILDER))
        wait_until(lambda: adding.done() or note(client) == 503, 30)
        assert not adding.done(), "the build was over before a write met it"
        added = adding.result()
    assert added.status_code == 200, added.text
    assert added.json()["summary"].startswith("1 article read")
    assert "text" in added.json()["set_aside"][0]
    assert [item["id"] for item in client.get("/articles").json()["items"]] == ["ferry"]
    assert rows(client, f"SELECT ?o {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }}") == [{"o": "1"}]
    assert note(client) == 204


def test_articles_of_a_client_that_leaves_are_read_all_the_same(client: Service) -> None:
    left = {**ARTICLE, "id": "left", "title": "Harbour to open", "text": "Mira Valdane visited Oslo on Monday."}
    with pytest.raises(httpx.ReadTimeout):
        client.post("/articles", json=left, headers=as_holder(BUILDER), timeout=1)

    def known() -> list[str]:
        return [item["id"] for item in client.get("/articles").json()["items"]]

    assert "left" not in known(), "it was read before its client left"
    wait_until(lambda: "left" in known(), 60)
    wait_until(lambda: note(client) == 204, 10)


@pytest.mark.parametrize(("content", "kind", "status"), [(b"[]", "application/json", 400), (b"x", "text/html", 415)])
def test_what_holds_no_article_is_a_problem(client: Service, content: bytes, kind: str, status: int) -> None:
    headers = {**as_holder(BUILDER), "Content-Type": kind}
    assert problem(client.post("/articles", content=content, headers=headers), status)


def test_adding_articles_takes_a_token_that_may(client: Service) -> None:
    assert problem(client.post("/articles", json=ARTICLE, headers=as_holder(CURATOR)), 403)
    assert problem(client.post("/articles", json=ARTICLE), 401)


def test_an_article_is_withdrawn_and_brought_back(client: Service) -> None:
    builder = as_holder(BUILDER)
    harbour = {**ARTICLE, "id": "harbour/1", "title": "Harbour opens", "text": "Tove Quell visited Bergen on Monday."}
    assert client.post("/articles", json=harbour, headers=builder).status_code == 200
    assert client.get("/people?name=Tove Quell").json()["items"]
    assert problem(client.delete("/articles/harbour/1"), 401)
    assert problem(client.delete("/articles/harbour/1", headers=as_holder(CURATOR)), 403)
    assert "no article" in problem(client.delete("/articles/harbour/2", headers=builder), 404)

    gone = client.delete("/articles/harbour/1?why=a hoax", headers=builder)
    assert gone.status_code == 200, gone.text
    (withdrawn,) = gone.json()["withdrawn"]
    assert (withdrawn["article"], withdrawn["why"]) == ("harbour/1", "a hoax")
    assert client.get("/people?name=Tove Quell").json()["items"] == []
    assert "withdrew it" in client.post("/articles", json=harbour, headers=builder).json()["set_aside"][0]

    assert client.delete(f"/corrections/{withdrawn['id']}", headers=builder).status_code == 200
    assert client.get("/people?name=Tove Quell").json()["items"]

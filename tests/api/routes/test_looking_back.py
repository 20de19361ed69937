"""Look-ups as of a date: what articles published until then tell, and nothing later."""

from pathlib import Path

import httpx
import pytest
from serving import problem, serving

from kg.triples.terms import EVIDENCE, LABEL, TYPE, made, nk, text, triple
from tests.disagreements.news import MARA, News

VALDANE = "/id/person/mira-valdane"
TRIPLES = {"Accept": "application/n-triples"}
HTML = {"Accept": "text/html"}


def items(client: httpx.Client, path: str, **parameters: str) -> list[dict]:
    response = client.get(path, params=parameters)
    assert response.status_code == 200, response.text
    return response.json()["items"]


def test_people_have_the_roles_that_articles_told_by_then(client: httpx.Client) -> None:
    (before,) = items(client, "/people", name="Valdane", asof="2031-05-08")
    assert before["roles"] == []
    assert {one["article"]["published"] for one in before["evidence"]} == {"2031-05-04"}
    (after,) = items(client, "/people", name="Valdane", asof="2031-05")
    (role,) = after["roles"]
    assert role == {
        "iri": "https://w3id.org/newskg/id/role/valdane-minister",
        "role_title": "foreign minister",
        "of": {"iri": "https://w3id.org/newskg/id/place/ostravia", "label": "Ostravia"},
        "state": "open",
        "told": "last attested 2031-05-09, 22 days before",
        "attested_first": "2031-05-09",
        "attested_last": "2031-05-09",
        "over_by": None,
        "articles": 1,
        "origins": 1,
    }


def test_nobody_is_known_before_the_first_article(client: httpx.Client) -> None:
    assert items(client, "/people", asof="2031-05-03") == []
    assert items(client, "/people", asof="2031-04") == []
    assert len(items(client, "/people", asof="2031")) == len(items(client, "/people"))
    assert "roles" not in items(client, "/people")[0]


def test_pages_are_full_although_articles_name_others_only_later(tmp_path: Path) -> None:
    news = News()
    for number in range(12):
        person = made("person", f"p{number}")
        first = news.evidence(f"a{9 if number % 3 else 4}", f"Person {number:02d} spoke.")
        news.quads += [triple(person, TYPE, nk("Person")), triple(person, LABEL, text(f"Person {number:02d}"))]
        news.quads += [triple(person, nk("nameKey"), text("person")), triple(person, EVIDENCE, first)]
    news.leads("a4", MARA).written(tmp_path)
    with serving(tmp_path, workers="1") as client:
        for path in ("/people?limit=2&asof=2031-05-04", "/people?limit=2&asof=2031-05-04&name=person"):
            seen, address = [], path
            while address:
                page = client.get(address).json()
                seen.append([item["label"] for item in page["items"]])
                address = page["next"]
            assert seen == [["Person 00", "Person 03"], ["Person 06", "Person 09"]]


def test_delegations_have_the_members_that_articles_told_by_then(client: httpx.Client) -> None:
    (item,) = items(client, "/delegations", of="ostravia", asof="2031-05-04")
    assert [head["label"] for head in item["headed_by"]] == ["Mira Valdane"]
    assert [member["label"] for member in item["members"]] == ["Mira Valdane", "Tomas Quell"]
    assert items(client, "/delegations", asof="2031-05-03") == []


def test_an_entity_as_articles_told_of_it_by_then(client: httpx.Client) -> None:
    def told(day: str) -> str:
        return client.get(VALDANE, params={"asof": day}, headers=TRIPLES).text

    assert "role/valdane-minister" not in told("2031-05-08")
    assert "membership/head" in told("2031-05-08")
    assert "evidence/minister" not in told("2031-05-08")
    assert "role/valdane-minister" in told("2031-05-09")
    assert client.get(VALDANE, params={"asof": "2031-05-03"}, headers=TRIPLES).status_code == 404


def test_a_page_has_the_roles_then(client: httpx.Client) -> None:
    page = client.get(VALDANE, params={"asof": "2031-06"}, headers=HTML).text
    assert "Roles as of 2031-06" in page
    assert "last attested 2031-05-09, 52 days before <small>1 article, 1 origin</small>" in page
    assert "Roles as of" not in client.get(VALDANE, params={"asof": "2031-05-08"}, headers=HTML).text
    assert "Roles as of" not in client.get(VALDANE, headers=HTML).text


def test_questions_as_of_a_date(client: httpx.Client) -> None:
    asked = {"q": "Who is Ostravia's foreign minister?"}
    assert client.get("/ask", params={**asked, "asof": "2031-05-08"}).json()["answers"] == []
    reply = client.get("/ask", params={**asked, "asof": "2031-05"}).json()
    assert ([found["label"] for found in reply["answers"]], reply["as_of"]) == (["Mira Valdane"], "2031-05")
    assert "as_of" not in client.get("/ask", params=asked).json()


@pytest.mark.parametrize("path", ["/people", "/delegations?of=Ostravia", VALDANE, "/ask?q=Who is Valdane?"])
@pytest.mark.parametrize("day", ["2031-13", "2031-02-30", "yesterday", "", "20310504"])
def test_a_bad_date_is_a_problem(client: httpx.Client, path: str, day: str) -> None:
    response = client.get(f"{path}{'&' if '?' in path else '?'}asof={day}")
    assert "asof" in problem(response, 400)

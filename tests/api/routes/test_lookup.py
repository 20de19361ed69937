"""Look-ups by name, class, place and date, page by page."""

from pathlib import Path

import httpx
import pytest
from serving import problem, serving

from kg.triples.terms import EVIDENCE, day, integer, nk, triple
from tests.disagreements.news import BLAST, MARA, TEAM, TOVE, News

ID = "https://w3id.org/newskg/id/"


def labels(client: httpx.Client, path: str, **parameters: str) -> list[str]:
    response = client.get(path, params=parameters)
    assert response.status_code == 200, response.text
    return [item["label"] for item in response.json()["items"]]


def test_people_come_with_names_and_sentences(client: httpx.Client) -> None:
    page = client.get("/people").json()
    assert page["next"] is None
    valdane, quell = page["items"]
    assert (valdane["iri"], valdane["other_labels"]) == (ID + "person/mira-valdane", ["Valdane"])
    assert quell["evidence"] == [
        {
            "iri": ID + "evidence/deputy",
            "quote": "Her deputy was Tomas Quell.",
            "start": 65,
            "end": 92,
            "article": {
                "iri": ID + "article/harbour",
                "id": "harbour",
                "title": "Talks open in Lumport",
                "published": "2031-05-04",
            },
        }
    ]


def test_names_match_in_any_spelling(client: httpx.Client) -> None:
    assert labels(client, "/people", name="VALDANE") == ["Mira Valdane"]
    assert labels(client, "/people", name="Válden") == []
    assert labels(client, "/organizations", name="the Sea League") == ["Sea League"]


def test_places(client: httpx.Client) -> None:
    items = {item["label"]: item for item in client.get("/places").json()["items"]}
    assert list(items) == ["Lumport", "Ostravia", "Vell"]
    assert items["Vell"]["country"] == {"iri": ID + "place/ostravia", "label": "Ostravia"}
    assert items["Vell"]["type"] == ["City"]
    assert [e["start"] for e in items["Vell"]["evidence"]] == [0, None] or [None, 0]


def test_delegations_of_a_side(client: httpx.Client) -> None:
    (item,) = client.get("/delegations", params={"of": "ostravia"}).json()["items"]
    assert [head["label"] for head in item["headed_by"]] == ["Mira Valdane"]
    assert [member["label"] for member in item["members"]] == ["Mira Valdane", "Tomas Quell"]
    assert item["sent_to"]["label"] == "Talks in Lumport"
    assert item["evidence"][0]["quote"].startswith("Mira Valdane led")
    assert labels(client, "/delegations", of="Nowhere") == []
    assert labels(client, "/delegations") == ["Delegation of Ostravia"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, ["Fair", "Talks in Lumport", "Storm in Vell"]),
        ({"type": "negotiation"}, ["Talks in Lumport"]),
        ({"type": "Attack"}, []),
        ({"place": "Vell"}, ["Storm in Vell"]),
        ({"place": "Ostravia"}, ["Talks in Lumport", "Storm in Vell"]),
        ({"place": "Ostravia", "type": "Disaster"}, ["Storm in Vell"]),
        ({"from": "2031-05-04"}, ["Storm in Vell"]),
        ({"to": "2031-05-03"}, ["Talks in Lumport"]),
        ({"from": "2031-05", "to": "2031"}, ["Talks in Lumport", "Storm in Vell"]),
        ({"from": "2032"}, []),
    ],
)
def test_events_by_class_place_and_date(client: httpx.Client, parameters: dict[str, str], expected: list[str]) -> None:
    assert labels(client, "/events", **parameters) == expected


def test_an_event_has_its_numbers_and_terms(client: httpx.Client) -> None:
    (storm,) = client.get("/events", params={"type": "Disaster"}).json()["items"]
    assert (storm["killed"], storm["status"], storm["date"]) == ([2], ["Happened"], ["2031-05-08"])
    assert {evidence["quote"] for evidence in storm["evidence"]} >= {"Storm strikes Vell"}


def test_articles(client: httpx.Client) -> None:
    items = client.get("/articles").json()["items"]
    assert [item["id"] for item in items] == ["harbour", "storm"]
    assert items[0]["outlet"] == "The Lumport Bell"
    assert "text" not in items[0]


@pytest.mark.parametrize(
    ("path", "parameters", "told"),
    [
        ("/people", {"after": "bm9uc2Vuc2U"}, "after: follow the `next`"),
        ("/people", {"after": "é"}, "after: follow the `next`"),
        ("/people", {"limit": "0"}, "limit: Input should be greater"),
        ("/people", {"limit": "many"}, "limit: Input should be a valid integer"),
        ("/people", {"nmae": "Valdane"}, "nmae: there is no such parameter here; use after, asof, limit, name."),
        ("/events", {"from": "yesterday"}, "from: give a year"),
        ("/events", {"from": "2031-13"}, "from: give a year"),
        ("/events", {"to": "2031-02-30"}, "to: give a year"),
        ("/events", {"to": "20310230"}, "to: give a year"),
        ("/events", {"from": "2032", "to": "2031"}, "from: is later than to"),
        ("/events", {"type": "a> } #"}, "type: give the name of a class"),
        ("/search", {}, "q: Field required"),
        ("/search", {"q": "x", "type": "City,,"}, "type: give names of classes"),
        ("/ask", {"q": "who?", "question": "who?"}, "question: there is no such parameter here; use asof, q."),
    ],
)
def test_parameters_that_make_no_sense_are_problems(
    client: httpx.Client, path: str, parameters: dict[str, str], told: str
) -> None:
    assert problem(client.get(path, params=parameters), 400).startswith(told)


@pytest.mark.parametrize("text", ['" } SELECT', "\\", "\\u0022", "'\n\r\t", "?x", "${limit}", "}\x00", "𝔘"])
def test_no_text_breaks_out_of_its_literal(client: httpx.Client, text: str) -> None:
    assert labels(client, "/people", name=text) == []
    assert labels(client, "/events", place=text) == []
    assert client.get("/search", params={"q": text + text}).is_success


def test_each_value_says_how_many_articles_and_origins_give_it(tmp_path: Path) -> None:
    news = News().counts("a4", 4).counts("b4", 4, origin="a4").counts("c6", 40)
    for article, number in (("a4", 4), ("b4", 4), ("c6", 40)):
        news.says(article, "killed", integer(number), origin="a4" if article == "b4" else "")
        news.says(article, "date", day("2031-05-03"), origin="a4" if article == "b4" else "")
        told = news.evidence(article, f"told by {article}", "a4" if article == "b4" else "")
        news.quads += [triple(BLAST, EVIDENCE, told), triple(BLAST, nk("eventStatus"), nk("Happened"))]
        news.quads += [triple(MARA, EVIDENCE, told), triple(TEAM, EVIDENCE, told)]
    news.leads("a4", MARA).leads("d4", MARA).leads("c6", TOVE).written(tmp_path)
    with serving(tmp_path, workers="1") as client:

        def first(path: str) -> dict:
            return client.get(path).json()["items"][0]

        blast = first("/events")
        held = [(row["field"], row["value"], row["articles"], row["origins"]) for row in blast["support"]]
        assert held == [("date", "2031-05-03", 3, 2), ("killed", 4, 2, 1), ("killed", 40, 1, 1)]
        assert (blast["articles"], blast["origins"]) == (3, 2)
        team = first("/delegations?of=Ostravia")
        assert [(row["value"]["label"], row["articles"]) for row in team["support"]] == [
            ("Mara Velt", 2),
            ("Tove Quell", 1),
        ]
        mara = first("/people?name=Mara+Velt")
        assert (mara["articles"], mara["origins"], "support" in mara) == (3, 2, False)
        mara = first("/people?name=Mara+Velt&asof=2031-05-05")
        assert (mara["articles"], mara["origins"]) == (2, 1)
        assert "articles" not in first("/articles")

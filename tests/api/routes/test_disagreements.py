"""Where sources differ, over HTTP: page by page, about one thing, as RDF, as the description says."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph
from serving import Service, problem, serving

from kg.ids import ID
from tests.disagreements.news import BLAST, LUMPORT, MARA, TEAM, TOVE, VELMORA, News


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    store = tmp_path_factory.mktemp("differing") / "store"
    news = News().counts("a4", 4).counts("b4", 4, origin="a4").counts("c4", 40).leads("a4", MARA).leads("b4", TOVE)
    news.says("a4", "place", LUMPORT).says("b4", "place", VELMORA).written(store)
    with serving(store, workers="2") as made:
        yield made


def test_the_most_weighty_come_first_with_their_sentences(client: Service) -> None:
    first = client.get("/disagreements").json()["items"][0]
    assert (first["iri"], first["property"], first["origins"]) == (BLAST.value, "killed", 2)
    assert [(v["label"], v["articles"], v["origins"]) for v in first["values"]] == [("4", 2, 1), ("40", 1, 1)]
    assert first["values"][1]["evidence"][0]["quote"] == " 40 people killed"


def test_pages_miss_nothing_and_repeat_nothing(client: Service) -> None:
    seen, address = [], "/disagreements?limit=1"
    while address:
        page = client.get(address).json()
        assert len(page["items"]) == 1
        seen += page["items"]
        address = page["next"]
    assert seen == client.get("/disagreements").json()["items"]
    assert len(seen) == 3


@pytest.mark.parametrize(
    ("about", "expected"),
    [("Mara Velt", ["headedBy"]), (TEAM.value, ["headedBy"]), ("Lumport", ["killed", "place"]), ("Nowhere", [])],
)
def test_about_one_thing_by_name_or_iri(client: Service, about: str, expected: list[str]) -> None:
    found = client.get("/disagreements", params={"about": about}).json()["items"]
    assert sorted(item["property"] for item in found) == expected


@pytest.mark.parametrize("parameters", [{"after": "nonsense"}, {"limit": "0"}, {"of": "x"}])
def test_what_makes_no_sense_is_a_problem(client: Service, parameters: dict[str, str]) -> None:
    assert problem(client.get("/disagreements", params=parameters), 400)


def test_it_is_linked_data(client: Service) -> None:
    answer = client.get("/disagreements", headers={"Accept": "application/ld+json"})
    assert answer.headers["content-type"] == "application/ld+json"
    document = answer.json()
    assert document["@context"].endswith("/disagreements/context.jsonld")
    terms = client.get(document["@context"]).json()["@context"]
    graph = Graph().parse(data={**document, "@context": terms}, format="json-ld")
    assert {str(s) for s in graph.subjects() if str(s).startswith(ID)} == {BLAST.value, TEAM.value}


def test_the_example_of_the_description_has_the_fields_of_an_answer(client: Service) -> None:
    answer = client.get("/disagreements").json()
    described = client.get("/openapi.json").json()["paths"]["/disagreements"]["get"]["responses"]["200"]
    example = described["content"]["application/json"]["example"]["items"][0]
    item = answer["items"][0]
    assert example.keys() == item.keys()
    assert example["values"][0].keys() == item["values"][0].keys()
    assert example["values"][0]["evidence"][0].keys() == item["values"][0]["evidence"][0].keys()
    assert example["values"][0]["evidence"][0]["article"].keys() == item["values"][0]["evidence"][0]["article"].keys()


def test_what_is_written_in_between_changes_the_order(tmp_path: Path) -> None:
    news = News().counts("a4", 4).counts("b4", 6)
    news.written(tmp_path)
    with serving(tmp_path, workers="2") as made:
        assert [one["property"] for one in made.get("/disagreements").json()["items"]] == ["killed"]
        news.leads("a4", MARA).leads("b4", TOVE).leads("c4", TOVE).written(tmp_path)
        for _ in range(50):
            found = [one["property"] for one in made.get("/disagreements").json()["items"]]
            if found == ["headedBy", "killed"]:
                break
            time.sleep(0.1)
        assert found == ["headedBy", "killed"]

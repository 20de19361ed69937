"""Every list page by page: in a stable order, each thing once, with a link to the page that follows."""

import sys
from pathlib import Path

import pytest
from serving import Service, serving

from kg.store import GraphWriter, Layout
from kg.store.fulltext import NAME

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from news_graph import lines, quads

COUNTS = {
    "/people": 90,
    "/organizations": 8,
    "/places": 18,
    "/delegations": 50,
    "/events": 150,
    "/events?type=attack": 20,
    "/events?from=2020&to=2024-06": 40,
    "/articles": 150,
    "/search?q=talks": 30,
    "/search?q=we expect": 150,
}


@pytest.fixture(scope="module")
def news_store(tmp_path_factory) -> Path:
    store = tmp_path_factory.mktemp("paged") / "store"
    with GraphWriter(store) as writer:
        writer.replace(quads(lines(25_000)))
    return store


@pytest.fixture(scope="module", params=["lists", "sparql"])
def generated(request, news_store: Path) -> Service:
    """A service over some thousand statements; once with the store's lists, then without, as over an endpoint."""
    if request.param == "sparql":
        (Layout(news_store).generation(1) / NAME).unlink()
    with serving(news_store, workers="2") as made:
        yield made


def walk(client: Service, address: str, limit: int) -> list[dict]:
    items, following = [], f"{address}{'&' if '?' in address else '?'}limit={limit}"
    while following:
        answer = client.get(following)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        assert answer.links.get("next", {}).get("url") == page["next"]
        assert len(page["items"]) == limit or page["next"] is None
        items += page["items"]
        following = page["next"]
    return items


@pytest.mark.parametrize("address", COUNTS)
def test_pages_of_any_size_give_everything_once_in_one_order(generated: Service, address: str) -> None:
    in_large = [item["iri"] for item in walk(generated, address, 80)]
    in_small = [item["iri"] for item in walk(generated, address, 23)]
    assert in_large == in_small
    assert len(set(in_large)) == len(in_large) >= COUNTS[address]


def test_what_is_asked_for_by_name_comes_page_by_page_too(generated: Service) -> None:
    (side,) = walk(generated, "/delegations", 200)[:1]
    places = [place["label"] for event in walk(generated, "/events", 200) for place in event["place"]]
    common = max(sorted(set(places)), key=places.count)
    family = walk(generated, "/people", 200)[0]["label"].split()[-1]
    for address in (
        f"/delegations?of={side['represents']['label']}",
        f"/events?place={common}",
        f"/events?place={common}&from=2019",
        f"/people?name={family}",
    ):
        at_once = [item["iri"] for item in walk(generated, address, 200)]
        assert at_once
        assert [item["iri"] for item in walk(generated, address, 1)] == at_once, address
    assert len(walk(generated, f"/events?place={common}", 200)) > 5


def test_lists_are_in_the_order_of_their_keys(generated: Service) -> None:
    labels = [item["label"] for item in walk(generated, "/people", 200)]
    assert labels == sorted(labels)
    identifiers = [item["id"] for item in walk(generated, "/articles", 200)]
    assert identifiers == sorted(identifiers)
    dates = [min(item["date"] + item.get("date_month", [])) for item in walk(generated, "/events", 200)]
    assert dates == sorted(dates)
    sides = [item["represents"]["label"] for item in walk(generated, "/delegations", 200)]
    assert sides == sorted(sides)


def test_a_list_of_events_holds_events_alone(generated: Service) -> None:
    assert walk(generated, "/events?type=person", 50) == []


def test_an_empty_page_has_no_next(generated: Service) -> None:
    answer = generated.get("/people", params={"name": "nobody at all"})
    assert (answer.json()["items"], answer.json()["next"], "link" in answer.headers) == ([], None, False)


def test_the_last_page_of_exact_size_has_no_next(generated: Service) -> None:
    count = len(walk(generated, "/organizations", 200))
    assert generated.get("/organizations", params={"limit": count}).json()["next"] is None
    assert generated.get("/organizations", params={"limit": count - 1}).json()["next"]

"""Places and well-known bodies by their names, offline."""

import csv

import pytest

from kg.gazetteer import gazetteer
from kg.gazetteer.lists import organizations, regions
from kg.resources import resource


@pytest.mark.parametrize(
    ("word", "ref"),
    [
        ("Ukraine", "Q212"),
        ("Ukrainian", "Q212"),
        ("Ukrainians", "Q212"),
        ("US", "Q30"),
        ("U.S.", "Q30"),
        ("Dutch", "Q29999"),
        ("Congo", "Q974"),
        ("the Congo", "Q974"),
        ("Republic of the Congo", "Q971"),
        ("Congo-Brazzaville", "Q971"),
    ],
)
def test_countries_by_name_and_adjective(word: str, ref: str) -> None:
    place = gazetteer().country_of(word)
    assert place is not None
    assert place.ref == f"wikidata:{ref}"


@pytest.mark.parametrize("word", ["ukraine", "it", "IT", "Texas", "Africa", "Kabul", "us"])
def test_other_words_are_no_countries(word: str) -> None:
    assert gazetteer().country_of(word) is None


PLACES = [
    ("Geneva", ("wikidata:Q30",), "city", "wikidata:Q39"),
    ("Paris", ("wikidata:Q30",), "city", "wikidata:Q142"),
    ("Tripoli", (), "city", "wikidata:Q1016"),
    ("Tripoli", ("wikidata:Q822",), "city", "wikidata:Q822"),
    ("Birmingham", ("wikidata:Q30",), "city", "wikidata:Q30"),
    ("Africa", (), "region", None),
    ("West Bank", (), "region", "wikidata:Q219060"),
    ("Black Sea", (), "place", None),
    ("northern Syria", (), "region", "wikidata:Q858"),
    ("Northern Ireland", (), "region", "wikidata:Q145"),
    ("South Korea", (), "country", "wikidata:Q884"),
    ("Texas", (), "region", "wikidata:Q30"),
]


@pytest.mark.parametrize(("name", "countries", "kind", "country"), PLACES)
def test_the_place_most_likely_meant(name: str, countries: tuple[str, ...], kind: str, country: str | None) -> None:
    place = gazetteer().place(name, countries)
    assert place is not None
    assert (place.kind, place.country) == (kind, country)


@pytest.mark.parametrize("name", ["northern Syria", "Geneva", "Black Sea", "Donbas", "Kenya", "North-East Mali"])
def test_every_place_is_found_again_by_its_reference(name: str) -> None:
    place = gazetteer().place(name)
    assert place is not None
    assert gazetteer().by_ref(place.ref) == place


def test_directions_are_one_place_in_every_spelling() -> None:
    found = [gazetteer().place(name) for name in ("north-eastern Mali", "North-East Mali", "northeast Mali")]
    assert {place.name for place in found if place} == {"northeastern Mali"}


def test_a_small_town_counts_only_where_its_country_is_named() -> None:
    assert gazetteer().place("Hope", ("wikidata:Q212",)) is None
    assert gazetteer().place("Hope", ("wikidata:Q30",)) is not None


@pytest.mark.parametrize("name", ["UN", "U.N.", "United Nations", "the United Nations"])
def test_bodies_by_any_name(name: str) -> None:
    body = gazetteer().organization(name)
    assert body is not None
    assert (body.ref, body.name) == ("wikidata:Q1065", "United Nations")


def test_whose_a_body_is() -> None:
    found = gazetteer().country_of_organization("newskg:white-house")
    assert found is not None and found.ref == "wikidata:Q30"
    assert gazetteer().country_of_organization("wikidata:Q1065") is None, "the United Nations are of many"
    assert gazetteer().country_of_organization("wikidata:Q0") is None


@pytest.mark.parametrize("name", ["who", "is", "nobody", "un", "Nobody"])
def test_words_are_no_bodies(name: str) -> None:
    assert gazetteer().organization(name) is None


@pytest.mark.parametrize("name", ["organizations.csv", "regions.csv"])
def test_lists_have_no_name_twice_and_all_their_columns(name: str) -> None:
    with (resource("data") / "gazetteer" / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) > 100
    assert all(None not in row and None not in row.values() for row in rows)


def test_no_two_bodies_or_regions_share_a_name_or_reference() -> None:
    for listed in (list(organizations()), list(regions())):
        names = [name for one in listed for name in set(one.names)]
        assert sorted({name for name in names if names.count(name) > 1}) == []
        assert len({one.ref for one in listed}) == len(listed)


def test_countries_of_the_lists_are_countries() -> None:
    named = {one.country for listed in (organizations(), regions()) for one in listed if one.country}
    assert [name for name in sorted(named) if gazetteer().country_of(name) is None] == []

"""What is a disagreement, what is not, and in which order they come."""

from pathlib import Path

import pytest

from kg.disagreements import Disagreement, disagreements, disagreements_at, finding, ranking
from kg.triples.terms import day, integer, nk

from .news import ARMY, BLAST, LUMPORT, MARA, OSTRAVIA, POLICE, TEAM, TOVE, VELMORA, News

HAPPENED, ONGOING, PLANNED, CANCELLED = map(nk, ("Happened", "Ongoing", "Planned", "Cancelled"))


def found(news: News, store: Path, about: str | None = None) -> list[Disagreement]:
    return disagreements(news.written(store), about)


def told(one: Disagreement) -> dict[str, tuple[int, int, bool]]:
    """By value, how many articles and origins give it, and whether it came later."""
    return {value.label: (value.articles, value.origins, value.later) for value in one.values}


DIFFERENT = {
    "numbers": News().counts("a4", 4).counts("b4", 6),
    "a number above what is at most": News().counts("a4", 4, bound="up to").counts("b4", 6),
    "a number below what is at least": News().counts("a4", 6, bound="at least").counts("b4", 4),
    "far from about": News().counts("a4", 100, bound="about").counts("b4", 80),
    "one article, two who say so": News().counts("a4", 4, source=POLICE).counts("a4", 6, source=ARMY),
    "days": News().says("a4", "date", day("2031-05-03")).says("b4", "date", day("2031-05-02")),
    "months": News().says("a4", "date", day("2031-05")).says("b4", "date", day("2031-04-02")),
    "cities": News().says("a4", "place", LUMPORT).says("b4", "place", VELMORA),
    "rounds": News().says("a4", "round", integer(2)).says("b4", "round", integer(3)),
    "happened and cancelled": News().says("a4", "eventStatus", HAPPENED).says("b5", "eventStatus", CANCELLED),
    "planned after it happened": News().says("a4", "eventStatus", HAPPENED).says("b5", "eventStatus", PLANNED),
    "heads": News().leads("a4", MARA).leads("b4", TOVE),
    "holders at one time": News().holds("a4", MARA).holds("b4", TOVE),
    "holders in turn and back": News().holds("a4", MARA).holds("a8", MARA).holds("b6", TOVE),
    "outcomes of a kind": News().counts("a4", 30, "shot_down", "drones").counts("b4", 37, "shot_down", "drone"),
}  # fmt: skip
ALIKE = {
    "one number": News().counts("a4", 4).counts("b4", 4),
    "persons are people": News().counts("a4", 4).counts("b4", 4, counted="persons"),
    "at least": News().counts("a4", 3, bound="at least").counts("b4", 5),
    "more than": News().counts("a4", 5).counts("b4", 4, bound="more than"),
    "about": News().counts("a4", 100, bound="about").counts("b4", 95),
    "what is counted differs": News().counts("a4", 4, counted="soldiers").counts("b4", 6, counted="children"),
    "a count that an article has from someone and its own": News().counts("a4", 4).counts("a4", 6, source=POLICE),
    "lost and won again": News().holds("a4", MARA).holds("b6", TOVE).holds("z200", MARA),
    "parts in one article": News().counts("a4", 4).counts("a4", 6),
    "added up": News().counts("a4", 2, counted="soldiers", words="2 soldiers and a child were killed")
    .counts("a4", 1, counted="children", words="2 soldiers and a child were killed").counts("b4", 3),
    "a month and a day": News().says("a4", "date", day("2031-05")).says("b4", "date", day("2031-05-03")),
    "a country and its city": News().says("a4", "place", OSTRAVIA).says("b4", "place", LUMPORT),
    "two cities in one article": News().says("a4", "place", LUMPORT).says("a4", "place", VELMORA)
    .says("b4", "place", LUMPORT),
    "planned, then happened": News().says("a4", "eventStatus", PLANNED).says("b5", "eventStatus", HAPPENED),
    "ongoing": News().says("a4", "eventStatus", ONGOING).says("b4", "eventStatus", HAPPENED),
    "planned, then cancelled": News().says("a4", "eventStatus", PLANNED).says("b5", "eventStatus", CANCELLED),
    "two heads in one article": News().leads("a4", MARA).leads("a4", TOVE),
    "one follows the other": News().holds("a4", MARA).holds("b6", TOVE),
    "other titles": News().holds("a4", MARA).holds("b4", TOVE, title="finance minister"),
    "a former one": News().holds("a4", MARA).holds("b4", TOVE, status="Former"),
}  # fmt: skip


@pytest.mark.parametrize("news", DIFFERENT.values(), ids=DIFFERENT)
def test_values_that_cannot_both_be_right_stand_side_by_side(news: News, tmp_path: Path) -> None:
    (one,) = found(news, tmp_path)
    assert len(one.values) == 2
    assert all(value.evidence for value in one.values)
    assert one.weight >= one.origins


@pytest.mark.parametrize("news", ALIKE.values(), ids=ALIKE)
def test_what_says_it_more_closely_is_no_disagreement(news: News, tmp_path: Path) -> None:
    assert found(news, tmp_path) == []


def test_copies_count_as_one_origin(tmp_path: Path) -> None:
    news = News().counts("a4", 4).counts("b4", 4, origin="a4").counts("c5", 4, origin="a4").counts("d4", 6)
    (one,) = found(news, tmp_path)
    assert told(one) == {"4": (3, 1, False), "6": (1, 1, False)}
    assert (one.origins, one.property, one.of, one.label) == (2, "killed", "people", "blast in Lumport")
    assert one.values[0].outlets == ("Outlet a", "Outlet b", "Outlet c")
    assert (one.values[0].first, one.values[0].last) == ("2031-05-04", "2031-05-05")


def test_a_later_toll_of_the_same_outlet_is_later_and_both_remain(tmp_path: Path) -> None:
    (alone,) = found(News().counts("a4", 4).counts("a6", 7), tmp_path / "alone")
    assert told(alone) == {"4": (1, 1, False), "7": (1, 1, True)}
    assert alone.weight < 1
    (among,) = found(News().counts("a4", 4).counts("a6", 7).counts("b6", 9), tmp_path / "among")
    assert told(among) == {"4": (1, 1, False), "7": (1, 1, True), "9": (1, 1, False)}
    assert among.weight > 3


def test_whom_an_outlet_quotes_later_is_no_news_of_its_own(tmp_path: Path) -> None:
    (one,) = found(News().counts("a4", 4, source=POLICE).counts("a6", 7, source=ARMY), tmp_path)
    assert told(one) == {"4": (1, 1, False), "7": (1, 1, False)}
    assert one.weight > 2


def test_what_nothing_contradicts_is_left_out(tmp_path: Path) -> None:
    news = News().says("a4", "place", OSTRAVIA).says("b4", "place", LUMPORT).says("c4", "place", VELMORA)
    (one,) = found(news, tmp_path)
    assert set(told(one)) == {"Lumport", "Velmora"}


def test_who_says_so_is_named(tmp_path: Path) -> None:
    (one,) = found(News().counts("a4", 4, source=POLICE).counts("b4", 6, source=ARMY), tmp_path)
    assert {value.label: value.according_to for value in one.values} == {
        "4": ("Lumport police",),
        "6": ("Ostravian army",),
    }


def test_the_most_weighty_come_first_by_origins_then_by_how_far_apart(tmp_path: Path) -> None:
    news = News().counts("a4", 4).counts("b4", 40).counts("c4", 4)
    news.counts("a4", 9, "injured").counts("b4", 10, "injured").leads("a4", MARA).leads("b4", TOVE)
    assert [one.property for one in found(news, tmp_path)] == ["killed", "headedBy", "injured"]


def test_about_one_thing_its_events_teams_and_roles(tmp_path: Path) -> None:
    reader = News().counts("a4", 4).counts("b4", 6).leads("a4", MARA).leads("b4", TOVE).holds("a4", MARA)
    reader = reader.holds("b4", TOVE).says("a4", "place", LUMPORT).says("b4", "place", VELMORA).written(tmp_path)

    def about(node) -> set[str]:
        return {one.property for one in disagreements(reader, node.value)}

    assert about(BLAST) == about(LUMPORT) == about(ARMY) == {"killed", "place"}
    assert about(TEAM) == {"headedBy"}
    assert about(TOVE) == {"headedBy", "holder"}
    assert about(OSTRAVIA) == {"killed", "place", "headedBy", "holder"}
    assert about(POLICE) == set()


def many() -> News:
    news = (
        News().counts("a4", 4).counts("b4", 40).counts("c4", 4).counts("a4", 9, "injured").counts("b4", 10, "injured")
    )
    news.says("a4", "place", LUMPORT).says("b4", "place", VELMORA).leads("a4", MARA).leads("b4", TOVE)
    news.says("a4", "date", day("2031-05-03")).says("b4", "date", day("2031-05-02"))
    return news.holds("a4", MARA).holds("b4", TOVE)


@pytest.mark.parametrize("size", [1, 2, 4])
def test_pages_of_the_ranking_joined_are_the_whole_list(tmp_path: Path, size: int) -> None:
    reader = many().written(tmp_path)
    whole = disagreements(reader)
    ranked = ranking(reader)
    pages = [disagreements_at(reader, ranked[start : start + size]) for start in range(0, len(ranked), size)]
    assert [one for page in pages for one in page] == whole
    assert [(-one.place, one.iri, one.property) for one in ranked] == [(d.weight, d.iri, d.property) for d in whole]
    assert len(whole) == 6


def test_the_order_does_not_depend_on_how_many_are_looked_at_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = many().written(tmp_path)
    whole = disagreements(reader)
    monkeypatch.setattr(finding, "_AT_A_TIME", 1)
    assert disagreements(reader) == whole


def test_a_place_that_the_graph_no_longer_has_is_left_out(tmp_path: Path) -> None:
    ranked = ranking(many().written(tmp_path / "many"))
    fewer = News().counts("a4", 4).counts("b4", 40).counts("c4", 4).written(tmp_path / "fewer")
    assert [one.property for one in disagreements_at(fewer, ranked)] == ["killed"]

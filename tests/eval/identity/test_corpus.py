"""The made corpus is what it claims: the same for a seed, large, with namesakes, spellings and truth in its place."""

from collections import Counter, defaultdict
from itertools import combinations

import pytest

from eval.identity.corpus import Told, corpus
from eval.identity.marks import capitalised, mark, unmarked
from eval.identity.world import World
from kg.gazetteer import gazetteer


@pytest.fixture(scope="module")
def told() -> tuple[Told, ...]:
    return corpus(1)


def test_a_seed_gives_the_same_corpus_and_another_seed_another() -> None:
    once = corpus(5, 40)
    corpus.cache_clear()
    assert corpus(5, 40) == once != corpus(6, 40)


def test_it_is_as_large_as_it_should_be(told: tuple[Told, ...]) -> None:
    truth = {
        kind: {g.truth for t in told for g in t.gold if g.kind == kind} for kind in ("person", "organization", "event")
    }
    assert len(told) == 2000 == len({t.article.id for t in told}) == len({t.article.text for t in told})
    assert len(truth["person"]) >= 300 and len(truth["organization"]) >= 80 and len(truth["event"]) >= 220
    assert {t.article.published[:4] for t in told if t.article.published} == {"2022", "2023", "2024", "2025", "2026"}


def test_events_are_told_by_several_outlets(told: tuple[Told, ...]) -> None:
    outlets: dict[str, set[str | None]] = defaultdict(set)
    for article in told:
        for gold in article.gold:
            if gold.kind == "event":
                outlets[gold.truth].add(article.article.outlet)
    several = Counter(len(found) for found in outlets.values())
    assert set(several) >= {1, 2, 3, 4, 5, 6}


def test_there_are_namesakes_spellings_and_cyrillic(told: tuple[Told, ...]) -> None:
    people = World(1).people
    alike = [(a, b) for a, b in combinations(people, 2) if a.key == b.key]
    assert len(alike) >= 30
    named = {g.truth for t in told for g in t.gold if g.kind == "person"}
    assert sum({a.id, b.id} <= named for a, b in alike) >= 30
    forms: dict[str, set[str]] = defaultdict(set)
    for article in told:
        for gold in article.gold:
            forms[gold.truth].add(article.article.source[gold.start : gold.end])
    assert sum(len(found) > 2 for truth, found in forms.items() if truth.startswith("p")) > 200
    assert sum(any("а" <= c <= "я" for c in form) for found in forms.values() for form in found) >= 5


def test_nobody_is_two_people_in_one_article_under_one_surname_alone(told: tuple[Told, ...]) -> None:
    for article in told:
        bodies = [g for g in article.gold if g.kind == "person" and g.start >= article.article.body_start]
        short = {g.truth: article.article.source[g.start : g.end] for g in bodies}
        last = [form for form in short.values() if " " not in form]
        assert len(last) == len(set(last)), article.article.id


def test_truth_stands_on_words_and_places_are_real(told: tuple[Told, ...]) -> None:
    for article in told:
        for gold in article.gold:
            words = article.article.source[gold.start : gold.end]
            assert words == words.strip() and words
    for country in World(1).countries:
        known = gazetteer().country_of(country.name.removeprefix("the "))
        assert known is not None
        assert all(gazetteer().place(city, [known.ref]) is not None for city in country.cities), country.name


def test_marks_are_taken_out_where_they_stand() -> None:
    text, gold = unmarked(f"Then {mark('event', 'e', 'a visit by ' + mark('person', 'p', 'Ann'), 'Visit')} ended.")
    assert text == "Then a visit by Ann ended."
    assert [(text[g.start : g.end], g.truth) for g in gold] == [("a visit by Ann", "e"), ("Ann", "p")]
    assert unmarked(capitalised(mark("person", "p", "ann") + " left"))[0] == "Ann left"

"""Our own articles become exactly the people, bodies, places, events and delegations that they are about."""

import pytest

from eval.identity.exactness import mistakes, placed_in
from eval.identity.matching import Placed
from eval.identity.own import own_articles

TOLD = own_articles()


@pytest.fixture(scope="module")
def placed() -> Placed:
    return placed_in(TOLD)


@pytest.mark.parametrize("kind", ["person", "organization", "place", "event", "delegation"])
def test_clusters_are_exact(kind: str, placed: Placed) -> None:
    assert list(mistakes(kind, TOLD, placed)) == []


def test_there_are_fifteen_or_more_of_several_outlets_about_everything() -> None:
    assert len(TOLD) >= 15
    assert len({told.article.outlet for told in TOLD}) >= 6
    assert {gold.kind for told in TOLD for gold in told.gold} == {
        "person",
        "organization",
        "place",
        "event",
        "delegation",
    }


def test_no_mark_is_left_in_a_text() -> None:
    assert not any(character in told.article.source for told in TOLD for character in "[]")

"""B-cubed by hand-counted examples."""

import pytest

from eval.identity.bcubed import bcubed

TRUTH = {1: "a", 2: "a", 3: "a", 4: "b"}


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ({1: "x", 2: "x", 3: "x", 4: "y"}, 1.0, 1.0),
        ({1: "x", 2: "x", 3: "x", 4: "x"}, (3 * 0.75 + 0.25) / 4, 1.0),
        ({1: "x", 2: "x", 3: "z", 4: "y"}, 1.0, (2 * 2 / 3 + 1 / 3 + 1) / 4),
        ({1: "x", 2: "x", 4: "y"}, 1.0, (2 * 2 / 3 + 1 / 3 + 1) / 4),
        ({}, 1.0, (3 * 1 / 3 + 1) / 4),
    ],
    ids=["the same", "all in one", "one split off", "one not found", "nothing found"],
)
def test_scores_are_those_counted_by_hand(found: dict[int, str], precision: float, recall: float) -> None:
    score = bcubed(TRUTH, found)
    assert (score.precision, score.recall, score.items) == pytest.approx((precision, recall, 4))
    assert score.f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_of_nothing_nothing_is_wrong() -> None:
    empty: dict[int, str] = {}
    assert bcubed(empty, empty).f1 == 1.0

"""The gate: no kind of fact may be read worse than its floor, and no floor may be lowered silently."""

import pytest

from eval.annotation import corpus_hash, load
from eval.building import built
from eval.floors import Floor, Floors, Step, breaches, load_floors
from eval.scoring import Score, score

FLOORS = load_floors()
_ENOUGH = 20  # facts of one confidence, for their share to mean something
_OFF = 0.15


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Score:
    corpus = load()
    return score(corpus, built(corpus, tmp_path_factory.mktemp("eval") / "store"))


def test_no_score_is_below_its_floor(measured: Score) -> None:
    assert list(breaches(FLOORS, measured.values(), corpus_hash())) == []


def test_every_rule_that_found_something_was_compared(measured: Score) -> None:
    assert all(0 < confidence <= 1 for _, confidence in measured.calibration)
    assert sum(map(len, measured.calibration.values())) > 200


def test_confidence_means_what_it_says(measured: Score) -> None:
    """Of the facts stated with a confidence, about as many are right: so a query can ask for the sure ones."""
    for confidence, right in measured.reliability().items():
        if len(right) >= _ENOUGH:
            assert abs(sum(right) / len(right) - confidence) <= _OFF, (confidence, sum(right), len(right))


def floors(*values: tuple[float, str], floor: float) -> Floors:
    return Floors(corpus="c", kinds={"people": Floor(floor, [Step(value, reason) for value, reason in values])})


@pytest.mark.parametrize(
    ("given", "people", "corpus", "told"),
    [
        (floors((0.8, ""), floor=0.8), 0.8, "c", None),
        (floors((0.8, ""), floor=0.8), 0.79, "c", "below its floor"),
        (floors((0.8, ""), floor=0.8), 0.9, "d", "the corpus changed"),
        (floors((0.8, ""), floor=0.7), 0.9, "c", "not the floor"),
        (floors((0.8, ""), (0.7, " "), floor=0.7), 0.9, "c", "without a reason"),
        (floors((0.8, ""), (0.7, "two articles more"), floor=0.7), 0.9, "c", None),
    ],
)
def test_the_gate_tells_what_is_wrong(given: Floors, people: float, corpus: str, told: str | None) -> None:
    found = list(breaches(given, {"people": people}, corpus))
    assert len(found) == (told is not None) and all(told in line for line in found if told)


def test_what_is_measured_has_a_floor_and_the_other_way_round() -> None:
    found = list(breaches(floors((0.8, ""), floor=0.8), {"roles": 1.0}, "c"))
    assert found == ["people: has a floor, but nothing measures it", "roles: is measured, but has no floor"]

"""Numbers: with an outcome, in lists and asides, in words, of the named dead, of those whom the event concerns, of money."""
# ruff: noqa: E501 (a table reads best with one row to a line)

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[[str], list[Any]]  # the tellings of a text, see conftest.py

# text, the triples of outcome, value and what is counted
COUNTS = [
    ("Chile launched 71 drones at Arica, with 45 successfully intercepted.", [("launched", 71, "drones"), ("intercepted", 45, "drones")]),
    ("Peru attacked Arica with 84 Gerbil-type drones.", [("launched", 84, "Gerbil-type drones")]),
    ("Peru launched two dozen drones and a dozen missiles at Arica.", [("launched", 24, "drones"), ("launched", 12, "missiles")]),
    ("An airstrike on Arica killed four people and left another 22 wounded.", [("killed", 4, "people"), ("injured", 22, "people")]),
    ("An airstrike in Arica on Friday killed General Pedro Alva.", [("killed", 1, "people")]),
    ("The move follows Chile's killing of Pedro Alva in an airstrike last week.", [("killed", 1, "people")]),
    ("The United States pledged $100 million in aid to Yemen on Monday.", [("provided", 100_000_000, "US dollars")]),
    ("The 17-strong team flew to Lima on Saturday.", [("involved", 17, "members")]),
    ("The June 2023 summit in Arica brought together more than 90 nations.", [("involved", 90, "nations")]),
    ("Then, the two sides held three rounds of direct talks in Lima.", [("involved", 3, "rounds")]),
    ("On 12 May, an attack on Arica left 10,000 families without power, and 500 houses without heat.", [("involved", 10_000, "families"), ("involved", 500, "houses")]),
    ("Peru had struck Chile's ports 21 times this year.", [("involved", 21, "times")]),
    ("A car bombing in Lima on Monday killed five and wounded 110, another attack ascribed to Hamas.", [("killed", 5, "people"), ("injured", 110, "people")]),
]  # fmt: skip


@pytest.mark.parametrize("row", COUNTS, ids=lambda row: row[0])
def test_counts(tell: Tell, row: tuple[str, list[tuple[str, float, str]]]) -> None:
    text, expected = row
    told = tell(text)[0]
    found = [(outcome, value, counted) for (outcome, value), counted in zip(told.numbers, told.counted, strict=True)]
    assert found == expected


@pytest.mark.parametrize(
    ("later", "numbers"),
    [
        ("Three civilians—including two nurses—suffered injuries in the overnight assault.", [("injured", 3)]),
        ("The confirmed deaths are fourteen civilians and five soldiers.", [("killed", 14), ("killed", 5)]),
        ("90 civilians were wounded, as were seventeen from the army.", [("injured", 90), ("injured", 17)]),
        ("Air defences shot down 61 of the drones.", [("shot_down", 61)]),
        ("Some estimated death tolls exceeded 100.", [("killed", 100)]),
        ("The attack had killed twelve and injured twelve more.", [("killed", 12), ("injured", 12)]),
        ("The paper told of 150 soldiers, 95 civilians, and hundreds of rebels killed.", [("killed", 150), ("killed", 95)]),
        ("Officials reported 150 soldiers, 95 civilians, and ten rebels killed.", [("killed", 150), ("killed", 95), ("killed", 10)]),
    ],
)  # fmt: skip
def test_later_sentence_gives_the_toll(tell: Tell, later: str, numbers: list[tuple[str, float]]) -> None:
    _, toll = tell(f"A rocket hit Arica on Monday. {later}")
    assert (toll.type, toll.numbers) == ("Attack", numbers)


def test_time_and_the_two_sides_are_no_counts(tell: Tell) -> None:
    (told,) = tell("The two countries held talks in Lima for three hours on Monday.")
    assert told.numbers == []


def test_evidence_of_a_number_is_the_clause_that_gives_it(tell: Tell) -> None:
    (told,) = tell("Chile launched 71 drones at Arica, the army said.")
    assert told.number_quotes == ["Chile launched 71 drones at Arica"]

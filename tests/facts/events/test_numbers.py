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
    ("The ferry sank on Monday with the loss of 12 lives.", [("killed", 12, "lives")]),
    ("More than 310,000 people fled their homes after the earthquake struck on Monday.", [("displaced", 310_000, "people")]),
    ("The death toll from Typhoon Anna has risen to 61, with at least 18 people still missing.", [("killed", 61, "people"), ("missing", 18, "people")]),
    ("Peru and Chile exchanged 300 soldiers for 200 on Monday.", [("exchanged", 300, "soldiers"), ("exchanged", 200, "soldiers")]),
    ("Peru freed 16 people, including four Chileans, in a prisoner swap on Monday.", [("released", 16, "people"), ("released", 4, "Chileans")]),
    ("The attack on Arica killed 12 people, including two children.", [("killed", 12, "people")]),
    ("The murder in 2019 of the former fighter Carlos Vega in Lima shocked Chile.", [("killed", 1, "people")]),
    ("Chile's army reported at least 21 civilians deaths from Peruvian shelling on Friday.", [("killed", 21, "civilians")]),
    ("The killing in May of two teachers in Lima shocked Chile.", [("killed", 2, "teachers")]),
    ("Protests erupted in Lima on Monday over the death of Carlos Vega.", []),
    ("Peruvian forces gained 201sq km of territory from Chilean troops in April.", [("involved", 201, "square km")]),
    ("The two sides exchanged prisoners on Monday, 157 each.", [("exchanged", 157, "prisoners")]),
    ("Peru and Chile swapped 157 prisoners of war each on Monday.", [("exchanged", 157, "prisoners")]),
    ("Anna Kovac was elected president on Sunday with 51.2 percent of the vote.", [("voted", 51.2, "percent")]),
    ("On Sunday, 61 percent of voters went to the polls in Chile.", [("voted", 61, "percent")]),
    ("The Civic Party won 24 seats, the People's Party 21, and the Greens 11 in Sunday's election.", [("voted", 24, "seats"), ("voted", 21, "seats"), ("voted", 11, "seats")]),
    ("The Civic Party won 64 of the 122 parliamentary seats in July's election.", [("voted", 64, "parliamentary seats")]),
    ("EU ministers on Monday imposed sanctions on Belarus, adding 28 people and seven companies to a blacklist.", [("sanctioned", 28, "people"), ("sanctioned", 7, "companies")]),
    ("The United States gave Niger an estimated $500m in military aid in 2012.", [("provided", 500_000_000, "US dollars")]),
    ("Japan on Monday pledged a package worth 35 million euros to Kenya.", [("provided", 35_000_000, "euros")]),
    ("Peru will send 4,000 tonnes of grain to Chile in aid.", [("provided", 4000, "tonnes")]),
    ("An airstrike killed a senior commander of Hamas and his driver near Tyre on Monday.", [("killed", 1, "commander"), ("killed", 1, "driver")]),
    ("A shell hit a house in Arica on Monday, killing a woman and her child.", [("killed", 1, "woman"), ("killed", 1, "child")]),
    ("Another Palestinian was killed in the attack in Ramallah.", [("killed", 1, "people")]),
    ("Another 12 drones were lost from radar in the attack on Monday.", [("intercepted", 12, "drones")]),
    ("Ten players missed the flight after the crash in Lima on Monday.", []),
    ("The army found two bodies of water after the flood in Lima on Monday.", []),
    ("Chile signed a deal to buy 36 jets from France on Monday.", [("involved", 36, "jets")]),
    ("The producer Equinor signed a letter of intent on selling two billion cubic meters of gas to Shell.", [("involved", 2e9, "cubic meters")]),
    ("Equinor signed a letter of intent with Shell three meters from the gate.", []),
    ("The exchange of prisoners, which he said would involve 314 soldiers, is due on Friday.", [("involved", 314, "soldiers")]),
    ("The countries reached a deal that involved at least seven states on Monday.", [("involved", 7, "states")]),
    ("Peruvian forces downed a Chilean helicopter on Monday.", [("shot_down", 1, "helicopter")]),
    ("Gunships fired on two cars in Arica on Monday.", [("involved", 2, "cars")]),
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
        ("Eleven people were taken to hospital, two of them in critical condition.", [("injured", 11)]),
        ("27 bodies have been recovered.", [("killed", 27)]),
        ("Some 400 houses were destroyed.", [("destroyed", 400)]),
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


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Peru and Chile held a prisoner exchange on Monday. A total of eight people were released.",
            [("released", 8)],
        ),
        ("Rebels attacked Arica on Monday. Eight people were released on bail.", []),
        ("Peru and Chile held a prisoner exchange on Monday. Eight people were hurt in the rain.", []),
    ],
)
def test_those_freed_go_with_an_exchange_told_before(tell: Tell, text: str, numbers: list[tuple[str, float]]) -> None:
    assert [pair for told in tell(text) for pair in told.numbers] == numbers

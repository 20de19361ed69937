"""Where an event was when its own clause does not say: the scene of another event, a journey, a clause around it."""
# ruff: noqa: E501 (a table reads best with one row to a line)

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[[str], list[Any]]  # the tellings of a text, see conftest.py

# text, the type of the telling, its place
SCENES = [
    ("Chilean forces were attacked by rebels near Arica on Monday.", "Attack", "Arica"),
    ("Three US troops were killed by a bomb near Arica on Monday.", "Attack", "Arica"),
    ("Rebels attacked a US base in Iraq on Monday.", "Attack", "Iraq"),
    ("A drone hit a Chilean ship on Monday.", "Attack", None),
    ("Russia hit Ukrainian ports on Monday.", "Attack", "Ukraine"),
    ("Qatar hosted talks between Peru and Chile on Monday.", "Negotiation", "Qatar"),
    ("Talks hosted by Qatar between Peru and Chile ended on Monday.", "Negotiation", "Qatar"),
    ("An aid convoy entered Aleppo on Tuesday.", "Aid", "Aleppo"),
    ("Ten people have died in Arica since an aid convoy arrived this week.", "Aid", "Arica"),
    ("President Anna Kovac leaves on Sunday for Harare.", "Visit", "Harare"),
    ("The typhoon made landfall on the island of Samar on Thursday.", "Disaster", "Samar"),
    ("A train crashed on the outskirts of Lima on Monday, killing 5 people.", "Disaster", "Lima"),
    ("Police arrested 23 people during protests in Lima on Monday.", "Arrest", "Lima"),
    ("On Monday, 17 people died in Nairobi when police fired on demonstrators.", "Attack", "Nairobi"),
    ("Anna Kovac arrived in Lima on Monday. She met President Lars Berg.", "Meeting", "Lima"),
    ("Anna Kovac arrived in Lima on Monday. She spoke by phone with President Lars Berg.", "Meeting", None),
    ("Anna Kovac arrived in Lima on Monday. Ivo Sanchez met President Lars Berg.", "Meeting", None),
    ("Anna Kovac arrived in Lima on Monday. She met President Lars Berg in Quito last year.", "Meeting", "Quito"),
    ("Anna Kovac met President Lars Berg in May, and is due in Quito on Wednesday.", "Meeting", None),
    ("Arica is a town of fishermen. Rebels attacked the town on Monday, killing five people.", "Attack", "Arica"),
    ("Lima is old. Rebels attacked the country on Monday, killing five people.", "Attack", None),
    ("Twin bombings yesterday struck the Tacna Cathedral in Arica, Chile.", "Attack", "Tacna Cathedral"),
    ("Russia attacked Ukraine with 84 drones on Monday, killing at least five people in the Poltava region.", "Attack", "Poltava"),
    ("Speaking to reporters after meeting with Chilean President Lars Berg, Anna Kovac said in Berlin that trade would grow.", "Meeting", "Berlin"),
    ("Speaking to reporters in Berlin after meeting with Lars Berg in Oslo, Anna Kovac said that trade would grow.", "Meeting", "Oslo"),
    ("Israeli forces opened fire at crowds waiting near one of the centres in central Gaza on Monday.", "Attack", "central Gaza"),
    ("Chilean troops withdrew from the village of Arica on Monday after three weeks of fighting.", "Battle", "Arica"),
    ("Last month, the North fired two missiles. North Korea and Japan are at odds.", "Attack", None),
    ("Twin bombings yesterday struck the Tacna Cathedral in Mindanao.", "Attack", "Tacna Cathedral"),
    ("Russia fired 396 drones at Ukraine's energy sector on the day of the Geneva talks.", "Attack", "Ukraine"),
    ("A bank in Lima was robbed. Police said on Monday that Lars Berg was charged with fraud.", "Trial", None),
]  # fmt: skip


@pytest.mark.parametrize("row", SCENES, ids=lambda row: row[0])
def test_scene(tell: Tell, row: tuple[str, str, str | None]) -> None:
    text, kind, place = row
    assert next(told for told in tell(text) if told.type == kind).place == place


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("In June, 17 people died in Nairobi when police fired on demonstrators.", "2023-06"),
        ("The government fell in July, when Finance Minister Anna Kovac resigned.", "2023-07"),
        ("Rebels attacked Arica on Monday, killing five people. Three others were killed near Tacna.", "2024-05-13"),
        ("Rebels attacked Arica on Monday, killing five people. In 2019 three others were killed near Tacna.", None),
        ("Presidents Anna Kovac of Peru and Lars Berg of Chile signed a trade plan on Friday.", "2024-05-10"),
        ("The government fell in July, after Finance Minister Anna Kovac resigned.", None),
    ],
)
def test_day_of_the_clause_around(tell: Tell, text: str, date: str | None) -> None:
    assert tell(text)[-1].date == date


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Peru and Chile held talks in Quito. The seventh cycle of talks will be held in Havana in July.", 7),
        ("The second meeting of the morning was held in Quito on Monday.", None),
    ],
)
def test_rounds(tell: Tell, text: str, number: int | None) -> None:
    assert tell(text)[-1].round == number


def test_further_round_is_between_the_same_sides(tell: Tell) -> None:
    *_, last = tell("Peru and Chile held talks in Quito. The first round, held in Lima in December, broke down.")
    assert set(last.actors) == {"Peru", "Chile"}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Peruvian President Anna Kovac met her Chilean counterpart, Lars Berg, on Monday.", {"Anna Kovac", "Lars Berg"}),
        ("The Peruvian foreign minister, Anna Kovac, met Lars Berg in Quito on Monday.", {"Anna Kovac", "Lars Berg"}),
        ("Peru's envoy, Anna Kovac, met Lars Berg in Quito on Monday.", {"Peru", "Anna Kovac", "Lars Berg"}),
        ("Chile withdrew from the treaty with Peru in 2018.", {"Chile", "Peru"}),
        ("President Anna Kovac pulled Chile out of the nuclear deal with Peru last year.", {"Chile", "Peru"}),
    ],
)  # fmt: skip
def test_leaders_meet_in_person_and_states_are_bound(tell: Tell, text: str, actors: set[str]) -> None:
    assert set(tell(text)[0].actors) == actors


VICTIMS = [
    (
        "Two children were killed in a bombing in Peru. The children died when gunships fired on two cars in Lima.",
        "the ",
    ),
    (
        "Three soldiers were killed in a blast in Lima. Four soldiers died on Monday when a shell hit a base in Tacna.",
        "attack on",
    ),
    ("Three soldiers were killed in a blast in Lima. The soldiers attacked a base in Tacna on Monday.", "attack on"),
]


@pytest.mark.parametrize(("text", "label"), VICTIMS)
def test_the_victims_bring_back_what_killed_them(tell: Tell, text: str, label: str) -> None:
    assert tell(text)[-1].label.startswith(label)


def test_what_a_country_fires_into_the_country_hits_another(tell: Tell) -> None:
    assert tell("Chile's air force said Peru launched two missiles into the country overnight.")[0].place is None


def test_the_attack_may_be_a_strike_told_just_before(tell: Tell) -> None:
    text = "Peru bombed Arica after the attack on Lima. A strike hit Tacna on Monday. The attack consisted of three rockets."
    assert tell(text)[-1].label.startswith("the strike")


def test_evidence_of_what_is_only_referred_to_is_its_phrase(tell: Tell) -> None:
    (told,) = tell(
        "Rojas defended the ban, pointing to the May 3 attack on a church in Lima as an example of the danger."
    )
    assert told.quote.startswith("the May 3 attack on a church in Lima")

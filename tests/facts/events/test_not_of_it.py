"""What stands near an event and is not its own: days before it, tolls of another, words that mean something else."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[[str], list[Any]]  # the tellings of a text, see conftest.py


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Peru has struck 15 boats off Arica since March, killing 64 people.", None),
        ("Peru has killed 27 people in air strikes on Arica since Monday 13 May.", "2024-05-13"),
        ("Peru struck 15 boats off Arica in March, killing 64 people.", "2024-03"),
    ],
)
def test_a_month_since_which_strikes_go_on_is_not_their_date(tell: Tell, text: str, date: str | None) -> None:
    assert [told.date for told in tell(text)] == [date]


def test_the_toll_is_not_that_of_the_attack_the_day_before(tell: Tell) -> None:
    text = "A bomber blew himself up on a bus in Arica, killing nine people, a day after twin bombings in Cusco."
    assert {told.place: told.numbers for told in tell(text)}["Arica"] == [("killed", 9)]


def test_what_is_agreed_on_is_to_come(tell: Tell) -> None:
    text = "The two parties signed an agreement in Bonn on Tuesday to form a government led by Karl Weber."
    assert [(told.type, told.status) for told in tell(text)] == [("Agreement", "Happened"), ("Appointment", "Planned")]


def test_those_who_agree_to_a_truce_are_its_parties(tell: Tell) -> None:
    text = "Peru and Chile agreed to an immediate ceasefire on Monday after five days of fighting."
    (truce,) = [told for told in tell(text) if told.type == "Agreement"]
    assert truce.actors == {"Peru": "Party", "Chile": "Party"}


def test_a_package_of_sanctions_is_imposed_by_whoever_imposes_it(tell: Tell) -> None:
    (told,) = tell("The European Union on Monday imposed a 19th package of sanctions on Russia.")
    assert told.actors == {"European Union": "Agent", "Russia": "Target"}


def test_who_storms_out_attacks_nobody(tell: Tell) -> None:
    assert [told.type for told in tell("The minister stormed out of parliament in Lima on Monday.")] == []
    assert [told.type for told in tell("Rebels stormed the parliament in Lima on Monday.")] == ["Attack"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The head of the World Bank, Ana Soto, arrived in Lima on Monday.", {"Ana Soto"}),
        ("Peru's tax chief, Ana Soto, resigned on Monday.", {"Ana Soto"}),
        ("Ana Soto and Peru's delegation arrived in Lima on Monday.", {"Ana Soto", "Peru"}),
    ],
)
def test_whose_office_someone_holds_neither_travels_nor_resigns(tell: Tell, text: str, actors: set[str]) -> None:
    assert [set(told.actors) for told in tell(text)] == [actors]


def test_an_ambassador_who_returns_is_none_of_those_freed(tell: Tell) -> None:
    text = "Jordan released 40 prisoners on Monday. It said it would return its ambassador to Lima."
    assert [told.numbers for told in tell(text)] == [[("released", 40)]]

"""Where and when: lists, journeys, "where", what force reached; announcements, "overnight", the year of a story."""
# ruff: noqa: E501 (a table reads best with one row to a line)

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[[str], list[Any]]  # the tellings of a text, see conftest.py

PLACES = [
    ("Peru launched 71 drones and decoy UAVs across various regions including Cusco, Tacna, and Arica.", ["Cusco", "Tacna", "Arica"]),
    ("Peru launched strikes on Arica and Tacna on Monday.", ["Arica", "Tacna"]),
    ("Anna Kovac met Lars Berg in Arica, Chile, and left on Monday.", ["Arica"]),
    ("A meeting between Anna Kovac and Lars Berg during Kovac's planned trip to Oslo was cancelled.", ["Oslo"]),
    ("The peace talks that started on Friday in Geneva between Peru and Chile will go on.", ["Geneva"]),
    ("Chile launched 40 drones overnight, targeting Peru's energy sector.", ["Peru"]),
    ("OSLO, May 15 (Agency) - The leaders of Peru and Chile held a summit here on Tuesday.", ["OSLO"]),
    ("Lima residents donated blood to the hospital on Monday.", ["Lima"]),
    ("Anna Kovac would sign no truce in Odesa unless roads to Kharkiv were opened. Talks with Turkey began in the Black Sea port on Sunday.", ["Odesa"]),
    ("The summit in June, held at Norway's Rosenhof resort, brought leaders together.", ["Rosenhof"]),
    ("Anna Kovac spoke in Odesa. The explosion in the Port of Varna on Sunday killed three people.", ["Port of Varna"]),
]  # fmt: skip


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row[0])
def test_places(tell: Tell, row: tuple[str, list[str]]) -> None:
    text, places = row
    assert tell(text)[0].places == places


def test_where_is_the_place_of_the_clause_above(tell: Tell) -> None:
    _, signed = tell("Leaders met in Quito for a summit where on Sunday Peru and Chile signed a trade agreement.")
    assert (signed.type, signed.place, signed.date) == ("Agreement", "Quito", "2024-05-12")


DAYS = [
    ("Late on Sunday, Peru announced it had signed an agreement with Chile.", "2024-05-12"),
    ("Peru's president said on Saturday that Chile launched 40 drones at Arica overnight.", "2024-05-11"),
    ("Chile launched 40 drones at Arica overnight.", "2024-05-15"),
    ("The European Union sanctioned Chile earlier in the month over alleged plots.", "2024-05"),
    ("Peruvian senators visiting Arica last week agreed with him.", "2024-05"),
    ("Peace talks between Peru and Chile in Geneva ended earlier than scheduled on Tuesday.", "2024-05-14"),
    ("Peru and Chile held talks in Bolivia, ending on 7 March.", "2024-03-07"),
    ("On last Tuesday, the ministers of Peru and Chile met in Quito.", "2024-05-07"),
    ("In the November 27 deal, Peru and Chile agreed on a line as their border.", "2023-11-27"),
    ("Four days after the fire in March 2024, Peru held talks with Chile in Bolivia.", "2024-03"),
]


@pytest.mark.parametrize(("text", "date"), DAYS)
def test_days(tell: Tell, text: str, date: str) -> None:
    assert tell(text)[0].date == date


APART = [
    ("The minister resigned on Sunday, three days after a protest in Lima.", "Protest", "2024-05-09"),
    ("The minister resigned on 12 May, two weeks before an election in Chile.", "Election", "2024-05-26"),
    ("The minister resigned on Sunday, days after a protest in Lima.", "Protest", None),
    ("The minister resigned on Sunday over the protest in Lima.", "Protest", None),
    ("Kovac, on her visit to Chile, thanked Peru after the fire on a ship in March.", "Visit", None),
    (
        "Anna Kovac was ready for talks, she said on Friday, four days after a Chilean ship struck a trawler off Arica.",
        "Attack",
        "2024-05-06",
    ),
    ("Peru closed its border on Friday, two days before rebels attacked Arica.", "Attack", "2024-05-12"),
    ("Anna Kovac said on Friday that her son had died four days after rebels attacked Arica.", "Attack", None),
]


@pytest.mark.parametrize(("text", "kind", "date"), APART)
def test_days_of_what_was_before_or_after(tell: Tell, text: str, kind: str, date: str | None) -> None:
    assert [telling.date for telling in tell(text) if telling.type == kind] == [date]


def test_day_of_speaking_is_not_the_events(tell: Tell) -> None:
    told = tell("Peru and Chile signed a truce on 3 May. Bolivia's president criticised the truce on Monday.")
    assert {telling.date for telling in told} <= {"2024-05-03", None}


def test_term_is_not_the_events(tell: Tell) -> None:
    told = tell("Peru and Chile met in Quito to sign an agreement to build a pipeline by 2030.")
    assert "2030" not in {telling.date for telling in told}


def test_day_without_year_is_of_the_year_told_of(tell: Tell) -> None:
    told = tell("Peru and Chile met in Quito in February 2019. On 10 March, Anna Kovac and Lars Berg met in Lima.")
    assert [telling.date for telling in told] == ["2019-02", "2019-03-10"]


def test_story_goes_on_into_the_next_year(tell: Tell) -> None:
    told = tell("Peru and Chile met in Quito in June 2019. On 10 March, Anna Kovac and Lars Berg met in Lima.")
    assert told[1].date == "2020-03-10"


def test_week_day_ends_the_story(tell: Tell) -> None:
    text = (
        "Peru and Chile met in Quito in June 2019. On Monday, Anna Kovac visited Oslo. On 10 March, she met Lars Berg."
    )
    assert tell(text)[-1].date == "2024-03-10"


def test_passive_cut_by_a_day_is_one_telling(tell: Tell) -> None:
    (told,) = tell("A car bomb was on Monday rammed into a military base in Lima in the centre of Peru.")
    assert (told.places, told.date) == (["Lima"], "2024-05-13")


def test_event_referred_to_was_not_on_the_day_of_speaking(tell: Tell) -> None:
    text = "Kovac told reporters on Tuesday, referring to the Chilean strikes on Lima."
    assert [told.date for told in tell(text)] == [None]
    text = (
        "Kovac told reporters on Tuesday, referring to the Chilean air strikes on Peruvian sites carried out on Sunday."
    )
    assert [told.date for told in tell(text)] == ["2024-05-12"]


def test_day_is_more_exact_than_the_weeks_around_it(tell: Tell) -> None:
    assert tell("In the past two weeks shelling hit Arica, on Monday too.")[0].date == "2024-05-13"


GOING_ON = [
    ("On Monday, Rojas flew to Lima. He met President Vega there.", "2024-05-13"),
    ("On 7 May, Rojas gave a speech. They were leaving when a bomb went off, killing 24 people.", "2024-05-07"),
    ("On Monday, Rojas said she was ready. She met President Vega of Peru.", None),
    ("On Monday, Rojas flew to Lima. He has met President Vega of Peru.", None),
    ("Rojas flew to Lima on Monday. Ana Kovac met President Vega of Peru.", None),
]


@pytest.mark.parametrize(("text", "date"), GOING_ON)
def test_day_that_opens_a_sentence_goes_on_into_the_next(tell: Tell, text: str, date: str | None) -> None:
    assert tell(text)[-1].date == date


def test_what_became_of_some_is_of_the_one_attack(tell: Tell) -> None:
    (told,) = tell(
        "More than 200 drones were fired by Peru overnight, with most targeting Arica where three people died."
    )
    assert (told.places, told.date) == (["Arica"], "2024-05-15")


@pytest.mark.parametrize("reason", ["over the killings in Arica", "amid anger over injuries at a plant in Arica"])
def test_where_the_reason_is_is_not_where_it_led_to_something(tell: Tell, reason: str) -> None:
    resigned = tell(f"Anna Kovac resigned on Sunday {reason}.")[0]
    assert (resigned.type, resigned.place, resigned.date) == ("Resignation", None, "2024-05-12")


def test_who_quits_over_deaths_at_a_protest_quits_on_another_day_and_elsewhere(tell: Tell) -> None:
    quit_, protest = tell(
        "Anna Kovac, who stepped down on Sunday over the deaths at a demonstration in Quito, was mayor."
    )
    assert (quit_.type, quit_.place, quit_.date) == ("Resignation", None, "2024-05-12")
    assert (protest.type, protest.place, protest.date) == ("Protest", "Quito", None)


def test_where_someone_was_at_the_time_of_an_event_is_not_where_it_was(tell: Tell) -> None:
    _, told = tell("Officers toppled President Ivan Duran on Monday. Anna Kovac was in Lima at the time of the coup.")
    assert (told.type, told.place) == ("Resignation", None)


def test_what_is_announced_has_the_day_of_the_deed_told_before_it_in_the_sentence(tell: Tell) -> None:
    told = tell("Soldiers detained Ivan Duran on Monday and announced that they had taken power.")
    assert ("Resignation", "2024-05-13") in [(event.type, event.date) for event in told]

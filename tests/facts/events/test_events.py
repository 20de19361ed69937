"""One sentence of news, one event: its type, status, place, date, participants and numbers."""
# ruff: noqa: E501 (a table reads best with one row to a line)

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[[str], list[Any]]  # the tellings of a text, see conftest.py

TELLINGS = [
    # sentence, type, status, place, date, participants, numbers
    ("Foreign ministers of Peru and Chile met in Quito on Monday.", "Meeting", "Happened", "Quito", "2024-05-13", {"Peru": "Party", "Chile": "Party"}, []),
    ("President Anna Kovac will visit Oslo on 20 May.", "Visit", "Planned", "Oslo", "2024-05-20", {"Anna Kovac": "Agent"}, []),
    ("President Anna Kovac arrived in Riga on Monday for a two-day visit.", "Visit", "Happened", "Riga", "2024-05-13", {"Anna Kovac": "Agent"}, []),
    ("Anna Kovac is due to hold talks with Lars Berg in Bergen next week.", "Negotiation", "Planned", "Bergen", "2024-05", {"Anna Kovac": "Party", "Lars Berg": "Party"}, []),
    ("Talks between Peru and Ecuador are taking place in Quito.", "Negotiation", "Ongoing", "Quito", None, {"Peru": "Party", "Ecuador": "Party"}, []),
    ("Turkey hosted the talks between Sudan and Chad in Ankara.", "Negotiation", "Happened", "Ankara", None, {"Türkiye": "Host", "Sudan": "Party", "Chad": "Party"}, []),
    ("US-mediated talks between Sudan and Chad ended in Doha on Friday without a deal.", "Negotiation", "Happened", "Doha", "2024-05-10", {"United States": "Mediator", "Sudan": "Party", "Chad": "Party"}, []),
    ("Peru-Ecuador talks resumed in Bogota on 2 May.", "Negotiation", "Happened", "Bogota", "2024-05-02", {"Peru": "Party", "Ecuador": "Party"}, []),
    ("A third round of negotiations between Sudan and Chad was postponed.", "Negotiation", "Cancelled", None, None, {"Sudan": "Party", "Chad": "Party"}, []),
    ("The summit, scheduled for 12 June in Geneva, was cancelled.", "Meeting", "Cancelled", "Geneva", "2024-06-12", {}, []),
    ("Peru and Ecuador signed a border agreement in Lima on 3 May.", "Agreement", "Happened", "Lima", "2024-05-03", {"Peru": "Party", "Ecuador": "Party"}, []),
    ("A ceasefire brokered by Qatar took effect on Sunday.", "Agreement", "Happened", None, "2024-05-12", {"Qatar": "Mediator"}, []),
    ("The pact was signed by Peru and Chile in Lima in July 2012.", "Agreement", "Happened", "Lima", "2012-07", {"Peru": "Party", "Chile": "Party"}, []),
    ("Rebels attacked a police station in Goma on Tuesday, killing at least 12 people and wounding 30.", "Attack", "Happened", "Goma", "2024-05-14", {"rebels": "Agent"}, [("killed", 12), ("injured", 30)]),
    ("Two missiles hit a hospital in Homs on 10 May, leaving five people dead and 20 wounded.", "Attack", "Happened", "Homs", "2024-05-10", {}, [("killed", 5), ("injured", 20), ("involved", 2)]),
    ("Russian forces shelled Kharkiv on Monday, killing a 58-year-old teacher.", "Attack", "Happened", "Kharkiv", "2024-05-13", {"Russia": "Agent"}, [("killed", 1)]),
    ("A suicide bombing at a market in Kabul claimed the lives of 14 people.", "Attack", "Happened", "Kabul", None, {}, [("killed", 14)]),
    ("Ethiopia launched 90 drones, of which 60 were shot down.", "Attack", "Happened", None, None, {"Ethiopia": "Agent"}, [("launched", 90), ("shot_down", 60)]),
    ("Sudanese warplanes carried out an airstrike on a camp near Nyala on Friday.", "Attack", "Happened", "Nyala", "2024-05-10", {"Sudan": "Agent"}, []),
    ("An explosion killed forty-one people in Lagos on Sunday.", "Disaster", "Happened", "Lagos", "2024-05-12", {}, [("killed", 41)]),
    ("Heavy fighting broke out between government troops and rebels near Aden on Thursday.", "Battle", "Happened", "Aden", "2024-05-09", {}, []),
    ("Ethiopian troops captured the town of Shire on Tuesday.", "Battle", "Happened", "Shire", "2024-05-14", {"Ethiopia": "Agent"}, []),
    ("Sudan and Chad exchanged 80 prisoners on 9 May.", "Exchange", "Happened", None, "2024-05-09", {"Sudan": "Party", "Chad": "Party"}, [("exchanged", 80)]),
    ("Iran and Iraq have agreed to exchange 200 prisoners.", "Exchange", "Planned", None, None, {"Iran": "Party", "Iraq": "Party"}, [("exchanged", 200)]),
    ("The European Union imposed sanctions on Belarus in March.", "Sanction", "Happened", None, "2024-03", {"European Union": "Agent", "Belarus": "Target"}, []),
    ("Norway donated 30 tanks to Ukraine in April.", "Aid", "Happened", None, "2024-04", {"Norway": "Agent", "Ukraine": "Target"}, [("provided", 30)]),
    ("Thousands of people protested in Tbilisi on Saturday against the new law.", "Protest", "Happened", "Tbilisi", "2024-05-11", {}, []),
    ("Parliamentary elections will be held in Georgia on 26 October.", "Election", "Planned", "Georgia", "2024-10-26", {}, []),
    ("Maria Lopez was appointed finance minister of Chile on Monday.", "Appointment", "Happened", None, "2024-05-13", {"Maria Lopez": "Target"}, []),
    ("Maria Lopez became leader of the Green Party on Monday.", "Appointment", "Happened", None, "2024-05-13", {"Maria Lopez": "Target"}, []),
    ("Prime Minister Jonas Virta resigned on Tuesday.", "Resignation", "Happened", None, "2024-05-14", {"Jonas Virta": "Target"}, []),
    ("Police arrested five men in Lyon on Monday.", "Arrest", "Happened", "Lyon", "2024-05-13", {}, [("arrested", 5)]),
    ("A court in Madrid sentenced Pablo Ruiz to ten years in prison on Friday.", "Trial", "Happened", "Madrid", "2024-05-10", {"Pablo Ruiz": "Target"}, []),
    ("An earthquake struck Peru on Sunday, killing 41 people.", "Disaster", "Happened", "Peru", "2024-05-12", {"Peru": "Target"}, [("killed", 41)]),
    ("Peace talks are scheduled to resume in Geneva on 25 May.", "Negotiation", "Planned", "Geneva", "2024-05-25", {}, []),
    ("Gunmen stormed a hotel in Bamako on Friday and took 170 people hostage.", "Attack", "Happened", "Bamako", "2024-05-10", {}, []),
    ("The ceasefire, which came into force on Saturday, was broken within hours.", "Agreement", "Happened", None, "2024-05-11", {}, []),
    ("The United States pledged $100 million in humanitarian aid to Yemen on Monday.", "Aid", "Planned", None, "2024-05-13", {"United States": "Agent", "Yemen": "Target"}, [("provided", 100_000_000)]),
    ("The European Union agreed on Monday to extend sanctions against Belarus.", "Sanction", "Planned", None, "2024-05-13", {"European Union": "Agent", "Belarus": "Target"}, []),
    ("Five soldiers were killed in clashes with separatists near Aden on Sunday, the military said.", "Battle", "Happened", "Aden", "2024-05-12", {}, [("killed", 5)]),
    ("President Anna Kovac received Lars Berg in Riga on Monday.", "Meeting", "Happened", "Riga", "2024-05-13", {"Anna Kovac": "Party", "Lars Berg": "Party"}, []),
    ("Anna Kovac spoke to Lars Berg on Monday.", "Meeting", "Happened", None, "2024-05-13", {"Anna Kovac": "Party", "Lars Berg": "Party"}, []),
    ("It was the result of long negotiations involving Peru, Chile and Chad.", "Negotiation", "Happened", None, None, {"Peru": "Party", "Chile": "Party", "Chad": "Party"}, []),
    ("Talks with Peru collapsed.", "Negotiation", "Happened", None, None, {"Peru": "Party"}, []),
    ("Anna Kovac described the second round of border talks last month as fruitful.", "Negotiation", "Happened", None, "2024-04", {}, []),
    ("A delegation from Chad, led by Idriss Ould, arrived in Cairo on Sunday.", "Visit", "Happened", "Cairo", "2024-05-12", {"Chad": "Agent", "Idriss Ould": "Agent"}, []),
    ("Officials announced that Anna Kovac would meet Lars Berg in Vienna.", "Meeting", "Planned", "Vienna", None, {"Anna Kovac": "Party", "Lars Berg": "Party"}, []),
]  # fmt: skip

NO_EVENTS = [
    "Anna Kovac spoke to reporters in Riga.",
    "Attacks by rebels continue.",
    "Peru hopes for a ceasefire with Ecuador.",
    "Peru called for an immediate ceasefire in Sudan.",
    "If Peru signs the agreement, Ecuador will withdraw.",
    "The two countries did not sign a treaty.",
    "No agreement was signed in Lima.",
    "Chile threatened to attack Peru.",
    "Attacks on civilians are a crime.",
    "The United States may impose sanctions on Chad.",
    "Anna Kovac wants to meet Lars Berg in Vienna.",
    "\"We will meet in Lima on Monday,\" Anna Kovac said.",
    "The company met its target in March.",
    "Doctors treat the risk of a heart attack.",
    "Peru refused to sign the treaty with Chile.",
]  # fmt: skip


@pytest.mark.parametrize("row", TELLINGS, ids=lambda row: row[0])
def test_tells_one_event(tell: Tell, row: tuple[Any, ...]) -> None:
    text, kind, status, place, date, actors, numbers = row
    found = tell(text)
    assert [(t.type, t.status, t.place, t.date) for t in found] == [(kind, status, place, date)]
    assert (found[0].actors, found[0].numbers) == (actors, numbers)


@pytest.mark.parametrize("text", NO_EVENTS)
def test_tells_no_event(tell: Tell, text: str) -> None:
    assert tell(text) == []


def test_round_is_the_ordinal_of_the_round(tell: Tell) -> None:
    assert [t.round for t in tell("A third round of talks between Sudan and Chad opened in Doha.")] == [3]
    assert [t.round for t in tell("The 7th summit of the alliance was held in Riga in 2019.")] == [7]
    assert [t.round for t in tell("Anna Kovac held her first meeting with Lars Berg on Monday.")] == [None]


def test_number_keeps_its_qualifier(tell: Tell) -> None:
    (told,) = tell("A bomb attack in Kabul killed at least 12 people and wounded more than 40 others on Monday.")
    assert list(zip(told.numbers, told.qualifiers, strict=True)) == [
        (("killed", 12), "at least"),
        (("injured", 40), "more than"),
    ]


def test_part_of_the_dead_is_not_counted_again(tell: Tell) -> None:
    (told,) = tell("An airstrike on Homs killed 12 people, including two children, on Monday.")
    assert told.numbers == [("killed", 12)]


def test_two_events_of_one_sentence_have_their_own_clauses(tell: Tell) -> None:
    first, second = tell("After talks with Lars Berg in Oslo, Anna Kovac flew to Bergen on Monday.")
    assert (first.type, first.place, first.date, first.quote) == (
        "Negotiation",
        "Oslo",
        None,
        "talks with Lars Berg in Oslo",
    )
    assert (second.type, second.place, second.date) == ("Visit", "Bergen", "2024-05-13")


def test_claim_is_attributed(tell: Tell) -> None:
    (told,) = tell("Hamas claimed that Israel bombed a school in Rafah on Monday.")
    assert (told.claimed_by, told.quote) == ("Hamas", "Israel bombed a school in Rafah on Monday")


def test_report_is_no_claim(tell: Tell) -> None:
    (told,) = tell("Peru said that Chile bombed a school in Arica on Monday.")
    assert told.claimed_by is None


def test_numbers_that_follow_belong_to_the_attack_before(tell: Tell) -> None:
    _, toll = tell(
        "Sudanese warplanes bombed a market in Nyala on Friday. At least 12 people died and 30 were injured."
    )
    assert (toll.type, toll.numbers) == ("Attack", [("killed", 12), ("injured", 30)])


def test_numbers_without_an_event_tell_none(tell: Tell) -> None:
    assert tell("At least 12 people died last year.") == []


def test_both_sides_are_those_who_dealt_before(tell: Tell) -> None:
    _, later = tell("Peru and Chile signed a truce on Monday. The two sides held talks in Quito on Tuesday.")
    assert later.actors == {"Peru": "Party", "Chile": "Party"}


def test_same_day_is_the_day_named_before(tell: Tell) -> None:
    _, later = tell("Anna Kovac visited Oslo on 6 May. On the same day, police arrested five men in Lima.")
    assert (later.type, later.date) == ("Arrest", "2024-05-06")


def test_bare_reference_counts_only_after_the_event(tell: Tell) -> None:
    assert tell("The talks were friendly.") == []
    assert [t.type for t in tell("Peru and Chile held talks in Quito on Monday. The talks were friendly.")] == [
        "Negotiation"
    ] * 2


def test_label_is_short_and_readable(tell: Tell) -> None:
    assert (
        tell("A third round of talks between Sudan and Chad opened in Doha.")[0].label == "third round of talks in Doha"
    )
    assert tell("Sudanese warplanes carried out an air strike on Nyala.")[0].label == "air strike on Nyala"
    assert tell("Anna Kovac visited Oslo on Monday.")[0].label == "visit to Oslo"


def test_same_text_gives_the_same_tellings(tell: Tell) -> None:
    text = " ".join(row[0] for row in TELLINGS[:8])
    assert tell(text) == tell(text)


POINTING_BACK = [
    ("Gunmen killed six people in Tacna on Monday. Nobody has claimed the attack.", "Attack"),
    ("Gunmen killed six people in Tacna on Monday. No group claimed the attack.", "Attack"),
    ("Gunmen killed six people in Tacna on Monday. The UN condemned the attack.", "Attack"),
    ("Officers toppled President Ivan Duran on Monday. The UN denounced the coup.", "Resignation"),
    ("General Omar Diallo seized power on Monday. He was in Lima at the time of the coup.", "Resignation"),
    ("Omar Diallo, the general who seized power on Monday, was calm. The UN condemned the coup.", "Resignation"),
]


@pytest.mark.parametrize(("text", "kind"), POINTING_BACK, ids=[text for text, _ in POINTING_BACK])
def test_what_is_not_claimed_or_is_deplored_has_been_done(tell: Tell, text: str, kind: str) -> None:
    first, second = tell(text)
    assert (first.type, second.type) == (kind, kind)
    assert second.label.startswith("the ")


FURTHER = [
    ("Ann Lee will lead a Peruvian team at the next round, due in Tacna on 18 June.", "Planned", "Tacna", "2024-06-18"),
    ("The next round is due in Tacna on 18 June.", "Planned", "Tacna", "2024-06-18"),
    ("A second session is planned for Thursday in Quito.", "Planned", "Quito", "2024-05-16"),
]


@pytest.mark.parametrize(("text", "status", "place", "day"), FURTHER, ids=[text for text, *_ in FURTHER])
def test_a_further_sitting_of_talks_is_an_event_of_its_own(
    tell: Tell, text: str, status: str, place: str, day: str
) -> None:
    first, further = tell(f"Peru and Chile held talks in Lima on Monday. {text}")
    assert (first.place, first.date) == ("Lima", "2024-05-13")
    assert (further.type, further.status, further.place, further.date) == ("Negotiation", status, place, day)


@pytest.mark.parametrize(
    "text",
    [
        "The next round of voting is in May.",
        "Ivan Duran lost in the second round on Tuesday.",
        "No date was set for the next round.",
    ],
)
def test_rounds_of_something_else_and_rounds_without_day_or_town_are_no_talks(tell: Tell, text: str) -> None:
    assert len(tell(f"Peru and Chile held talks in Lima on Monday. {text}")) == 1


def test_a_coup_is_called_so_and_is_that_of_whom_the_clause_describes(tell: Tell) -> None:
    (told,) = tell("Omar Diallo, the general who seized power on Monday, was calm.")
    assert (told.label, told.actors) == ("coup (Omar Diallo)", {"Omar Diallo": "Agent"})

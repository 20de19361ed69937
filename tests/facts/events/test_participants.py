"""Who takes part: those who go to talks, speak at them, are sent, arrange them, are behind an attack or its victims."""
# ruff: noqa: E501 (a table reads best with one row to a line)

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[[str], list[Any]]  # the tellings of a text, see conftest.py

TAKE_PART = [
    ("A Chilean government delegation will arrive in Geneva on Friday for peace talks.", "Negotiation", {"Chile": "Party"}),
    ("At the opening of the summit in Quito on Sunday, Anna Kovac said trade would grow.", "Meeting", {"Anna Kovac": "Party"}),
    ("Peru's president said in talks with Lars Berg in Oslo on Monday that trade would grow.", "Negotiation", {"Peru": "Party", "Lars Berg": "Party"}),
    ("Anna Kovac told the security conference in Quito on Saturday that trade would grow.", "Meeting", {"Anna Kovac": "Party"}),
    ("The rebels met on Monday with Lars Berg, a Swedish peace envoy, in Oslo.", "Meeting", {"Lars Berg": "Party", "Sweden": "Party"}),
    ("On Sunday Presidents Anna Kovac of Chile and Ivo Sanchez of Peru signed the trade agreement in Quito.", "Agreement", {"Anna Kovac": "Party", "Chile": "Party", "Ivo Sanchez": "Party", "Peru": "Party"}),
    ("In June 2023, a delegation of Andean leaders, led by Chilean President Anna Kovac and including the presidents of Peru and Bolivia, visited Lagos.", "Visit", {"Anna Kovac": "Agent", "Chile": "Agent", "Peru": "Agent", "Bolivia": "Agent"}),
    ("Peru and Chile, along with Bolivia, are sponsoring the talks in Quito.", "Negotiation", {"Peru": "Mediator", "Chile": "Mediator", "Bolivia": "Mediator"}),
    ("A phone call made by President Anna Kovac to President Lars Berg on Monday lasted an hour.", "Meeting", {"Anna Kovac": "Party", "Lars Berg": "Party"}),
    ("Chile has been the subject of Peruvian sanctions since 2011.", "Sanction", {"Chile": "Target", "Peru": "Agent"}),
    ("An airstrike in Arica killed Pedro Alva and Jose Silva on Monday.", "Attack", {"Pedro Alva": "Target", "Jose Silva": "Target"}),
    ("Peru rejected the offer on Monday. It signed a truce with Chile in Quito on Tuesday.", "Agreement", {"Peru": "Party", "Chile": "Party"}),
    ("Peru and Chile signed a truce on Monday. They exchanged 100 soldiers each on Sunday.", "Exchange", {"Peru": "Party", "Chile": "Party"}),
    ("Peru's patience with its ongoing peace talks with Chile in Quito this week is wearing thin.", "Negotiation", {"Peru": "Party", "Chile": "Party"}),
    ("Russian troops crossed into Ukraine on Monday. Kyiv said its forces struck Belgorod on Tuesday, killing four people.", "Attack", {"Ukraine": "Agent"}),
    ("Foreign Minister Anna Kovac, on a visit to Cairo, said trade would grow.", "Visit", {"Anna Kovac": "Agent"}),
    ("President Lars Berg visited Arica on Sunday, accompanied by Social Secretary Anna Kovac.", "Visit", {"Lars Berg": "Agent", "Anna Kovac": "Agent"}),
    ("On Saturday representatives of the federal government of Peru signed a ceasefire agreement in Arica.", "Agreement", {"Peru": "Party"}),
    ("EU foreign ministers on Monday agreed a fresh round of sanctions on Belarus.", "Sanction", {"EU": "Agent", "Belarus": "Target"}),
    ("Peru's Defence Ministry said its forces had struck Arica on Monday.", "Attack", {"Peru": "Agent"}),
    ("Presidents Anna Kovac and Ivo Sanchez berated President Lars Berg in a televised meeting in Oslo on Monday.", "Meeting", {"Anna Kovac": "Party", "Ivo Sanchez": "Party", "Lars Berg": "Party"}),
    ("Anna Kovac pressed Lars Berg during their meeting in Oslo on Monday.", "Meeting", {"Anna Kovac": "Party", "Lars Berg": "Party"}),
    ("Anna Kovac made a phone call to Lars Berg on Monday.", "Meeting", {"Anna Kovac": "Party", "Lars Berg": "Party"}),
    ("Moscow and Kyiv will hold talks in Oslo on Monday. Russia and Ukraine are at war.", "Negotiation", {"Russia": "Party", "Ukraine": "Party"}),
    ("Envoys of Peru's army and of the rebel Andean Liberation Army began talks in Quito on Sunday.", "Negotiation", {"Peru": "Party", "Andean Liberation Army": "Party"}),
    ("Talks between the army and the FARC opened in Quito on Sunday.", "Negotiation", {"Colombia": "Party", "FARC": "Party"}),
    ("A Chilean navy ship rammed a Peruvian patrol boat near Arica on Monday.", "Attack", {"Chile": "Agent", "Peru": "Target"}),
    ("A Chilean tanker rammed a Peruvian trawler near Arica on Monday.", "Attack", {}),
    ("Representatives of Colombia's government and of the National Liberation Army met in Havana on Monday.", "Meeting", {"Colombia": "Party", "National Liberation Army": "Party"}),
    ("A Chilean corvette rammed a Peruvian tugboat near Arica on Monday.", "Attack", {}),
]  # fmt: skip


@pytest.mark.parametrize("row", TAKE_PART, ids=lambda row: row[0])
def test_takes_part(tell: Tell, row: tuple[str, str, dict[str, Any]]) -> None:
    text, kind, actors = row
    told = next(telling for telling in tell(text) if telling.type == kind)
    assert actors.items() <= told.actors.items()


def test_opposition_is_not_its_country(tell: Tell) -> None:
    (told,) = tell("The Chilean opposition delegation held its first meeting with Lars Berg on Tuesday.")
    assert "Chile" not in told.actors


def test_home_of_a_company_takes_no_part(tell: Tell) -> None:
    (told,) = tell("The Norwegian oil company Equinor signed a deal on Monday with Anna Kovac.")
    assert "Norway" not in told.actors


def test_event_is_no_participant_of_itself(tell: Tell) -> None:
    for told in tell("Anna Kovac told the Quito Security Conference on Saturday that trade would grow."):
        assert "Quito Security Conference" not in told.actors


@pytest.mark.parametrize(
    "later",
    [
        "The Shining Path claimed responsibility for the attack.",
        "The Shining Path are the suspected perpetrators, the army said.",
        "The Shining Path was behind the attack.",
    ],
)
def test_who_is_behind_an_attack_told_before(tell: Tell, later: str) -> None:
    _, told = tell(f"A rocket hit Arica on Monday, killing 12 people. {later}")
    assert (told.type, told.actors) == ("Attack", {"Shining Path": "Agent"})


@pytest.mark.parametrize(
    "later", ["claimed responsibility for the attack.", "claimed the attack.", "claimed responsibility."]
)
def test_who_claims_an_attack_told_before_is_but_claimed_to_have_done_it(tell: Tell, later: str) -> None:
    first, told = tell(f"A rocket hit Arica on Monday, killing 12 people. The Shining Path {later}")
    assert (told.actors, told.claimed_by) == ({"Shining Path": "Agent"}, "Shining Path")
    assert (first.actors, first.claimed_by) == ({}, None)


@pytest.mark.parametrize(
    "later",
    [
        "Nobody has claimed responsibility for the attack.",
        "There was no immediate claim of responsibility for the attack.",
        "No group has said it was behind the attack.",
        "The Shining Path denied responsibility for the attack.",
        "The motive for the attack was not known.",
    ],
)
def test_an_attack_that_nobody_claims_has_happened(tell: Tell, later: str) -> None:
    first, told = tell(f"A rocket hit Arica on Monday, killing 12 people. {later}")
    assert (told.type, told.status, told.actors) == (first.type, "Happened", {})


def test_who_is_accused_of_a_deed_is_claimed_to_have_done_it(tell: Tell) -> None:
    (told,) = tell("Peru accused Chile of shelling the town of Arica on Monday.")
    assert (told.actors, told.claimed_by) == ({"Chile": "Agent"}, "Peru")


def test_claim_of_something_else_tells_of_no_attack(tell: Tell) -> None:
    assert (
        len(tell("A rocket hit Arica on Monday, killing 12 people. The price rise was attributed to Hezbollah.")) == 1
    )


def test_delegates_take_part_in_the_talks_told_before(tell: Tell) -> None:
    first, *sent = tell(
        "Peru and Chile are holding talks in Quito. Peru's delegation will be headed by Anna Kovac, while Chile will be"
        " represented by Lars Berg."
    )
    assert [(t.type, t.status, t.actors) for t in sent] == [
        ("Negotiation", first.status, {"Peru": "Party", "Anna Kovac": "Party"}),
        ("Negotiation", first.status, {"Chile": "Party", "Lars Berg": "Party"}),
    ]
    assert sent[0].quote == "Peru's delegation will be headed by Anna Kovac"

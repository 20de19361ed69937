"""Who takes part, where the sentence says it in a roundabout way: by group, by office, by clause, or not at all."""
# ruff: noqa: E501 (a table reads best with one row to a line)

from collections.abc import Callable
from typing import Any

import pytest

from kg.facts import extract
from kg.model import Article, EventFact
from kg.reading import TextReader

Tell = Callable[[str], list[Any]]  # the tellings of a text, see conftest.py

TAKE_PART = [
    ("An airstrike killed a senior commander of Hamas and his driver near Tyre on Monday.", "Attack", {"Hamas": "Target"}),
    ("The Sons of the Cedar has its camps in the hills. Hours later, the group fired 18 rockets at Arica.", "Attack", {"Sons of the Cedar": "Agent"}),
    ("The Sons of the Cedar group fired 18 rockets at Arica on Monday.", "Attack", {"Sons of the Cedar": "Agent"}),
    ("A bomb killed three Israeli soldiers in Gaza on Monday.", "Attack", {"Israel": "Target"}),
    ("Talks on the truce, in which Peru and Chile are taking part, began on Monday in Quito.", "Negotiation", {"Peru": "Party", "Chile": "Party"}),
    ("President Anna Kovac, who was in Vilnius for a summit of the Nordic countries, said trade would grow.", "Meeting", {"Anna Kovac": "Party"}),
    ("A phone call made by President Anna Kovac late last July to Peruvian President Lars Berg lasted an hour.", "Meeting", {"Anna Kovac": "Party", "Lars Berg": "Party"}),
    ("Anna Kovac was arrested in Lima in May and sentenced to 12 years in prison.", "Trial", {"Anna Kovac": "Target"}),
    ("The journalist Lars Berg, arrested in Oslo in 2019 and sentenced to death by a Chilean court in April, was freed.", "Trial", {"Lars Berg": "Target"}),
    ("She held a meeting with Lars Berg, who flew in from Oslo, and with Security Adviser Ivo Sanchez.", "Meeting", {"Lars Berg": "Party", "Ivo Sanchez": "Party"}),
    ("Last week a car bombing in Lima killed five and wounded 110, another attack ascribed to the Taliban.", "Attack", {"Taliban": "Agent"}),
    ("The United States and Russia carried out a prisoner exchange on Thursday.", "Exchange", {"United States": "Party", "Russia": "Party"}),
    ("Speaking to reporters after meeting with Chilean President Lars Berg, Anna Kovac said in Berlin trade would grow.", "Meeting", {"Lars Berg": "Party", "Anna Kovac": "Party"}),
    ("Anna Kovac told reporters after a meeting with Lars Berg in Lima on Monday that trade would grow.", "Meeting", {"Lars Berg": "Party", "Anna Kovac": "Party"}),
    ("A grenade attack on Anna Kovac's residence on Monday killed a guard.", "Attack", {"Anna Kovac": "Target"}),
    ("Peruvian forces downed a Chilean helicopter on Monday.", "Attack", {"Peru": "Agent", "Chile": "Target"}),
    ("The deal was signed in Bonn by UN special envoy for Afghanistan Lars Berg.", "Agreement", {"UN": "Party", "Lars Berg": "Party"}),
    ("He was convicted of the murder in 2019 of the writer Anna Kovac in Berlin.", "Attack", {"Anna Kovac": "Target"}),
    ("Chile signed a deal to buy 36 jets from France on Monday.", "Agreement", {"Chile": "Party", "France": "Party"}),
    ("Leaders met in Lima for a summit where on Sunday Presidents Anna Kovac of Peru and Ivo Sanchez of Chile signed the deal.", "Agreement", {"Anna Kovac": "Party", "Ivo Sanchez": "Party", "Chile": "Party"}),
    ("Last month, the North fired two missiles. North Korea and Japan are at odds.", "Attack", {"North Korea": "Agent"}),
    ("President Anna Kovac on Friday named three new ministers.", "Appointment", {"Anna Kovac": "Agent"}),
    ("The attack, which was claimed by Hamas, killed two in Arica on Monday.", "Attack", {"Hamas": "Agent"}),
    ("Peru and Chile signed onto the climate treaty on Monday.", "Agreement", {"Peru": "Party", "Chile": "Party"}),
    ("Peru and Chile held a prisoner exchange on Monday.", "Exchange", {"Peru": "Party", "Chile": "Party"}),
    ("Peru held peace talks with Chile on Monday.", "Negotiation", {"Peru": "Party", "Chile": "Party"}),
    ("Air defences shot down 95 Chilean drones in an attack on Arica on Monday.", "Attack", {"Chile": "Agent"}),
    ("The town of Arica was occupied by Lima's forces in March. Peru is at war.", "Battle", {"Peru": "Agent"}),
    ("Peru and Chile held talks on Monday. The two presidents on Friday signed the deal.", "Agreement", {"Peru": "Party", "Chile": "Party"}),
    ("The two sides will meet again in Kandy in June. India's premier was a guest of Sri Lanka. India and Sri Lanka are neighbours.", "Meeting", {"India": "Party", "Sri Lanka": "Party"}),
]  # fmt: skip


@pytest.mark.parametrize("row", TAKE_PART, ids=lambda row: row[0])
def test_takes_part(tell: Tell, row: tuple[str, str, dict[str, str]]) -> None:
    text, kind, actors = row
    told = next(telling for telling in tell(text) if telling.type == kind)
    assert actors.items() <= told.actors.items()


NO_PART = [
    ("Peru and Chile signed the Andean Continental Free Trade Area (ACFTA) agreement on Monday.", "Agreement", "ACFTA"),
    ("An attack in Arica on Monday killed 25 Indians and one Nepali.", "Attack", "India"),
    ("Rival Afghan factions signed a deal in Bonn on Monday.", "Agreement", "Afghanistan"),
    ("Lars Berg told reporters after the summit in Lima on Monday that trade would grow.", "Meeting", "Lars Berg"),
    ("A drone attack on Chile's energy grid on Monday killed a guard.", "Attack", "Chile"),
    ("The weather was the topic of the summit in Quito on Monday.", "Meeting", "Quito"),
    (
        "The United Nations has a camp near Arica. On Monday the group fired 18 rockets at Arica.",
        "Attack",
        "United Nations",
    ),
    ("A bomb killed three Chilean tourists in Gaza on Monday.", "Attack", "Chile"),
    (
        "A group of students met Anna Kovac on Monday. The Shining Path has its camps in the hills.",
        "Meeting",
        "Shining Path",
    ),
    ("The two sides will meet again in Kandy in June. India's premier said so.", "Meeting", "India"),
]


@pytest.mark.parametrize("row", NO_PART, ids=lambda row: row[0])
def test_takes_no_part(tell: Tell, row: tuple[str, str, str]) -> None:
    text, kind, name = row
    assert all(name not in told.actors for told in tell(text) if told.type == kind)


@pytest.mark.parametrize(
    ("text", "state", "takes_part"),
    [
        ("Peruvian President Anna Kovac imposed an embargo against Chile on Monday.", "Peru", True),
        ("Trade Minister Anna Kovac of Peru signed the agreement on Monday.", "Peru", True),
        ("Peruvian President Anna Kovac is old. In talks with Lars Berg on Monday, Kovac said trade would grow.", "Peru", True),
        ("Peruvian President Anna Kovac met Lars Berg in Quito on Monday.", "Peru", False),
        ("Former Peruvian President Anna Kovac held talks with Lars Berg in Quito on Monday.", "Peru", False),
        ("Peruvian writer Anna Kovac signed a contract with Equinor on Monday.", "Peru", False),
        ("Peruvian President Anna Kovac was killed in an airstrike on Monday.", "Peru", False),
    ],
)  # fmt: skip
def test_who_acts_in_the_name_of_a_state(reader: TextReader, text: str, state: str, takes_part: bool) -> None:
    extraction = extract(reader.read(Article(id="a", text=text, published="2024-05-15")))
    told = [fact for fact in extraction.facts if isinstance(fact, EventFact)]
    names = {extraction.mentions[p.actor].name for fact in told for p in fact.participations}
    assert (state in names) is takes_part

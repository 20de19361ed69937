"""Those who are named to lead a team, and those whose team was told before they are named."""

import pytest

from kg.facts import extract
from kg.model import Article, DelegationFact, EventFact
from kg.reading import TextReader

NAMED = [
    (
        "Peru has named Jorge Quispe, the head of the presidential office, to lead its delegation at talks with Chile.",
        "Peru",
        {"Jorge Quispe": "Head"},
    ),
    ("Kenya picked former general John Maina to head its team at the talks.", "Kenya", {"John Maina": "Head"}),
    ("Jorge Quispe, chosen by Peru to lead its delegation, left.", "Peru", {"Jorge Quispe": "Head"}),
    ("Jorge Quispe is to lead Peru's team at the talks.", "Peru", {"Jorge Quispe": "Head"}),
    # of the side of one's own office, also a former one, before that of the team told before
    (
        "Talks opened. Ugandan Foreign Minister John Maina had led the delegation in Geneva on November 23.",
        "Uganda",
        {"John Maina": "Head"},
    ),
    (
        "Talks opened. Former Chilean defence minister Jorge Quispe would now head the negotiating team, officials "
        "said.",
        "Chile",
        {"Jorge Quispe": "Head"},
    ),
    (
        "Talks opened. Peru's delegation was large. Jorge Quispe had led the delegation.",
        "Peru",
        {"Jorge Quispe": "Head"},
    ),
    (
        "Talks opened. Peru's delegation was led by Jorge Quispe. Ana Soto is also on the team.",
        "Peru",
        {"Jorge Quispe": "Head", "Ana Soto": "Member"},
    ),
    (
        "Talks opened. Peru's delegation was led by Jorge Quispe. Ana Soto and Luis Vega are part of the team.",
        "Peru",
        {"Jorge Quispe": "Head", "Ana Soto": "Member", "Luis Vega": "Member"},
    ),
    (
        "Talks opened. John Maina, a former defence minister, led the Ugandan side.",
        "Uganda",
        {"John Maina": "Head"},
    ),
]
NOT_NAMED = [
    "Peru wants Jorge Quispe to lead its delegation at the talks.",
    "Peru refused to let Jorge Quispe lead its delegation at the talks.",
    "Peru asked Jorge Quispe to lead its delegation at the talks.",
    "Peru may name Jorge Quispe to lead its delegation at the talks.",
    "Talks opened. Ana Soto is on the first team of Peru's top club.",
]


def members(reader: TextReader, text: str) -> dict[str, dict[str, str]]:
    extraction = extract(reader.read(Article(id="a", text=text, published="2024-05-06")))
    teams: dict[str, dict[str, str]] = {}
    for fact in extraction.facts:
        if isinstance(fact, DelegationFact):
            people = {extraction.mentions[m.member].name: m.capacity for m in fact.members}
            teams.setdefault(extraction.mentions[fact.represents].name, {}).update(people)
    return teams


@pytest.mark.parametrize(("text", "side", "people"), NAMED, ids=str)
def test_who_leads_a_team(reader: TextReader, text: str, side: str, people: dict[str, str]) -> None:
    assert members(reader, text) == {side: people}


@pytest.mark.parametrize("text", NOT_NAMED)
def test_who_is_only_wanted_leads_none(reader: TextReader, text: str) -> None:
    assert not any(members(reader, text).values())


def test_the_talks_of_a_team_just_named_are_to_come(reader: TextReader) -> None:
    text = "Peru has named Jorge Quispe, a former minister, to lead its delegation at talks with Chile in Quito."
    extraction = extract(reader.read(Article(id="a", text=text, published="2024-05-06")))
    talks = [fact for fact in extraction.facts if isinstance(fact, EventFact)]
    assert [(fact.type, fact.status) for fact in talks] == [("Negotiation", "Planned")]
    sides = {extraction.mentions[p.actor].name for p in talks[0].participations}
    assert sides == {"Peru", "Chile", "Jorge Quispe"}

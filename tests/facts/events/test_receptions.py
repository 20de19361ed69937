"""People who are received, hosted or sit down together meet; who is told to have had talks speaks for its own side."""
# ruff: noqa: E501 (a table reads best with one row to a line)

from collections.abc import Callable
from typing import Any

import pytest

from kg.facts import extract
from kg.model import Article, EventFact
from kg.reading import TextReader

Tell = Callable[[str], list[Any]]  # the tellings of a text, see conftest.py

MEET = [
    ("Turkish President Kemal Arslan received Peru's President Jorge Quispe in Ankara on 13 May.", "Meeting", "Ankara", {"Kemal Arslan": "Party", "Jorge Quispe": "Party"}),
    ("President Kemal Arslan hosted Chancellor Otto Brandt for talks in Ankara on Monday.", "Negotiation", "Ankara", {"Kemal Arslan": "Party", "Otto Brandt": "Party"}),
    ("Otto Brandt was received by King Felix in Oslo on Friday.", "Meeting", "Oslo", {"Otto Brandt": "Party", "Felix": "Party"}),
    ("Kemal Arslan and Otto Brandt sat down in Geneva on Friday.", "Meeting", "Geneva", {"Kemal Arslan": "Party", "Otto Brandt": "Party"}),
    ("Qatar hosted Foreign Minister Otto Brandt on Monday.", "Meeting", "Qatar", {"Qatar": "Host", "Otto Brandt": "Party"}),
]  # fmt: skip
NO_MEETING = [
    "Kemal Arslan received a letter from Otto Brandt on Friday.",
    "Fans welcomed Otto Brandt at the airport in Berlin on Friday.",
    "Otto Brandt welcomed the decision of Kemal Arslan on Friday.",
    "Ana Soto received 40 percent of the vote in Lima.",
    "Otto Brandt refused to receive Kemal Arslan on Friday.",
    "Otto Brandt sat down in a chair in Geneva on Friday.",
]


@pytest.mark.parametrize("row", MEET, ids=lambda row: row[0])
def test_who_is_received_meets(tell: Tell, row: tuple[str, str, str, dict[str, str]]) -> None:
    text, kind, place, actors = row
    (told,) = tell(text)
    assert (told.type, told.place, told.actors) == (kind, place, actors)


@pytest.mark.parametrize("text", NO_MEETING)
def test_no_one_meets(tell: Tell, text: str) -> None:
    assert not [told for told in tell(text) if told.type == "Meeting"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Kenyan Foreign Minister John Maina said talks with Uganda in Geneva had failed.", {"Kenya", "Uganda"}),
        (
            "Kenyan Foreign Minister John Maina said on Sunday that talks with a Ugandan delegation led by Ruth Okello "
            "were the best so far.",
            {"Kenya", "Uganda", "Ruth Okello"},
        ),
        ("Kenyan Foreign Minister John Maina said Rwanda's talks with Uganda had failed.", {"Rwanda", "Uganda"}),
    ],
)
def test_who_speaks_of_talks_with_others_speaks_of_its_own(reader: TextReader, text: str, sides: set[str]) -> None:
    extraction = extract(reader.read(Article(id="a", text=text, published="2024-05-15")))
    (talks,) = [fact for fact in extraction.facts if isinstance(fact, EventFact)]
    assert {extraction.mentions[p.actor].name for p in talks.participations} == sides

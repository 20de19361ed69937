"""What reads like a position and is none: expectations, admissions, surmises, remarks."""

import pytest

from kg.facts import extract
from kg.model import Article, PositionFact
from kg.reading import TextReader

NONE = [
    "The condition of former Kenyan president Paul Otieno has improved.",
    "Mr Tudor says he has not been able to win any changes to the farm bill.",
    "Mr Tudor said the ministers had not reached a deal.",
    '"I think he should be fine," Mr Tudor said.',
    '"He has had a lot of time off to rest," Mr Tudor said.',
    "Mr Tudor said the measures should win community support.",
    "The minister Paul Tudor has suggested they could be tried elsewhere.",
    "Mr Tudor says many dangers still lie ahead.",
    "Paul Tudor has undertaken extensive training abroad.",
    "Paul Tudor sought flying lessons a month before.",
]
SOME = [
    ("Mr Tudor said the army should leave the city.", "Demand"),
    ("Mr Tudor said the prisoners must be fine by Monday.", "Demand"),
    ("Mr Tudor said police had to stop the violence.", "Demand"),
    ("Mr Tudor said he had not ordered the strike.", "Deny"),
    ("Mr Tudor undertook to withdraw the troops.", "Offer"),
    ("Kenya's conditions include a truce.", "Demand"),
]


def acts(reader: TextReader, text: str) -> set[str]:
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    return {fact.act for fact in extract(document).facts if isinstance(fact, PositionFact)}


@pytest.mark.parametrize("text", NONE)
def test_no_position(reader: TextReader, text: str) -> None:
    assert acts(reader, text) == set()


@pytest.mark.parametrize(("text", "act"), SOME)
def test_position(reader: TextReader, text: str, act: str) -> None:
    assert acts(reader, text) == {act}

"""Heads of bodies that have no name of their own: no one who heads "Peru's tax office" is the head of Peru."""

import pytest

from kg.facts.roles import roles
from kg.model import Article
from kg.reading import TextReader

WHOLE = [
    ("Anna Berg resigned on Friday as head of Peru's presidential office.", "head of the presidential office", "Peru"),
    ("Anna Berg was named director of the Peruvian space agency.", "director of the space agency", "Peru"),
    ("Anna Berg, head of the office of Peru's president, said so.", "head of the office of the president", "Peru"),
    ("Anna Berg, the leader of Peru's ruling party, said so.", "leader of the ruling party", "Peru"),
    (
        "Anna Berg, chief of Norway's northern command, quit.",
        "chief of the northern command",
        "Norway",
    ),
    ("Anna Berg, director of a hospital in Lima, said so.", "director of a hospital", "Lima"),
    ("The head of Norwegian military intelligence, Anna Berg, said so.", "head of military intelligence", "Norway"),
    ("Anna Berg, a spokeswoman for Peru's tax office, said so.", "spokeswoman for the tax office", "Peru"),
    ("Anna Berg, head of the Lima branch of the Red Cross, said so.", "head of the Lima branch", "Red Cross"),
    # the country, its government or a place itself, and bodies that have a name
    ("Anna Berg, prime minister of Peru, said so.", "prime minister", "Peru"),
    ("Anna Berg, foreign minister of the Peruvian government, said so.", "foreign minister", "Peru"),
    ("Anna Berg, mayor of the Peruvian city of Callao, said so.", "mayor", "Callao"),
    ("Anna Berg, the head of the rights group Amnesty International, said so.", "head", "Amnesty International"),
    ("Anna Berg, head of Poland's Border Guard, said so.", "head", "Border Guard"),
    ("Anna Berg, an expert on Peru's army, said so.", "expert on Peru's army", None),
]


@pytest.mark.parametrize(("text", "title", "body"), WHOLE, ids=str)
def test_the_title_says_what_is_headed(reader: TextReader, text: str, title: str, body: str | None) -> None:
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    held = [
        (fact.title, document.mentions[fact.body].name if fact.body is not None else None)
        for fact in roles(document, ())
    ]
    assert held == [(title, body)]


def test_the_president_of_a_bank_heads_no_state(reader: TextReader) -> None:
    text = "Anna Berg, president of Peru's biggest bank, said so."
    (fact,) = roles(reader.read(Article(id="a", text=text, published="2024-05-06")), ())
    assert fact.concept == "organisation_head"

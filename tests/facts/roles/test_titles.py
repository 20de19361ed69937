"""What belongs to a title: words that make its holder a deputy, hyphens, remarks on the holder, what follows it."""

import pytest

from kg.facts.roles import roles
from kg.model import Article
from kg.reading import TextReader

TITLES = [
    ("The UN's deputy envoy to Lesotho, Karim Abadi, spoke.", [("deputy envoy to Lesotho", "envoy")]),
    ("Deputy Defence Secretary Paul Weller spoke.", [("Deputy Defence Secretary", "deputy_defence_minister")]),
    ("Chief Kenyan negotiator Paul Weller spoke.", [("negotiator", "negotiator")]),
    ("Deputy Paul Weller voted.", [("Deputy", "member_of_parliament")]),
    ("Attorney-General Paul Weller agreed.", [("Attorney-General", "justice_minister")]),
    ("The attorney general, Paul Weller, agreed.", [("attorney general", "justice_minister")]),
    ("Vice-president Paul Weller agreed.", [("Vice-president", "vice_president")]),
    ("Australian cricket captain Paul Weller smiled.", [("cricket captain", "athlete")]),
    ("Irish captain Paul Weller smiled.", [("captain", "athlete")]),
    ("Captain Paul Weller of the US Army agreed.", [("Captain", "military_rank")]),
    ("Israel's right-wing Prime Minister Karim Abadi spoke.", [("Prime Minister", "prime_minister")]),
    ("The embattled Prime Minister Karim Abadi spoke.", [("Prime Minister", "prime_minister")]),
    ("Karim Abadi was elected prime minister on the first ballot.", [("prime minister", "prime_minister")]),
    ("Troops hunt the militants Mr Abadi has failed to arrest.", []),
    ("US astronauts Paul Weller and Tom Reyes landed.", [("astronaut", "professional")] * 2),
]


@pytest.mark.parametrize(("text", "titles"), TITLES)
def test_title(reader: TextReader, text: str, titles: list[tuple[str, str]]) -> None:
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    assert sorted((fact.title, fact.concept) for fact in roles(document, ())) == titles


def test_respective_offices_are_of_none_of_the_countries_named_before(reader: TextReader) -> None:
    text = "Officials of Kenya and Norway, including their respective prime ministers David Otieno and Ole Berg, met."
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    assert [(fact.title, fact.body) for fact in roles(document, ())] == [("prime minister", None)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "An anti-Taliban commander, Paul Weller, spoke.",
        "The Prime Minister, Paul Weller, has revealed that he will go to Indonesia. Indonesia is pleased.",
    ],
)
def test_no_body_is_given_that_the_words_speak_against(reader: TextReader, text: str) -> None:
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    assert [fact.body for fact in roles(document, ())] == [None]


DEPUTIES = [
    ("Kenyan premier Bob Ray left. Ray's deputy, Ann Lee, stayed.", "official"),
    ("Bob Ray sent his deputy, Ann Lee.", "official"),
    ("Kenyan deputy Ann Lee stayed.", "member_of_parliament"),
]


@pytest.mark.parametrize(("text", "concept"), DEPUTIES)
def test_somebodys_deputy_is_no_member_of_a_parliament(reader: TextReader, text: str, concept: str) -> None:
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    found = {document.mentions[fact.holder].name: fact.concept for fact in roles(document, ())}
    assert found["Ann Lee"] == concept

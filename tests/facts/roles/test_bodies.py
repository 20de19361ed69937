"""The body a role is held in: in the title, beside it, by whose it is, and by what the whole article is about."""

import pytest

from kg.facts.roles import roles
from kg.model import CONTEXT, Article, RoleFact
from kg.reading import TextReader


def bodies(reader: TextReader, text: str) -> dict[str, str | None]:
    """The body of each role by "holder: title"."""
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    return {
        f"{document.mentions[f.holder].name}: {f.title}": document.mentions[f.body].name if f.body is not None else None
        for f in roles(document, ())
    }


STATED = [
    (
        "Petra Novak, the current President of the European Council, spoke.",
        "Petra Novak: President",
        "European Council",
    ),
    ("Police spokesman Ivan Horak said two men died.", "Ivan Horak: spokesman", "police"),
    ("The Fenland Trade Council (FTC) head Ana Ruiz left.", "Ana Ruiz: head", "Fenland Trade Council"),
    ("African Union trade and industry commissioner Joy Otieno spoke.", None, "African Union"),
    ("Coast Guard Commandant Admiral Bo Marsh spoke.", "Bo Marsh: Admiral", "Coast Guard"),
    ("US Commerce Secretary Ann Pale spoke.", "Ann Pale: Commerce Secretary", "United States"),
    ("Joy Otieno, a senator from Ohio, voted no.", "Joy Otieno: senator", "Ohio"),
    ("Chechen leader Ivan Horak spoke.", "Ivan Horak: leader", "Chechnya"),
    ("The Fenland Council, headed by Ana Ruiz, met.", "Ana Ruiz: head", "Fenland Council"),
    ("Bombs fell in Lviv. Ivan Horak, a spokesman for the regional governor, said so.", None, "Lviv"),
    ("Hungary left the talks. Its foreign minister, Ann Lee, spoke.", "Ann Lee: foreign minister", "Hungary"),
]


@pytest.mark.parametrize(("text", "role", "body"), STATED, ids=[text for text, *_ in STATED])
def test_a_stated_body_is_found(reader: TextReader, text: str, role: str | None, body: str) -> None:
    found = bodies(reader, text)
    assert body in found.values()
    assert role is None or found[role] == body


PLAIN = [
    ("Maro's envoy Ann Lee left. French President Luc Maro stayed.", "Ann Lee: envoy", "France"),
    ("Luc Maro sent his envoy Ann Lee. French President Luc Maro stayed.", "Ann Lee: envoy", "France"),
    ("Ann Lee, an adviser to Luc Maro, left. French President Luc Maro stayed.", "Ann Lee: adviser", "France"),
    ("Bob Ray, one of President Maro's aides, left. French President Luc Maro stayed.", "Bob Ray: aide", "France"),
    ("American officials waited. Secretary of State Ann Lee came.", "Ann Lee: Secretary of State", "United States"),
    ("The blast hit Lyon. Mayor Ann Lee said so.", "Ann Lee: Mayor", "Lyon"),
    (
        "The White House waited. The White House said President Bob Ray was ill. France and the US met.",
        "Bob Ray: President",
        "United States",
    ),
    (
        "Peru's trade minister was there, Chile's president was not. Trade Minister Ann Lee left early.",
        "Ann Lee: Trade Minister",
        "Peru",
    ),
    (
        "Peru and Chile met. Peru wants peace. Chilean Prime Minister Ann Lee waited. President Bob Ray was late.",
        "Bob Ray: President",
        "Peru",
    ),
    (
        "Peru's foreign minister Ann Lee left for Chile. Prime Minister Ann Lee, as she then was, had met Chile.",
        "Ann Lee: Prime Minister",
        "Peru",
    ),
    ("Wei Zhonghan left. Chinese Premier Wei Zhonghan met Premier Wei in Peru.", "Wei: Premier", "China"),
    ("General Bob Ray spoke. Peruvian President Bob Ray left.", "Bob Ray: General", "Peru"),
    ("Jordan is calm. Amman is quiet. King Omar Hadidi spoke.", "Omar Hadidi: King", "Jordan"),
    (
        "Kenya votes in May. Kenyan papers are calm. President Joy Otieno spoke.",
        "Joy Otieno: President",
        "Kenya",
    ),
    (
        "Kenya's parliament met. Bob Ray resigned as prime minister of Kenya. Ann Lee became prime minister.",
        "Ann Lee: prime minister",
        "Kenya",
    ),
]


@pytest.mark.parametrize(("text", "role", "body"), PLAIN, ids=[text for text, *_ in PLAIN])
def test_a_body_that_the_article_makes_plain_is_given_with_less_confidence(
    reader: TextReader, text: str, role: str, body: str
) -> None:
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    found = {f"{document.mentions[f.holder].name}: {f.title}": f for f in roles(document, ())}
    fact: RoleFact = found[role]
    assert fact.body is not None
    assert document.mentions[fact.body].name == body
    assert fact.evidence.rule.endswith(CONTEXT)
    assert fact.evidence.confidence <= 0.8


HEADED = [
    ("Kenya mourns minister", "Senator Bob Ray spoke.", "Kenya"),
    ("Kenya and Peru mourn", "Senator Bob Ray spoke.", None),
    ("Kenya mourns minister", "In Chile, Senator Bob Ray spoke.", None),
    ("Kenya and Peru", "Foreign Minister Bob Ray spoke of Kenya. Kenya won. Kenya was glad. Kenya sang.", None),
    ("Kenya mourns minister", "Kenyan Prime Minister Ann Lee met President Bob Ray.", None),
]


@pytest.mark.parametrize(("title", "sentence", "country"), HEADED)
def test_the_country_that_headline_and_text_are_about(
    reader: TextReader, title: str, sentence: str, country: str | None
) -> None:
    text = f"Kenya was shocked, and so were Peru, Chile and Ghana. Kenyan and Peruvian papers say so. {sentence}"
    document = reader.read(Article(id="a", title=title, text=text, published="2024-05-06"))
    (fact,) = [fact for fact in roles(document, ()) if document.mentions[fact.holder].name == "Bob Ray"]
    assert (document.mentions[fact.body].name if fact.body is not None else None) == country


OPEN = [
    "In 1997, President Bob Ray imposed an embargo against Sudan.",
    "President Bob Ray flew to Peru.",
    "Peru and Chile met. Chile was content, Peru was not. President Bob Ray spoke.",
    "British Prime Minister Joy Otieno met Prime Minister Bob Ray.",
    "Peru's president and Chile's president met. President Bob Ray spoke.",
    "General Bob Ray spoke in Peru.",
    "Peru votes. Peruvian papers are calm. Chile waits. Peru's premier Joy Otieno accused President Bob Ray of theft.",
    "Peru votes. Peruvian papers are calm. Chile waits. President Bob Ray was received by Peru's premier Joy Otieno.",
    "Peru and Chile met. Peru is at ease. Peruvian papers say so. Foreign Minister Bob Ray spoke.",
]


@pytest.mark.parametrize("text", OPEN)
def test_no_body_where_the_article_leaves_it_open(reader: TextReader, text: str) -> None:
    found = bodies(reader, text)
    assert {body for role, body in found.items() if role.startswith("Bob Ray")} == {None}


def test_a_title_of_several_people_is_each_ones(reader: TextReader) -> None:
    assert bodies(reader, "US Representatives Ann Lee, Bob Ray and Joy Otieno wrote a letter.") == {
        "Ann Lee: Representative": "United States",
        "Bob Ray: Representative": "United States",
        "Joy Otieno: Representative": "United States",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz led the Fenland Council to victory.",
        "Ana Ruiz, who led protests against the Fenland Council, was arrested.",
        "The Fenland delegation, led by Ana Ruiz, left.",
        "Ana Ruiz could head the Fenland Council.",
    ],
)
def test_leading_something_is_not_always_an_office(reader: TextReader, text: str) -> None:
    assert bodies(reader, text) == {}


def test_an_office_in_the_country_of_the_headline_only_where_the_text_does_not_open_with_two_sides(
    reader: TextReader,
) -> None:
    more = "Kenyan papers are calm. Kenya waits. Kenya hopes. Senator Bob Ray spoke."
    for opening, country in (("Kenya signed the deal.", "Kenya"), ("Kenya and Peru signed the deal.", None)):
        text = f"{opening} {more}"
        document = reader.read(Article(id="a", title="Kenya signs deal", text=text, published="2024-05-06"))
        (fact,) = [fact for fact in roles(document, ()) if document.mentions[fact.holder].name == "Bob Ray"]
        assert (document.mentions[fact.body].name if fact.body is not None else None) == country

"""Delegations in ordinary sentences of news, with invented people: which side, who in which capacity."""

import pytest

from kg.facts import extract
from kg.model import Article, DelegationFact, EventFact, Extraction
from kg.reading import TextReader


def read(reader: TextReader, text: str) -> Extraction:
    return extract(reader.read(Article(id="a", text=text, published="2024-05-06")))


def found(extraction: Extraction) -> dict[str, set[tuple[str, str]]]:
    mentions = extraction.mentions
    teams: dict[str, set[tuple[str, str]]] = {}
    for fact in extraction.facts:
        if isinstance(fact, DelegationFact):
            people = {(mentions[m.member].name, m.capacity) for m in fact.members}
            teams.setdefault(mentions[fact.represents].name, set()).update(people)
    return teams


SENTENCES = [
    (
        "A delegation of Andean leaders, led by Peruvian President Jorge Quispe, visited Geneva.",
        {"Andean leaders": {("Jorge Quispe", "Head")}},
    ),
    (
        "Talks opened in Quito. The delegation, led by Peruvian Foreign Minister Jorge Quispe, arrived late.",
        {"Peru": {("Jorge Quispe", "Head")}},
    ),
    ("Peruvian Foreign Minister Jorge Quispe led his country's delegation.", {"Peru": {("Jorge Quispe", "Head")}}),
    (
        "Peruvian Foreign Minister Jorge Quispe arrived in Quito at the head of a large delegation.",
        {"Peru": {("Jorge Quispe", "Head")}},
    ),
    (
        "Talks opened in Quito. The head of Peru's negotiating team, General Jorge Quispe, arrived late.",
        {"Peru": {("Jorge Quispe", "Head")}},
    ),
    ("Peru said its delegation would be headed by Jorge Quispe.", {"Peru": {("Jorge Quispe", "Head")}}),
    (
        "The Andean Union held a summit. The four-member bloc sent a delegation to Peru.",
        {"Andean Union": set()},
    ),
    ("Chief Peruvian negotiator Jorge Quispe said talks would go on.", {"Peru": {("Jorge Quispe", "Head")}}),
    (
        "Talks opened in Quito. The Peruvian team included Jorge Quispe and Ana Soto.",
        {"Peru": {("Jorge Quispe", "Member"), ("Ana Soto", "Member")}},
    ),
    ("A rebel delegation headed by Jorge Quispe arrived in Geneva.", {"rebel": {("Jorge Quispe", "Head")}}),
    (
        "Ana Soto spoke at the talks of remarks by Jorge Quispe, who headed the Peruvian side.",
        {"Peru": {("Jorge Quispe", "Head")}},
    ),
    ("Peru's delegation was headed by Jorge Quispe.", {"Peru": {("Jorge Quispe", "Head")}}),
    ("Jorge Quispe led the Peruvian delegation at the talks.", {"Peru": {("Jorge Quispe", "Head")}}),
    (
        "Kenya's delegation will be led by presidential aide David Otieno, while Uganda will be represented by "
        "former defence minister Grace Akello.",
        {"Kenya": {("David Otieno", "Head")}, "Uganda": {("Grace Akello", "Head")}},
    ),
    ("A delegation from Norway, led by Ingrid Solheim, arrived in Geneva.", {"Norway": {("Ingrid Solheim", "Head")}}),
    ("Envoy Karl Brandt, who led the German negotiating team, spoke.", {"Germany": {("Karl Brandt", "Head")}}),
    (
        "The Chilean delegation includes Pedro Rojas and Ana Soto.",
        {"Chile": {("Pedro Rojas", "Member"), ("Ana Soto", "Member")}},
    ),
    ("Peru's chief negotiator Jorge Quispe said talks would go on.", {"Peru": {("Jorge Quispe", "Head")}}),
    ("Peru's negotiator Jorge Quispe said talks would go on.", {"Peru": {("Jorge Quispe", "Member")}}),
    ("The French delegation left Vienna on Monday.", {"France": set()}),
    ("Ana Soto represented Chile at the summit.", {"Chile": {("Ana Soto", "Head")}}),
    ("Ana Soto is set to lead Chile's delegation.", {"Chile": {("Ana Soto", "Head")}}),
    ("Ana Soto was named to lead Chile's delegation.", {"Chile": {("Ana Soto", "Head")}}),
    ("Ana Soto, deputy head of the Chilean delegation, spoke.", {"Chile": {("Ana Soto", "Deputy")}}),
    ("Ana Soto, an adviser of the Chilean delegation, spoke.", {"Chile": {("Ana Soto", "Adviser")}}),
    (
        "Peru's delegation arrived in Quito. Its members included Ana Soto and Pedro Rojas.",
        {"Peru": {("Ana Soto", "Member"), ("Pedro Rojas", "Member")}},
    ),
    ("Peru had called. Lima's delegation is led by Jorge Quispe.", {"Peru": {("Jorge Quispe", "Head")}}),
    (
        "Peru was satisfied. Lima sent its special envoy, Juan Mora, to the talks in Geneva.",
        {"Peru": {("Juan Mora", "Head")}},
    ),
    ("Peru dispatched Juan Mora to Geneva for talks.", {"Peru": {("Juan Mora", "Head")}}),
    ("Peru sent a team headed by Jorge Quispe to Geneva.", {"Peru": {("Jorge Quispe", "Head")}}),
    (
        "A delegation led by Peruvian Foreign Minister Jorge Quispe visited Geneva.",
        {"Peru": {("Jorge Quispe", "Head")}},
    ),
    ("Peru has named its team, which was led at the May talks by Ana Soto.", {"Peru": {("Ana Soto", "Head")}}),
    (
        "Jorge Quispe, the hydrologist who leads the Peruvian side at the talks, spoke.",
        {"Peru": {("Jorge Quispe", "Head")}},
    ),
    (
        "Peru will be represented at the talks by Jorge Quispe and Ana Soto.",
        {"Peru": {("Jorge Quispe", "Head"), ("Ana Soto", "Member")}},
    ),
    (
        "Peru's chief negotiator, Jorge Quispe, has arrived. With him are Senator Ana Soto and admiral Juan Mora.",
        {"Peru": {("Jorge Quispe", "Head"), ("Ana Soto", "Member"), ("Juan Mora", "Member")}},
    ),
    (
        "Peru's delegation is headed by Jorge Quispe. His deputy will be Ana Soto of the state oil company.",
        {"Peru": {("Jorge Quispe", "Head"), ("Ana Soto", "Deputy")}},
    ),
    (
        "Jorge Quispe heads Peru's delegation. He is accompanied by Ana Soto.",
        {"Peru": {("Jorge Quispe", "Head"), ("Ana Soto", "Member")}},
    ),
    (
        "Chilean President Ana Soto arrived for talks. The delegation accompanying her includes Juan Mora.",
        {"Chile": {("Ana Soto", "Head"), ("Juan Mora", "Member")}},
    ),
    (
        "Peru's delegation, including finance minister Ana Soto and chief negotiator Jorge Quispe, arrived.",
        {"Peru": {("Ana Soto", "Member"), ("Jorge Quispe", "Member")}},
    ),
    (
        "The talks opened. The Peruvian side was led by Jorge Quispe and the Chilean side by Ana Soto.",
        {"Peru": {("Jorge Quispe", "Head")}, "Chile": {("Ana Soto", "Head")}},
    ),
    (
        "The talks opened. Peru's team is led by Jorge Quispe, Chile's by Ana Soto.",
        {"Peru": {("Jorge Quispe", "Head")}, "Chile": {("Ana Soto", "Head")}},
    ),
    (
        "Jorge Quispe and Ana Soto led the Peruvian and Chilean delegations respectively.",
        {"Peru": set(), "Chile": set()},
    ),
    (
        "Peru's delegation is made up of Ana Soto and Juan Mora.",
        {"Peru": {("Ana Soto", "Member"), ("Juan Mora", "Member")}},
    ),
    (
        "Peru has named its team, which was led at the May talks by Vincent Quispe, then a minister.",
        {"Peru": {("Vincent Quispe", "Head")}},
    ),
    (
        "The lead negotiator for Peru said on Sunday that talks would go on.\n\nNegotiator Jorge Quispe said on Monday "
        "that Chile had agreed.",
        {"Peru": {("Jorge Quispe", "Head")}},
    ),
    (
        "North Korea called for talks. The North sent a team headed by Han Tae-min to Geneva.",
        {"North Korea": {("Han Tae-min", "Head")}},
    ),
    (
        "Delegations from Lima and Santiago, including Peru's Foreign Minister Jorge Quispe and Chilean Defence "
        "Minister Ana Soto, met in Quito.",
        {"Peru": {("Jorge Quispe", "Member")}, "Chile": {("Ana Soto", "Member")}},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_delegations_of_a_sentence(reader: TextReader, text: str, expected: dict[str, set[tuple[str, str]]]) -> None:
    assert found(read(reader, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The football team was led by Jorge Quispe.",
        "Jorge Quispe did not lead Peru's economy.",
        "The statue represents Peru.",
        "Ana Soto refused to lead Chile's delegation.",
        "Ana Soto was expected to lead Chile's delegation.",
        "Ana Soto no longer leads Chile's delegation.",
        "Chile's delegation could be led by Ana Soto.",
        "Chile's delegation was not led by Prime Minister Ana Soto.",
        "Was Chile's delegation led by Ana Soto?",
        "Chile may be represented by Ana Soto.",
        "Chile sent Ana Soto to prison.",
        "Peru sent a rescue team led by Jorge Quispe to talks.",
        "Jorge Quispe led the Peru side to victory in the final.",
        "Lawyer Ana Soto, who represents Peru in the case, spoke.",
        "A team of 40 doctors from the Santa Rosa Foundation, led by Jorge Quispe, visited Quito for talks.",
        "The lead negotiator for Peru said it. The lead negotiator for Chile agreed.\n\nNegotiator Jorge Quispe left.",
        "North Korea and the United States called for talks. The South's delegation was led by Han Tae-min.",
        "Chile may send Ana Soto to the talks.",
        "Ana Soto and Jorge Quispe of Peru met Chile's president in Lima.",
        "German Chancellor Karl Brandt and Foreign Minister Ana Soto met the Chilean president in Berlin.",
    ],
)
def test_no_delegation_where_none_is_stated(reader: TextReader, text: str) -> None:
    assert found(read(reader, text)) == {}


def test_a_delegation_is_sent_to_the_talks_told_before(reader: TextReader) -> None:
    extraction = read(
        reader,
        "Peru and Chile held talks in Geneva on Friday. Their armies fought in March.\n\n"
        "Peru's delegation was led by Jorge Quispe.",
    )
    [delegation] = [fact for fact in extraction.facts if isinstance(fact, DelegationFact)]
    event = extraction.facts[delegation.event] if delegation.event is not None else None
    assert isinstance(event, EventFact)
    assert event.type == "Negotiation"

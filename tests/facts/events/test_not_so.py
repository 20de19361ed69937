"""What is not so: deals that are near, meetings that are arranged, dates of what an event is only about."""

import pytest

from kg.facts import extract
from kg.model import Article, EventFact
from kg.reading import TextReader

SENTENCES = [
    ("The envoy said a deal between Kenya and Norway was very close.", set()),
    ("Paul Weller failed in his bid to be elected as president.", set()),
    (
        "A security meeting has been arranged between Kenya and Norway.",
        {("Meeting", "Planned", None)},
    ),
    (
        "Kenya met Norway in Oslo on May 2. The head of Norway's negotiating team, Paul Weller, spoke in Cairo.",
        {("Meeting", "Happened", "2024-05-02")},
    ),
    ("A meeting of the two presidents was held in Oslo on May 2.", {("Meeting", "Happened", "2024-05-02")}),
    (
        "Paul Weller was convicted of the murder of Tom Reyes in 2019 in Berlin.",
        {("Trial", "Happened", None), ("Attack", "Happened", "2019")},
    ),
    ("Paul Weller was sentenced in 2019 for the murder of Tom Reyes.", {("Trial", "Happened", "2019")}),
    ("Paul Weller was accused of planning an attack on a hotel in Cairo.", set()),
    ("Norway did not accuse Kenya of shelling Cairo.", set()),
    ("Norway accused Kenya of shelling Cairo on May 2.", {("Attack", "Happened", "2024-05-02")}),
    ("The army spoke of plans for an attack that would kill hundreds.", set()),
    (
        "Paul Weller is suspected of having planned the attack on a hotel in Cairo on 3 April, in which two men died.",
        {("Attack", "Happened", "2024-04-03")},
    ),
    (
        "Two men accused of planning an attack that killed four people in Cairo appeared in court.",
        {("Attack", "Happened", None)},
    ),
    (
        "Paul Weller was arrested during a protest in Cairo on May 2.",
        {("Arrest", "Happened", "2024-05-02"), ("Protest", "Happened", "2024-05-02")},
    ),
]


@pytest.mark.parametrize(("text", "events"), SENTENCES)
def test_events(reader: TextReader, text: str, events: set[tuple[str, str, str | None]]) -> None:
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    found = [fact for fact in extract(document).facts if isinstance(fact, EventFact)]
    told = {(fact.type, fact.status, fact.date.value if fact.date else None) for fact in found}
    assert events <= told
    assert bool(told) == bool(events)


@pytest.mark.parametrize(
    "text",
    [
        "The 15-member body sent a delegation to Niger on May 2.",
        "Paul Weller has been arrested three times in connection with the case.",
    ],
)
def test_no_count(reader: TextReader, text: str) -> None:
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    assert not [q for fact in extract(document).facts if isinstance(fact, EventFact) for q in fact.quantities]

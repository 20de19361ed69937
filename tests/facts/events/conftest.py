"""How the tests of events see a telling: names for mentions, in plain tuples and dictionaries."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kg.facts.events import events
from kg.model import Article
from kg.reading import TextReader


@dataclass(frozen=True)
class Told:
    """One telling with its mentions' names. `numbers` are pairs of outcome and value; `counted` goes with them."""

    type: str
    status: str
    place: str | None
    date: str | None
    round: int | None
    actors: dict[str, str]
    numbers: list[tuple[str, float]]
    qualifiers: list[str | None]
    claimed_by: str | None
    label: str
    quote: str
    places: list[str]
    counted: list[str]
    number_quotes: list[str]


@pytest.fixture(scope="session")
def tell(reader: TextReader) -> Callable[[str], list[Told]]:
    """The tellings of a text published on Wednesday, 15 May 2024."""

    def told(text: str) -> list[Told]:
        document = reader.read(Article(id="a", text=text, published="2024-05-15"))

        def name(mention: int | None) -> str | None:
            return None if mention is None else document.mentions[mention].name

        return [
            Told(
                fact.type,
                fact.status,
                name(fact.place),
                fact.date.value if fact.date else None,
                fact.round,
                {document.mentions[p.actor].name: p.part for p in fact.participations},
                [(q.outcome, q.value) for q in fact.quantities],
                [q.qualifier for q in fact.quantities],
                name(fact.evidence.source) if fact.evidence.stance == "claimed" else None,
                fact.label,
                document.text(fact.evidence.span),
                [document.mentions[place].name for place in (fact.place, *fact.also_at) if place is not None],
                [q.counted for q in fact.quantities],
                [document.text(q.evidence.span) for q in fact.quantities],
            )
            for fact in events(document, ())
        ]

    return told

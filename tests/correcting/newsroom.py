"""Articles about invented people, as if they had been read, put straight into a store."""

import io
from pathlib import Path

from kg.assembling import Written, rebuild
from kg.ids import SPARQL_PREFIXES
from kg.model import (
    Article,
    DelegationFact,
    EventFact,
    Evidence,
    Extraction,
    Membership,
    Mention,
    Participation,
    PositionFact,
    QuotationFact,
    RoleFact,
    Span,
)
from kg.store import Extractions, open_reader

ENGINE = "engine-1"


def place(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def reading(key: str, text: str, *named: tuple[str, str], facts=(), published="2031-05-02") -> Extraction:
    """`named` are words and kinds, found from left to right; `facts` makes the facts, given the text."""
    seen: dict[str, int] = {}
    mentions = []
    for words, kind in named:
        span = place(text, words, seen.get(words, 0))
        seen[words] = seen.get(words, 0) + 1
        mentions.append(Mention(id=len(mentions), span=span, kind=kind, name=words))
    article = Article(id=key, text=text, published=published)
    return Extraction(article=article, mentions=tuple(mentions), facts=tuple(fact(text) for fact in facts))


def role(words: str, holder: int, title: str, body: int | None = None):
    return lambda text: RoleFact(
        evidence=Evidence(place(text, words), "test"), holder=holder, concept="minister", title=title, body=body
    )


def meeting(words: str, *actors: int, at: int | None = None):
    parts = tuple(Participation(actor, "Party") for actor in actors)
    return lambda text: EventFact(
        evidence=Evidence(place(text, words), "test"), type="Meeting", label="meeting", participations=parts, place=at
    )


def team(words: str, side: int, head: int, event: int | None = None):
    def made(text: str) -> DelegationFact:
        shown = Evidence(place(text, words), "test")
        return DelegationFact(
            evidence=shown,
            represents=side,
            members=(Membership(evidence=shown, member=head, capacity="Head"),),
            event=event,
        )

    return made


A = reading(
    "a",
    "Anna Morvik, the minister of Velmora, met Karl Vesdahl in Lunden. Morvik led the team of Velmora. It rained.",
    ("Anna Morvik", "person"),
    ("Velmora", "place"),
    ("Karl Vesdahl", "person"),
    ("Lunden", "place"),
    ("Morvik", "person"),
    facts=(
        role("Anna Morvik, the minister of Velmora", 0, "minister", 1),
        meeting("met Karl Vesdahl in Lunden", 0, 2, at=3),
        team("Morvik led the team of Velmora", 1, 4, event=1),
    ),
)
# The second "Morvik" is the one after "Anna Morvik".
A = Extraction(
    article=A.article,
    mentions=(*A.mentions[:4], Mention(id=4, span=place(A.article.text, "Morvik", 1), kind="person", name="Morvik")),
    facts=A.facts,
)
B = reading(
    "b",
    "The painter Anna Morvik showed her work. “Colour is all,” Anna Morvik said. She lives by the sea.",
    ("Anna Morvik", "person"),
    ("Anna Morvik", "person"),
    published="2031-06-01",
    facts=(
        lambda text: QuotationFact(
            evidence=Evidence(place(text, "“Colour is all,” Anna Morvik said"), "test"),
            speaker=1,
            words=place(text, "Colour is all,"),
        ),
    ),
)
C = reading(
    "c",
    "Hanna Morwick demanded a pause. Hanna Morwick is a minister.",
    ("Hanna Morwick", "person"),
    published="2031-07-01",
    facts=(
        lambda text: PositionFact(
            evidence=Evidence(place(text, "Hanna Morwick demanded a pause"), "test"),
            party=0,
            act="Demand",
            content=place(text, "a pause"),
        ),
    ),
)
NEWS = [A, B, C]


def keep(store: Path, *extractions: Extraction, engine: str = ENGINE) -> None:
    with Extractions(store) as kept:
        kept.put(extractions, engine)


def built(store: Path, *extractions: Extraction, engine: str = ENGINE) -> Written:
    keep(store, *extractions, engine=engine)
    return rebuild(store)


def statements(store: Path) -> list[str]:
    """The whole graph, all named graphs with it, as sorted N-Quads."""
    written = io.BytesIO()
    open_reader(store).dump("application/n-quads", written)
    return sorted(written.getvalue().decode().splitlines())


def labels(store: Path, kind: str = "Person") -> dict[str, str]:
    rows = open_reader(store).select(SPARQL_PREFIXES + f"SELECT ?n ?l WHERE {{ ?n a nk:{kind} ; rdfs:label ?l }}")
    return {row["n"].rpartition("/")[2]: row["l"] for row in rows}

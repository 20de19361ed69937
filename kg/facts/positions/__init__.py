"""Positions: what a party demands, offers, rejects, accepts, accuses another of, threatens or denies."""

from collections.abc import Iterable, Iterator, Sequence

from kg.document import Document
from kg.facts.positions.by_noun import by_nouns
from kg.facts.positions.by_speech import by_speech
from kg.facts.positions.by_verb import by_verbs
from kg.facts.positions.stand import Stand
from kg.model import Fact, PositionFact, Span


def positions(document: Document, facts: Sequence[Fact]) -> Iterable[PositionFact]:
    """The positions that the document's sentences state, in text order, one for each party and act in a clause."""
    seen: set[tuple[int, str, int]] = set()
    stands = [*by_verbs(document, facts), *by_nouns(document, facts), *by_speech(document, facts)]
    for stand in sorted(stands, key=lambda stand: (stand.evidence[0].i, stand.content[0].i, stand.act)):
        for fact in _facts(document, stand):
            key = (fact.party, fact.act, fact.content.end)
            if key not in seen:
                seen.add(key)
                yield fact


def _facts(document: Document, stand: Stand) -> Iterator[PositionFact]:
    content = Span(stand.content[0].idx, stand.content[-1].idx + len(stand.content[-1]))
    for party in stand.parties:
        about = tuple(mention.id for mention in document.mentions_in(content) if mention.id != party.id)
        yield PositionFact(
            evidence=document.evidence([*stand.evidence, *stand.content], f"position-{stand.rule}", stand.confidence),
            party=party.id,
            act=stand.act,
            content=content,
            about=about,
        )

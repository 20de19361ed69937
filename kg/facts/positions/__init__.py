"""Positions: what a party demands, offers, rejects, accepts, accuses another of, threatens or denies."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.document import Document
from kg.facts.attribution import OWN, attributed, voice_of
from kg.facts.positions.by_judgement import by_judgements
from kg.facts.positions.by_noun import by_nouns
from kg.facts.positions.by_speech import by_speech
from kg.facts.positions.by_verb import by_verbs
from kg.facts.positions.stand import Stand
from kg.model import Fact, PositionFact, Span


def positions(document: Document, facts: Sequence[Fact]) -> Iterable[PositionFact]:
    """The positions that the document's sentences state, in text order, one for each party and act in a clause."""
    seen: set[tuple[int, str, int]] = set()
    rules = (by_judgements, by_verbs, by_nouns, by_speech)
    stands = [stand for rule in rules for stand in rule(document, facts)]
    judged = {stand.teller for stand in stands if stand.rule == "judgement"}
    stands = [stand for stand in stands if stand.rule == "judgement" or stand.teller not in judged or not stand.teller]
    before: Stand | None = None
    for read in sorted(stands, key=lambda stand: (stand.evidence[0].i, stand.content[0].i)):
        stand = replace(read, act="Deny") if _answers(document, read, before) else read
        before = stand
        for fact in _facts(document, facts, stand):
            key = (fact.party, fact.act, fact.content.end)
            if key not in seen:
                seen.add(key)
                yield fact


def _answers(document: Document, stand: Stand, before: Stand | None) -> bool:
    """Whether it rejects an accusation just told, which is to deny it: "X rejects this"."""
    if before is None or before.act != "Accuse" or stand.act != "Reject" or len(stand.content) > 1:
        return False
    return document.sentence_of(stand.content[0]).index - document.sentence_of(before.content[0]).index <= 1


def _facts(document: Document, facts: Sequence[Fact], stand: Stand) -> Iterator[PositionFact]:
    content = Span(stand.content[0].idx, stand.content[-1].idx + len(stand.content[-1]))
    phrases = [token.left_edge for token in stand.evidence if token.pos_ in ("NOUN", "PROPN")]
    words = [*phrases, *stand.evidence, *stand.content]
    evidence = document.evidence(words, f"position-{stand.rule}", stand.confidence)
    voice = voice_of(document, facts, stand.teller) if stand.teller is not None else OWN
    for party in stand.parties:
        about = tuple(mention.id for mention in document.mentions_in(content) if mention.id != party.id)
        yield PositionFact(
            evidence=attributed(evidence, voice),
            party=party.id,
            act=stand.act,
            content=content,
            about=about,
        )

"""Nodes that rest on parts of facts, by IRI: quotations, positions, who takes part, members, and evidence."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.addresses import fact_address
from kg.assembling import Assembled
from kg.model import DelegationFact, EventFact, Extraction, Fact, PositionFact, QuotationFact, Span
from kg.triples.sources import Sources
from kg.triples.statements import FactKey
from kg.triples.terms import made


def fact_nodes(whole: Assembled) -> Iterator[tuple[str, FactKey, str]]:
    """The IRI of every such node, a fact that it rests on, and the address of that fact, or of the part of it."""
    sources = Sources(whole.resolution, whole.extractions)
    resolution = whole.resolution
    of_fact = {key: event.iri for event in resolution.events for key in event.tellings}
    of_fact |= {key: team.iri for team in resolution.delegations for key in team.tellings}
    for extraction in whole.extractions:
        article = extraction.article.id
        for number, fact in enumerate(extraction.facts):
            key, address = (article, number), fact_address(article, fact)
            shown = sources.evidence(article, fact.evidence)
            if shown is not None:
                yield shown.value, key, address
            for node, part in _parts(sources, extraction, fact, of_fact.get(key)):
                yield node.value, key, f"{address}@{part.start}-{part.end}"


def _parts(
    sources: Sources, extraction: Extraction, fact: Fact, stated: str | None
) -> Iterator[tuple[NamedNode, Span]]:
    article, mentions = extraction.article.id, extraction.mentions
    if isinstance(fact, QuotationFact) and (who := sources.node(article, fact.speaker)):
        yield made("quotation", who, sources.words(article, fact.words)), mentions[fact.speaker].span
    if isinstance(fact, PositionFact) and (who := sources.node(article, fact.party)):
        content = sources.words(article, fact.content)
        yield made("position", who, fact.act, content), mentions[fact.party].span
    if isinstance(fact, EventFact) and stated:
        for one in fact.participations:
            if who := sources.node(article, one.actor):
                yield made("participation", NamedNode(stated), who, one.part), mentions[one.actor].span
    if isinstance(fact, DelegationFact) and stated:
        for member in fact.members:
            if who := sources.node(article, member.member):
                yield made("membership", NamedNode(stated), who, member.capacity), mentions[member.member].span

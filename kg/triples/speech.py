"""What was said, and what each side asks for, offers or refuses."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.model import PositionFact, QuotationFact
from kg.triples.sources import Sources, stated
from kg.triples.terms import made, nk, text, triple


def quotation_quads(sources: Sources) -> Iterator[Quad]:
    """Every quotation: the same words of one speaker are one, in however many articles."""
    for (article_id, _), fact in sources.facts(QuotationFact):
        speaker = sources.node(article_id, fact.speaker)
        words = sources.words(article_id, fact.words)
        shown = sources.evidence(article_id, fact.evidence) if speaker and words.strip() else None
        if speaker and shown:
            node = made("quotation", speaker, words)
            yield from stated(node, "Quotation", (shown,))
            yield triple(node, nk("speaker"), speaker)
            yield triple(node, nk("words"), text(words))
            addressee = sources.node(article_id, fact.addressee)
            if addressee:
                yield triple(node, nk("addressee"), addressee)
            yield from _about(sources, node, article_id, fact.about)


def position_quads(sources: Sources) -> Iterator[Quad]:
    """Every position: the same content, party and act are one, in however many articles."""
    for (article_id, _), fact in sources.facts(PositionFact):
        party = sources.node(article_id, fact.party)
        content = sources.words(article_id, fact.content)
        shown = sources.evidence(article_id, fact.evidence) if party and content.strip() else None
        if party and shown:
            node = made("position", party, fact.act, content)
            yield from stated(node, "Position", (shown,))
            yield triple(node, nk("party"), party)
            yield triple(node, nk("act"), nk(fact.act))
            yield triple(node, nk("content"), text(content))
            yield from _about(sources, node, article_id, fact.about)


def _about(sources: Sources, node: NamedNode, article_id: str, mentions: tuple[int, ...]) -> Iterator[Quad]:
    for mention in mentions:
        about = sources.node(article_id, mention)
        if about:
            yield triple(node, nk("about"), about)

"""What statements rest on: the articles that were read, and the evidence nodes that quote them."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from pyoxigraph import NamedNode, Quad

from kg.model import Article, Evidence, Extraction, Fact, Mention, Span
from kg.triples.statements import Entity, FactKey, MentionKey, Resolution
from kg.triples.terms import EVIDENCE, TYPE, Node, article_node, decimal, integer, made, nk, term, text, triple

_log = logging.getLogger(__name__)
_FactType = TypeVar("_FactType", bound=Fact)


class Sources:
    """Articles and entities by key, and a ledger of the evidence that statements have used."""

    def __init__(self, resolution: Resolution, extractions: Iterable[Extraction]) -> None:
        self.resolution = resolution
        self.extractions = sorted(extractions, key=lambda extraction: extraction.article.id)
        self._by_id: Mapping[str, Extraction] = {e.article.id: e for e in self.extractions}
        self._used: dict[NamedNode, tuple[str, Evidence]] = {}

    def article(self, article_id: str) -> Article:
        """The article with this id."""
        return self._by_id[article_id].article

    def mention(self, key: MentionKey) -> Mention:
        """The mention at this address."""
        return self._by_id[key[0]].mentions[key[1]]

    def fact(self, key: FactKey, kind: type[_FactType]) -> _FactType:
        """The fact at this address, which is of this kind."""
        found = self._by_id[key[0]].facts[key[1]]
        if not isinstance(found, kind):
            raise TypeError(f"{key[0]}#f{key[1]} is a {type(found).__name__}, not a {kind.__name__}")
        return found

    def facts(self, kind: type[_FactType]) -> Iterator[tuple[FactKey, _FactType]]:
        """Every fact of this kind with its address."""
        for extraction in self.extractions:
            for index, fact in enumerate(extraction.facts):
                if isinstance(fact, kind):
                    yield (extraction.article.id, index), fact

    def entity(self, article_id: str, mention: int | None) -> Entity | None:
        """The entity a mention names."""
        return None if mention is None else self.resolution.entities.get((article_id, mention))

    def node(self, article_id: str, mention: int | None) -> NamedNode | None:
        """The node of the entity a mention names."""
        entity = self.entity(article_id, mention)
        return NamedNode(entity.iri) if entity else None

    def claimant(self, article_id: str, evidence: Evidence) -> NamedNode | None:
        """The node of who claims it, where the evidence is but a claim of someone named."""
        return self.node(article_id, evidence.source) if evidence.stance == "claimed" else None

    def words(self, article_id: str, span: Span) -> str:
        """The characters of the span."""
        return self.article(article_id).source[span.start : span.end]

    def evidence(self, article_id: str, evidence: Evidence) -> NamedNode | None:
        """The node of this evidence; None, with a warning, where it quotes nothing: then the fact is not stored."""
        article, span = self.article(article_id), evidence.span
        in_title = span.end <= len(article.title) and article.body_start > 0
        inside = 0 <= span.start < span.end <= len(article.source) and (in_title or span.start >= article.body_start)
        if not inside or not self.words(article_id, span).strip():
            where = f"{span.start} to {span.end}, found by {evidence.rule}"
            _log.warning("%s: a fact is left out, its evidence (%s) quotes nothing of the text", article_id, where)
            return None
        voice = (evidence.stance, self.node(article_id, evidence.source))
        node = made("evidence", article_id, span.start, span.end, evidence.rule, evidence.confidence, *voice)
        self._used[node] = article_id, evidence
        return node

    def evidence_quads(self) -> Iterator[Quad]:
        """The nodes of all evidence that was asked for."""
        for node, (article_id, evidence) in self._used.items():
            article, span = self.article(article_id), evidence.span
            yield triple(node, TYPE, nk("Evidence"))
            yield triple(node, nk("inArticle"), article_node(article_id))
            yield triple(node, nk("quote"), text(self.words(article_id, span)))
            yield triple(node, nk("foundBy"), text(evidence.rule))
            yield triple(node, nk("confidence"), decimal(evidence.confidence))
            yield triple(node, nk("stance"), text(evidence.stance))
            source = self.node(article_id, evidence.source)
            if source:
                yield triple(node, nk("accordingTo"), source)
            if span.start >= article.body_start:
                yield triple(node, nk("start"), integer(span.start - article.body_start))
                yield triple(node, nk("end"), integer(span.end - article.body_start))


def stated(node: NamedNode, kind: str, evidence: Iterable[NamedNode]) -> Iterator[Quad]:
    """A node's class and its evidence."""
    yield triple(node, TYPE, nk(kind))
    yield from (triple(node, EVIDENCE, one) for one in evidence)


def asserted(
    subject: NamedNode, predicate: NamedNode, value: Node, evidence: NamedNode, source: NamedNode | None = None
) -> Iterator[Quad]:
    """A plain value and the assertion beside it, so that the value too has evidence and, for a claim, who makes it."""
    yield triple(subject, predicate, value)
    node = made("assertion", subject, predicate, value, source)
    yield from stated(node, "Assertion", (evidence,))
    for part, what in (("subject", subject), ("predicate", predicate), ("object", value)):
        yield triple(node, term("rdf", part), what)
    if source is not None:
        yield triple(node, nk("accordingTo"), source)

"""Judgements, in a graph of their own: which two things were taken for one, or kept apart, and what spoke for it.

What can be told without them is left out: that a pronoun is its antecedent, that mentions of one name in one article
are one, and that what the gazetteer knows is its entry. How one article shortens a name is said once. That keeps this
graph a fraction of what the facts take.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from kg.addresses import addressed, fact_address, mention_address
from kg.ids import ID, JUDGEMENTS_GRAPH
from kg.model import DelegationFact, EventFact, Fact, Mention, PositionFact, QuotationFact, RoleFact, Span
from kg.names import fold
from kg.triples.sources import Sources
from kg.triples.statements import Delegation, Event, Feature, Judgement, RoleHolding
from kg.triples.terms import TYPE, Node, article_node, decimal, integer, made, nk, text

_GRAPH = NamedNode(JUDGEMENTS_GRAPH)


def judgement_quads(sources: Sources) -> Iterator[Quad]:
    """Every judgement that is not told without it; of several on one pair that which people made."""
    places = _Places(sources)
    for judgement in _told(_one_for_each_pair(sources.resolution.judgements), places):
        node = made("judgement", *sorted((judgement.left, judgement.right)))
        yield from (Quad(node, predicate, value, _GRAPH) for predicate, value in _statements(judgement, places))


def _one_for_each_pair(judgements: tuple[Judgement, ...]) -> Iterable[Judgement]:
    kept: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda one: (bool(one.decided), one.score, one)):
        kept[min(judgement.left, judgement.right), max(judgement.left, judgement.right)] = judgement
    return kept.values()


def _told(judgements: Iterable[Judgement], places: "_Places") -> Iterator[Judgement]:
    shortened = set()
    for judgement in sorted(judgements, key=places.order):
        left, right = places.at(judgement.left), places.at(judgement.right)
        if left is None or left.mention is None or judgement.verdict != "same" or judgement.decided:
            yield judgement
        elif right is None:
            if not left.mention.ref:  # what carries a reference to the gazetteer is its entry
                yield judgement
        elif right.mention is None or right.article != left.article:
            yield judgement
        else:
            names = fold(left.mention.name), fold(right.mention.name)
            said = (left.article, left.entity, names, judgement.reason)
            if right.mention.antecedent is None and names[0] != names[1] and said not in shortened:
                shortened.add(said)
                yield judgement


def _statements(judgement: Judgement, places: "_Places") -> Iterator[tuple[NamedNode, Node]]:
    yield TYPE, nk("Judgement")
    yield nk("left"), text(judgement.left)
    yield nk("right"), text(judgement.right)
    yield nk("verdict"), nk(judgement.verdict.capitalize())
    yield nk("reason"), text(judgement.reason)
    yield nk("score"), decimal(round(judgement.score, 3))
    yield from ((nk("feature"), text(feature_words(feature))) for feature in judgement.features)
    if judgement.decided:
        yield nk("decided"), text(judgement.decided)
    sides = judgement.left, judgement.right
    articles = {place.article for side in sides if (place := places.at(side))}
    yield from ((nk("inArticle"), article_node(article)) for article in sorted(articles))
    left, right = map(places.entity, sides)
    yield from ((nk("entity"), NamedNode(iri)) for iri in sorted({iri for iri in (left, right) if iri}))
    if left and right and left != right:
        yield nk("leftEntity"), NamedNode(left)
        yield nk("rightEntity"), NamedNode(right)
        if judgement.verdict == "unsure":
            yield nk("moves"), integer(min(places.weight[left], places.weight[right]) or 1)


def feature_words(feature: Feature) -> str:
    """A feature as one line: `role: mayor of Velmora in both (+1.5)`."""
    return f"{feature.name}: {' '.join(feature.says.split())} ({round(feature.weight, 2):+g})"


class _Place(NamedTuple):
    """Where an address leads: the IRI of what the mention or fact there belongs to now, and the mention, if it is one.

    Both are None where nothing has the address any more.
    """

    article: str
    span: Span
    entity: str | None = None
    mention: Mention | None = None


class _Places:
    """What addresses lead to."""

    def __init__(self, sources: Sources) -> None:
        self.weight = _weights(sources)
        self._by_address: dict[str, _Place] = {}
        node = {telling: one.iri for one in _stated(sources) for telling in one.tellings}
        entities = sources.resolution.entities
        for extraction in sources.extractions:
            article = extraction.article.id
            for mention in extraction.mentions:
                entity = entities.get((article, mention.id))
                place = _Place(article, mention.span, entity.iri if entity else None, mention)
                self._by_address.setdefault(mention_address(article, mention), place)
            for index, fact in enumerate(extraction.facts):
                if (article, index) in node:
                    place = _Place(article, fact.evidence.span, node[article, index])
                    self._by_address.setdefault(fact_address(article, fact), place)

    def at(self, side: str) -> _Place | None:
        """Where a side of a judgement stands; None for an entity."""
        place = self._by_address.get(side)
        if place is None and (at := addressed(side)):
            return _Place(at.article, at.span)
        return place

    def entity(self, side: str) -> str | None:
        """The IRI of what a side belongs to now; None where nothing has this address."""
        place = self.at(side)
        return place.entity if place else side if side.startswith(ID) else None

    def order(self, judgement: Judgement) -> tuple[tuple[str, Span], ...]:
        """Judgements in the order of the text, whatever the number of digits of an offset."""
        sides = judgement.left, judgement.right
        return tuple(place[:2] if (place := self.at(side)) else (side, Span(0, 0)) for side in sides)


def _weights(sources: Sources) -> Mapping[str, int]:
    """By IRI, how many mentions an entity has and how many facts name it; of a statement, how often it is told."""
    resolution = sources.resolution
    found = Counter(entity.iri for entity in resolution.entities.values())
    if any(judgement.verdict == "unsure" for judgement in resolution.judgements):
        for extraction in sources.extractions:
            for fact in extraction.facts:
                nodes = {sources.node(extraction.article.id, mention) for mention in _named_by(fact)}
                found.update(node.value for node in nodes if node)
    for one in _stated(sources):
        found[one.iri] += len(one.tellings)
    return found


def _stated(sources: Sources) -> Iterator[Event | RoleHolding | Delegation]:
    resolution = sources.resolution
    yield from resolution.events
    yield from resolution.holdings
    yield from resolution.delegations


def _named_by(fact: Fact) -> tuple[int | None, ...]:
    match fact:
        case RoleFact():
            return fact.holder, fact.body
        case DelegationFact():
            return fact.represents, *(membership.member for membership in fact.members)
        case EventFact():
            return fact.place, *(participation.actor for participation in fact.participations)
        case QuotationFact():
            return fact.speaker, fact.addressee, *fact.about
        case PositionFact():
            return fact.party, *fact.about

"""Judgements, in a graph of their own: which two things were taken for one, or kept apart, and what spoke for it.

What can be told without them is left out: that a pronoun is its antecedent, that mentions of one name in one article
are one, and that what the gazetteer knows is its entry. How one article shortens a name is said once. That keeps this
graph a fraction of what the facts take.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kg.addresses import addressed, fact_address
from kg.ids import ID, JUDGEMENTS_GRAPH
from kg.model import DelegationFact, EventFact, Fact, Mention, PositionFact, QuotationFact, RoleFact, Span
from kg.names import fold
from kg.triples.sources import Sources
from kg.triples.statements import Delegation, Event, Feature, Judgement, MentionKey, RoleHolding
from kg.triples.terms import TYPE, Node, article_node, decimal, integer, made, nk, text

_GRAPH = NamedNode(JUDGEMENTS_GRAPH)


def judgement_quads(sources: Sources) -> Iterator[Quad]:
    """Every judgement that the articles do not tell by themselves; of several on one pair that which people made."""
    places = _Places(sources)
    for judgement in _told(_one_for_each_pair(sources.resolution.judgements), places):
        node = made("judgement", *sorted((judgement.left, judgement.right)))
        yield from (Quad(node, predicate, value, _GRAPH) for predicate, value in _statements(judgement, places))


def _one_for_each_pair(judgements: tuple[Judgement, ...]) -> list[Judgement]:
    kept: dict[frozenset[str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda one: (bool(one.decided), one.score, one)):
        kept[frozenset((judgement.left, judgement.right))] = judgement
    return sorted(kept.values())


def _told(judgements: list[Judgement], places: "_Places") -> Iterator[Judgement]:
    shortened = set()
    for judgement in sorted(judgements, key=places.order):
        if judgement.decided:
            yield judgement
            continue
        if places.is_entry(judgement):
            continue
        pair = places.in_one_article(judgement)
        if pair is not None:
            left, right = pair
            article, names = judgement.left.rpartition("#")[0], (fold(left.name), fold(right.name))
            said = (article, places.entity(judgement.left), names, judgement.reason)
            if right.antecedent is not None or names[0] == names[1] or said in shortened:
                continue
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
    yield from ((nk("inArticle"), node) for node in sorted(places.articles(sides), key=str))
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


class _Places:
    """What addresses lead to: mentions, the entities that they and facts belong to now, and articles."""

    def __init__(self, sources: Sources) -> None:
        self._mentions: dict[tuple[str, Span], MentionKey] = {}
        self._of_fact: dict[str, str] = {}
        self._sources = sources
        node = {telling: one.iri for one in _stated(sources) for telling in one.tellings}
        for extraction in sources.extractions:
            article = extraction.article.id
            for mention in extraction.mentions:
                self._mentions.setdefault((article, mention.span), (article, mention.id))
            for index, fact in enumerate(extraction.facts):
                if (article, index) in node:
                    self._of_fact.setdefault(fact_address(article, fact), node[article, index])
        self.weight = _weights(sources)

    def order(self, judgement: Judgement) -> tuple[object, ...]:
        """Judgements in the order of the text, whatever the number of digits of an offset."""
        return tuple((at.article, at.span) if (at := addressed(s)) else (s, Span(0, 0)) for s in _sides(judgement))

    def articles(self, sides: tuple[str, str]) -> set[NamedNode]:
        """The articles that the sides stand in."""
        return {article_node(at.article) for side in sides if (at := addressed(side))}

    def entity(self, side: str) -> str | None:
        """The IRI of what a side belongs to now; None where nothing has this address."""
        if side.startswith(ID):
            return side
        at = addressed(side)
        if at is None or at.kind != "mention":
            return self._of_fact.get(side)
        entity = self._sources.resolution.entities.get(self._mentions.get((at.article, at.span), ("", 0)))
        return entity.iri if entity else None

    def is_entry(self, judgement: Judgement) -> bool:
        """Whether a mention is judged to be the entity whose outside reference it carries itself."""
        at = addressed(judgement.left)
        key = self._mentions.get((at.article, at.span)) if at and at.kind == "mention" else None
        return bool(key and judgement.right.startswith(ID) and self._sources.mention(key).ref)

    def in_one_article(self, judgement: Judgement) -> tuple[Mention, Mention] | None:
        """The two mentions of one article that are judged to be one; None for any other judgement."""
        left, right = map(addressed, _sides(judgement))
        if judgement.verdict != "same" or left is None or right is None or left.article != right.article:
            return None
        keys = [self._mentions.get((at.article, at.span)) for at in (left, right) if at.kind == "mention"]
        mentions = [self._sources.mention(key) for key in keys if key]
        return (mentions[0], mentions[1]) if len(mentions) == 2 else None


def _sides(judgement: Judgement) -> tuple[str, str]:
    return judgement.left, judgement.right


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

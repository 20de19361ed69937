"""People, organizations and places: their names, where articles mention them, and what the gazetteer knows of them."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.model import Evidence
from kg.names import fold
from kg.triples.sources import Sources
from kg.triples.statements import Entity, MentionKey
from kg.triples.terms import ALT_LABEL, EVIDENCE, LABEL, TYPE, article_node, decimal, nk, term, text, triple

_CLASSES = {
    "person": ("Person",),
    "organization": ("Organization",),
    "place": ("Place",),
    "country": ("Country", "Place"),
    "region": ("Region", "Place"),
    "city": ("City", "Place"),
    "unnamed": ("UnnamedSource",),
}


def entity_quads(sources: Sources) -> Iterator[Quad]:
    """Every entity with evidence for its first mention in each article, pronouns aside."""
    mentions: dict[Entity, dict[str, list[MentionKey]]] = {}
    for key, entity in sources.resolution.entities.items():
        if sources.mention(key).antecedent is None:
            mentions.setdefault(entity, {}).setdefault(key[0], []).append(key)
    for entity, by_article in mentions.items():
        found = False
        for article_id, keys in by_article.items():
            evidence = _first(sources, article_id, keys, "mention")
            if evidence:
                found = True
                yield triple(NamedNode(entity.iri), EVIDENCE, evidence)
                yield triple(NamedNode(entity.iri), nk("mentionedIn"), article_node(article_id))
        if found:
            yield from _described(entity)
    yield from _implied_quads(sources)


def _implied_quads(sources: Sources) -> Iterator[Quad]:
    """Countries no article names: their evidence is the mention of a place that the gazetteer says lies in them."""
    for entity, keys in sources.resolution.implied:
        for key in keys:
            evidence = _first(sources, key[0], [key], "gazetteer")
            if evidence:
                yield triple(NamedNode(entity.iri), EVIDENCE, evidence)
        yield from _described(entity)


def _first(sources: Sources, article_id: str, keys: Iterable[MentionKey], rule: str) -> NamedNode | None:
    """Evidence for the first of these mentions in the text, or in the title where the text has none."""
    body = sources.article(article_id).body_start
    spans = sorted((sources.mention(key).span for key in keys), key=lambda span: (span.start < body, span))
    return sources.evidence(article_id, Evidence(spans[0], rule))


def _described(entity: Entity) -> Iterator[Quad]:
    node = NamedNode(entity.iri)
    yield from (triple(node, TYPE, nk(name)) for name in _CLASSES[entity.kind])
    yield triple(node, LABEL, text(entity.label))
    yield from (triple(node, ALT_LABEL, text(name)) for name in entity.other_labels)
    yield from (triple(node, nk("nameKey"), text(key)) for key in _name_keys(entity))
    yield from (triple(node, term("owl", "sameAs"), NamedNode(other)) for other in entity.same_as)
    if entity.country:
        yield triple(node, nk("country"), NamedNode(entity.country))
    if entity.lat is not None and entity.long is not None:
        yield triple(node, term("geo", "lat"), decimal(entity.lat))
        yield triple(node, term("geo", "long"), decimal(entity.long))


def _name_keys(entity: Entity) -> list[str]:
    keys = {fold(name) for name in (entity.label, *entity.other_labels)}
    if entity.kind == "person":
        keys |= {key.split()[-1] for key in keys if key}
    return sorted(keys - {""})

"""The people and bodies of the graph as they are looked for elsewhere: their names, and their roles with their days."""

from collections.abc import Iterator

from kg.addresses import mention_address
from kg.assembling import Assembled
from kg.links.model import Kind, Post, Subject
from kg.model import Extraction, Mention
from kg.triples.statements import Entity, RoleHolding


def subjects(whole: Assembled) -> list[Subject]:
    """All people and bodies that articles name, those that most articles name first."""
    by_id = {extraction.article.id: extraction for extraction in whole.extractions}
    entities = {entity.iri: entity for entity in whole.resolution.entities.values()}
    first: dict[str, list[tuple[Extraction, Mention]]] = {}
    for (article, number), entity in whole.resolution.entities.items():
        mention = by_id[article].mentions[number]
        if entity.kind in ("person", "organization") and mention.antecedent is None:
            first.setdefault(entity.iri, []).append((by_id[article], mention))
    posts: dict[str, list[Post]] = {}
    for holding in whole.resolution.holdings:
        posts.setdefault(holding.holder, []).extend(_posts(holding, entities, by_id))
    found = [_subject(entities[iri], named, posts.get(iri, [])) for iri, named in first.items()]
    return sorted(found, key=lambda one: (-one.weight, one.iri))


def _subject(entity: Entity, named: list[tuple[Extraction, Mention]], posts: list[Post]) -> Subject:
    read, mention = min(named, key=lambda one: (one[0].article.published or "9999", one[0].article.id, one[1].span))
    kind: Kind = "person" if entity.kind == "person" else "organization"
    return Subject(
        iri=entity.iri,
        kind=kind,
        label=entity.label,
        names=(entity.label, *entity.other_labels),
        mention=mention_address(read.article.id, mention),
        words=read.article.source[mention.span.start : mention.span.end],
        posts=tuple(sorted(set(posts))),
        same_as=entity.same_as,
        weight=len({one.article.id for one, _ in named}),
    )


def _posts(holding: RoleHolding, entities: dict[str, Entity], by_id: dict[str, Extraction]) -> Iterator[Post]:
    """The role by every name of its body, with the first and the last day on which an article tells of it."""
    days = sorted(day[:10] for article, _ in holding.tellings if (day := by_id[article].article.published))
    body = entities.get(holding.body) if holding.body else None
    for name in (body.label, *body.other_labels) if body else ("",):
        if holding.status == "Former":  # the last day attested is one on which it was over
            yield Post(holding.title, name, "", days[0] if days else "")
        else:
            yield Post(holding.title, name, days[0] if days else "", days[-1] if days else "")

"""Speakers without a name: each is one within its article, by its description, unless people decide otherwise."""

from collections.abc import Iterable

from msgspec.structs import replace

from kg.ids import digest
from kg.resolve.decisions import Decisions
from kg.resolve.entities import Resolved, iri
from kg.resolve.within import Named
from kg.triples.statements import Entity


def resolve_unnamed(named: Iterable[Named], decisions: Decisions) -> list[Resolved]:
    """The unnamed speakers of all articles, sorted by IRI."""
    ordered = sorted(named, key=lambda one: one.key)
    found: dict[str, Resolved] = {}
    for group in decisions.regroup([[one] for one in ordered], lambda one: one.addresses):
        members = tuple(sorted(group, key=lambda one: one.key))
        entity = _entity(members[0])
        if entity.iri in found:  # decided to be another of that description
            entity = replace(entity, iri=f"{entity.iri}-{digest(*members[0].key)[:8]}")
        found[entity.iri] = Resolved(entity, members)
    return sorted(found.values(), key=lambda one: one.entity.iri)


def _entity(one: Named) -> Entity:
    name = one.mentions[0].name
    return Entity(iri=iri("unnamed", digest(one.article, name.casefold())), kind="unnamed", label=name)

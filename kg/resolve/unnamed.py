"""Speakers without a name: each is one within its article, by its description."""

from collections.abc import Iterable

from kg.ids import digest
from kg.resolve.entities import Resolved, iri
from kg.resolve.within import Named
from kg.triples.statements import Entity


def resolve_unnamed(named: Iterable[Named]) -> list[Resolved]:
    """The unnamed speakers of all articles, sorted by IRI."""
    return sorted((Resolved(_entity(one), (one,)) for one in named), key=lambda found: found.entity.iri)


def _entity(one: Named) -> Entity:
    name = one.mentions[0].name
    return Entity(iri=iri("unnamed", digest(one.article, name.casefold())), kind="unnamed", label=name)

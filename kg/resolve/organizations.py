"""Organizations across articles: one for each folded name, and for each acronym that stands for one name alone."""

from kg.ids import digest, slug
from kg.names import fold
from kg.resolve.entities import Resolved, grouped, iri, joined, labels
from kg.resolve.organization_names import acronym
from kg.resolve.places import outside_iri
from kg.resolve.unions import Unions
from kg.resolve.within import Named
from kg.triples.statements import Entity, Judgement


def resolve_organizations(named: list[Named]) -> tuple[list[Resolved], list[Judgement]]:
    """The organizations that articles name, sorted by IRI, and the judgements this rests on."""
    stands_for = _acronyms(named)
    unions = Unions(key for one in named for key in _keys(one, stands_for))
    for one in named:
        first, *rest = _keys(one, stands_for)
        for key in rest:
            unions.join(first, key)
    found, judgements = [], []
    for group in grouped(named, lambda one: unions.find(_keys(one, stands_for)[0])).values():
        entity = _entity(group)
        found.append(Resolved(entity, tuple(group)))
        judgements += joined(group, entity.iri, "the same name, or an acronym that stands for one name alone", 0.95)
    return sorted(found, key=lambda r: r.entity.iri), judgements


def _long_names(named: Named) -> list[str]:
    return sorted({fold(m.name) for m in named.mentions if not acronym(m.name)} - {""})


def _letters(named: Named) -> list[str]:
    return sorted({letters for m in named.mentions if (letters := acronym(m.name))})


def _acronyms(named: list[Named]) -> dict[str, str]:
    """Acronyms that all articles which explain them explain alike, with the folded name each stands for."""
    meanings: dict[str, set[str]] = {}
    for one in named:
        long = _long_names(one)
        for letters in _letters(one) if long else ():
            meanings.setdefault(letters, set()).add(long[0])
    return {letters: min(names) for letters, names in meanings.items() if len(names) == 1}


def _keys(named: Named, stands_for: dict[str, str]) -> list[str]:
    """What an organization is known by: outside references, folded names, else its acronym or what that stands for."""
    long = _long_names(named) or [stands_for.get(letters, letters) for letters in _letters(named)]
    return [*named.refs, *long] or [named.mentions[0].name]


def _entity(group: list[Named]) -> Entity:
    label, others = labels(group, lambda name: acronym(name) is None)
    refs = {ref for one in group for ref in one.refs}
    names = {fold(name) for name in (label, *others) if not acronym(name)} or {label}
    key = slug(min(names)) or digest(min(names))
    outside = tuple(sorted(filter(None, map(outside_iri, refs))))
    return Entity(iri=iri("organization", key), kind="organization", label=label, other_labels=others, same_as=outside)

"""Organizations across articles: one for each reference, for each name and for what an acronym stands for alone."""

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.ids import digest, slug
from kg.names import fold
from kg.resolve.body_names import Countries
from kg.resolve.decisions import Decisions
from kg.resolve.entities import Resolved, grouped, iri, joined, labels
from kg.resolve.organization_names import acronym, one_spelling
from kg.resolve.places import outside_iri, place_iri
from kg.resolve.unions import Unions
from kg.resolve.within import Named
from kg.triples.statements import Entity, Judgement

_WHY = "the same name, or an acronym that stands for one name alone"


def resolve_organizations(
    named: list[Named], countries: Countries, decisions: Decisions
) -> tuple[list[Resolved], list[Judgement]]:
    """The organizations that articles name, sorted by IRI, and the judgements this rests on."""
    stands_for = _acronyms(named)
    keys = {one.key: _keys(one, stands_for, countries) for one in named}
    unions = Unions(key for found in keys.values() for key in found)
    for first, *rest in keys.values():
        for key in rest:
            unions.join(first, key)
    for names in _spellings(named):
        known = sorted({key for one in named for key in keys[one.key] if _long_names(one) & names})
        for key in known[1:]:
            unions.join(known[0], key)
    groups = grouped(named, lambda one: unions.find(keys[one.key][0]))
    regrouped = decisions.regroup(list(groups.values()), lambda one: one.addresses)
    return _entities([sorted(group, key=lambda one: one.key) for group in regrouped], countries)


def _long_names(named: Named) -> frozenset[str]:
    return frozenset(fold(m.name) for m in named.mentions if not acronym(m.name)) - {""}


def _letters(named: Named) -> list[str]:
    return sorted({letters for m in named.mentions if (letters := acronym(m.name))})


def _meanings(named: Sequence[Named]) -> dict[str, set[str]]:
    """What articles that give an acronym beside a name say it stands for: the longest name in each."""
    meanings: dict[str, set[str]] = {}
    for one in named:
        names = _long_names(one)
        for letters in _letters(one) if names else ():
            meanings.setdefault(letters, set()).add(max(names, key=lambda name: (len(name), name)))
    return meanings


def _spellings(named: Sequence[Named]) -> list[set[str]]:
    """Names that one acronym stands for and that differ in endings alone: "High Board", "Higher Board"."""
    return [names for names in _meanings(named).values() if len(names) > 1 and one_spelling(names)]


def _acronyms(named: Sequence[Named]) -> dict[str, str]:
    """Acronyms that all articles which explain them explain alike, with the folded name each stands for."""
    meanings = _meanings(named)
    return {letters: min(names) for letters, names in meanings.items() if len(names) == 1 or one_spelling(names)}


def _keys(named: Named, stands_for: Mapping[str, str], countries: Countries) -> list[str]:
    """What an organization is known by: outside references, its names, else its acronym or what that stands for."""
    names = sorted(_long_names(named)) or [stands_for.get(letters, letters) for letters in _letters(named)]
    keys = []
    for name in names or [named.mentions[0].name]:
        taken = countries.body_name(name)
        scope = countries.scope(named) if taken.general and not named.refs else ""
        keys.append(taken.key(scope))
    # A general name beside a fuller one or a reference is no key of its own: other articles mean others by it.
    own = [key for key, name in zip(keys, names, strict=False) if not countries.body_name(name).general]
    return [*named.refs, *(own if named.refs or own else keys)] or keys


def _entities(groups: Sequence[Sequence[Named]], countries: Countries) -> tuple[list[Resolved], list[Judgement]]:
    keys = [_slug(group, countries) for group in groups]
    count = Counter(keys)
    found, judgements = [], []
    for group, key in zip(groups, keys, strict=True):
        unique = key if count[key] == 1 else f"{key}-{digest(*group[0].key)[:8]}"
        entity = _entity(group, iri("organization", unique), countries)
        found.append(Resolved(entity, tuple(group), _country(group, countries)))
        judgements += joined(group, entity.iri, _WHY, 0.95)
    return sorted(found, key=lambda r: r.entity.iri), judgements


def _slug(group: Sequence[Named], countries: Countries) -> str:
    """What an organization's IRI ends on: our own reference, else its name, with the country if the name has none."""
    refs = {ref for one in group for ref in one.refs}
    listed = sorted(ref for ref in refs if not outside_iri(ref))
    if listed:
        return slug(listed[0].partition(":")[2])
    names = {name for one in group for name in _long_names(one)}
    own = {name for name in names if not countries.body_name(name).general}
    if own or refs:
        return slug(min(own or names or refs))
    plain = min(names or {one.mentions[0].name for one in group})
    scope = countries.scope(group[0]) if names and countries.body_name(plain).general else ""
    key = digest(scope)[:8] if scope.startswith("in ") else scope.partition(":")[2]
    return slug(f"{plain} {key}") or digest(plain)


def _country(group: Sequence[Named], countries: Countries) -> str | None:
    """The IRI of the country that a body is of, where its names say so, or what stands beside a general name."""
    names = {name for one in group for name in _long_names(one)}
    refs = {ref for name in names for ref in countries.body_name(name).countries}
    if not refs and names and any(countries.body_name(name).general for name in names):
        refs = {countries.scope(group[0])}
    (ref,) = refs if len(refs) == 1 else ("in ",)
    return None if ref.startswith("in ") else place_iri(ref)


def _entity(group: Sequence[Named], address: str, countries: Countries) -> Entity:
    label, others = labels(group, lambda name: acronym(name) is None)
    refs = {ref for one in group for ref in one.refs}
    outside = tuple(sorted(filter(None, map(outside_iri, refs))))
    scopes = {countries.scope(one) for one in group}
    full = countries.full_name(label, scopes.pop() if len(scopes) == 1 else "")
    names = {*others, full} - {label, None} if full else set(others)
    return Entity(iri=address, kind="organization", label=label, other_labels=tuple(sorted(names)), same_as=outside)

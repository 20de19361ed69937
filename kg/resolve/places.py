"""Places across articles: one for each gazetteer entry, one for each name that the gazetteer could not settle."""

import re
from collections import Counter
from typing import Protocol

from kg.ids import digest, outside_iri, slug
from kg.model import PlaceInfo
from kg.resolve.decisions import Decisions
from kg.resolve.entities import Resolved, grouped, iri, joined, labels
from kg.resolve.within import Named
from kg.triples.statements import Entity, Judgement

# Endings of countries' adjectives; the few countries whose own names end so are called by these anyway.
_ADJECTIVE = re.compile(r"(?:an|ian|ese|ish|ch|sh|ic|i|iot|'s|’s|-\w+)$|^[^A-Z]")


class PlaceIndex(Protocol):
    """What resolving needs of a gazetteer."""

    def by_ref(self, ref: str) -> PlaceInfo | None:
        """The place with this reference, such as `geonames:706448` or `wikidata:Q212`."""
        ...


def resolve_places(
    named: list[Named], index: PlaceIndex, decisions: Decisions
) -> tuple[list[Resolved], list[Judgement]]:
    """The places that articles name, sorted by IRI, and the judgements this rests on."""
    found, judgements = [], []
    taken: set[str] = set()
    for members in decisions.regroup(list(grouped(named, _key).values()), lambda one: one.addresses):
        group = sorted(members, key=lambda one: one.key)
        ref = min((ref for one in group for ref in one.refs[:1]), default=None)
        key = place_iri(ref) if ref else _key(group[0])
        if key in taken:  # decided to be another place of that name
            key, ref = f"{key}-{digest(*group[0].key)[:8]}", None
        taken.add(key)
        entity = _entity(key, ref, group, index)
        found.append(Resolved(entity, tuple(group)))
        reason, score = ("the same gazetteer entry", 1.0) if ref else ("the same place name", 0.8)
        judgements += joined(group, entity.iri, reason, score)
    return sorted(found, key=lambda r: r.entity.iri), judgements


def place_iri(ref: str) -> str:
    """The IRI of the place with this reference."""
    return iri("place", ref.partition(":")[2])


def implied_country(ref: str, index: PlaceIndex) -> Entity | None:
    """The country that a place lies in although no article names it, as the gazetteer knows it."""
    info = index.by_ref(ref)
    return None if info is None else _known(info, ref, ())


def _key(named: Named) -> str:
    name = named.mentions[0].name
    return place_iri(named.refs[0]) if named.refs else iri("place", slug(name) or digest(name))


def _entity(key: str, ref: str | None, group: list[Named], index: PlaceIndex) -> Entity:
    label, others = labels(group, lambda _: True)
    info = index.by_ref(ref) if ref else None
    if info is not None and ref is not None:
        return _known(info, ref, (label, *others, *_nouns(group)))
    kinds = Counter(mention.kind for one in group for mention in one.mentions)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    outside = outside_iri(ref) if ref else None
    return Entity(iri=key, kind=kind, label=label, other_labels=others, same_as=(outside,) if outside else ())


def _nouns(group: list[Named]) -> set[str]:
    """The names by which articles call a country, its people too, without its adjectives: "Britain", "the Britons"."""
    return {form for one in group for form in one.written if not _ADJECTIVE.search(form)}


def _known(info: PlaceInfo, ref: str, names: tuple[str, ...]) -> Entity:
    refs = {ref, f"wikidata:{info.qid}"} if info.qid else {ref}
    return Entity(
        iri=place_iri(ref),
        kind=info.kind,
        label=info.name,
        other_labels=tuple(sorted(set(names) - {info.name})),
        same_as=tuple(sorted(filter(None, map(outside_iri, refs)))),
        country=place_iri(info.country) if info.country and info.country != ref else None,
        lat=info.lat,
        long=info.long,
    )

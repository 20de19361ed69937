"""Organizations across articles: each is weighed against the bodies known from earlier articles."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from kg.ids import digest, outside_iri, slug
from kg.model import Extraction
from kg.resolve.acronyms import acronym
from kg.resolve.background import Background
from kg.resolve.bodies import BodyBearer, BodyProfile, body_bearers, body_profile
from kg.resolve.body_evidence import compare, kept, looked_up
from kg.resolve.body_names import body_name, country_name, full_name
from kg.resolve.decisions import Decisions
from kg.resolve.entities import Resolved, iri, labels
from kg.resolve.gathering import Gathering
from kg.resolve.places import place_iri
from kg.resolve.scripts import latin
from kg.resolve.within import Named
from kg.triples.statements import Entity, Judgement


def resolve_organizations(
    named: Iterable[Named], read: Sequence[Extraction], decisions: Decisions
) -> tuple[list[Resolved], list[Judgement]]:
    """The organizations that articles name, sorted by IRI, and the judgements this rests on."""
    background = Background(country_name)
    bodies: Gathering[BodyProfile] = Gathering(
        kept, looked_up, lambda one, known: compare(one, known, background), lambda one: bool(one.names)
    )
    ordered = sorted(body_bearers(read, named), key=lambda bearer: bearer.rank)
    for _, article in groupby(ordered, key=lambda bearer: bearer.order):
        found = list(article)
        background.add(found[0].company, {})
        for bearer in found:
            bodies.take(body_profile(bearer, len(bodies.profiles)))
    return _entities(bodies.profiles, decisions), bodies.judgements


def _entities(profiles: Sequence[BodyProfile], decisions: Decisions) -> list[Resolved]:
    """The bodies as decisions have them. `profiles` come in the order of their first bearers."""
    keys: dict[tuple[str, int], str] = {}
    taken: set[str] = set()
    for profile in profiles:
        first = profile.bearers[0]
        key = _key(first)
        if not key or key in taken:
            key = _marked(first)
        taken.add(key)
        keys[first.named.key] = key
    groups = [profile.bearers for profile in profiles if profile.merged_into is None]
    bodies = decisions.regroup(groups, lambda bearer: bearer.named.addresses)
    found = []
    for bearers in bodies:
        ordered = sorted(bearers, key=lambda bearer: bearer.rank)
        key = keys.get(ordered[0].named.key) or _marked(ordered[0])
        found.append(_resolved(ordered, iri("organization", key)))
    return sorted(found, key=lambda one: one.entity.iri)


def _key(bearer: BodyBearer) -> str:
    """What an organization's IRI ends on: our own reference, else its name, with the country if the name has none."""
    listed = sorted(ref for ref in bearer.named.refs if not outside_iri(ref))
    if listed:
        return slug(listed[0].partition(":")[2])
    own = [name for name in bearer.full if not body_name(name).general]
    if own or bearer.named.refs or not bearer.full:
        return slug(latin(min(own or bearer.full or (bearer.named.mentions[0].name,)).replace("'s", "s")))
    scope = (bearer.country or digest(bearer.named.article)[:8]).rpartition(":")[2]
    return slug(f"{latin(min(bearer.full))} {scope}")


def _marked(bearer: BodyBearer) -> str:
    """The key of a later body of the name: marked by the first mention that names it."""
    return f"{_key(bearer) or 'body'}-{digest(bearer.named.address)[:8]}"


def _resolved(bearers: Sequence[BodyBearer], address: str) -> Resolved:
    named = tuple(sorted((bearer.named for bearer in bearers), key=lambda one: one.key))
    label, others = labels(named, lambda name: acronym(name) is None)
    outside = tuple(sorted(filter(None, (outside_iri(ref) for one in named for ref in one.refs))))
    countries = {bearer.country for bearer in bearers if bearer.country}
    country = countries.pop() if len(countries) == 1 else None
    full = full_name(label, country or "")
    names = {*others, full} - {label, None} if full else set(others)
    entity = Entity(
        iri=address,
        kind="organization",
        label=label,
        other_labels=tuple(sorted(name for name in names if name)),
        same_as=tuple(dict.fromkeys(outside)),
    )
    return Resolved(entity, named, place_iri(country) if country else None)

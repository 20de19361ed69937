"""Organizations across articles: each is weighed against the bodies known from earlier articles."""

from collections.abc import Iterable, Sequence

from kg.ids import digest, outside_iri, slug
from kg.model import Extraction
from kg.resolve.acronyms import acronym
from kg.resolve.background import Background
from kg.resolve.bodies import BodyBearer, BodyProfile, body_bearers, body_profile
from kg.resolve.body_evidence import compare, kept, looked_up
from kg.resolve.body_names import body_name, country_name, full_name
from kg.resolve.decisions import Decisions
from kg.resolve.entities import Resolved, iri, labels, standing
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
    ordered = sorted(body_bearers(read, named), key=lambda bearer: bearer.rank)
    bodies: Gathering[BodyProfile] = Gathering(
        kept,
        looked_up,
        lambda one, known: compare(one, known, background),
        lambda one: bool(one.names),
        decisions.constraints([bearer.named.addresses for bearer in ordered]),
    )
    profiles = [body_profile(bearer, number) for number, bearer in enumerate(ordered)]
    bodies.gather(profiles, lambda one: one.bearers[0].order, lambda one: background.add(one.company, {}))
    known = standing(bodies.profiles, _key, "body")
    made = (_resolved(bearers, iri("organization", key)) for key, bearers in known)
    return sorted(made, key=lambda one: one.entity.iri), bodies.judgements


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

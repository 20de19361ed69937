"""From the people known to the entities that articles name: labels, and IRIs that stay."""

from collections.abc import Sequence

from kg.ids import digest, slug
from kg.resolve.bearers import Bearer
from kg.resolve.decisions import Decisions
from kg.resolve.entities import Resolved, iri, labels
from kg.resolve.person_names import form, is_title
from kg.resolve.profiles import Profile
from kg.resolve.scripts import latin
from kg.triples.statements import Entity


def person_entities(profiles: Sequence[Profile], decisions: Decisions) -> list[Resolved]:
    """The people, sorted by IRI, as decisions have them. `profiles` come in the order of their first bearers."""
    keys: dict[tuple[str, int], str] = {}
    taken: set[str] = set()
    for profile in profiles:
        first = profile.bearers[0]
        key = _key(first)
        if not key or key in taken or is_title(first.form):
            key = _marked(first)
        taken.add(key)
        keys[first.named.key] = key
    groups = [profile.bearers for profile in profiles if profile.merged_into is None]
    people = decisions.regroup(groups, lambda bearer: bearer.named.addresses)
    return sorted((_entity(bearers, keys) for bearers in people), key=lambda one: one.entity.iri)


def _key(bearer: Bearer) -> str:
    """The first and last of the names, as plain letters."""
    return slug(latin(" ".join(dict.fromkeys((bearer.form[0], bearer.form[-1])))))


def _marked(bearer: Bearer) -> str:
    """The key of a later namesake: marked by the first mention that names them."""
    return f"{_key(bearer) or 'person'}-{digest(bearer.named.address)[:8]}"


def _entity(bearers: Sequence[Bearer], keys: dict[tuple[str, int], str]) -> Resolved:
    """A person by the bearers that are one. Whom a decision took from someone has a key of their own."""
    first = min(bearers, key=lambda bearer: bearer.order)
    named = tuple(sorted((bearer.named for bearer in bearers), key=lambda one: one.key))
    label, others = labels(named, lambda name: len(form(name)) > 1)
    key = keys.get(first.named.key) or _marked(first)
    return Resolved(Entity(iri=iri("person", key), kind="person", label=label, other_labels=others), named)

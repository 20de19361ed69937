"""From the people known to the entities that articles name: labels, and IRIs that stay."""

from collections.abc import Sequence

from kg.ids import slug
from kg.resolve.bearers import Bearer
from kg.resolve.entities import Resolved, iri, labels, standing
from kg.resolve.person_names import form, is_title
from kg.resolve.profiles import Profile
from kg.resolve.scripts import latin
from kg.triples.statements import Entity


def person_entities(profiles: Sequence[Profile]) -> list[Resolved]:
    """The people, sorted by IRI. `profiles` come in the order of their first bearers."""
    known = standing(profiles, _key, "person", lambda bearer: is_title(bearer.form))
    return sorted((_entity(key, bearers) for key, bearers in known), key=lambda one: one.entity.iri)


def _key(bearer: Bearer) -> str:
    """The first and last of the names, as plain letters."""
    return slug(latin(" ".join(dict.fromkeys((bearer.form[0], bearer.form[-1])))))


def _entity(key: str, bearers: Sequence[Bearer]) -> Resolved:
    """A person by the bearers that are one."""
    named = tuple(sorted((bearer.named for bearer in bearers), key=lambda one: one.key))
    label, others = labels(named, lambda name: len(form(name)) > 1)
    return Resolved(Entity(iri=iri("person", key), kind="person", label=label, other_labels=others), named)

"""The end of replaying corrections: names and links on the entities, and what became of each correction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from kg.corrections import Different, Link, Outcome, Rename, Same, Standing
from kg.resolve.corrected import LATER, Corrected, Place
from kg.triples.statements import Entity, FactKey, Resolution


@dataclass
class _Changes:
    """What corrections say of nodes, by IRI: the label, and who the label is by, and further identifiers."""

    label: dict[str, str] = field(default_factory=dict)
    named_by: dict[str, str] = field(default_factory=dict)
    links: dict[str, set[str]] = field(default_factory=dict)


def concluded(found: Corrected, resolution: Resolution) -> tuple[Resolution, list[Outcome]]:
    """The resolution with the names and links that corrections give, and the outcome of each, in their order."""
    if not found.corrections:
        return resolution, []
    told = _tellings(resolution)
    changes, unmet = _Changes(), dict(found.unmet)

    def node(place: Place) -> str | None:
        entity = resolution.entities.get(place.key)
        return told.get(place.key) if place.is_fact else entity.iri if entity else None

    for one in found.corrections:
        reason = None if one.id in unmet else _reason(one, found, node, changes)
        if reason:
            unmet[one.id] = reason
    for one in found.corrections:
        if isinstance(one, Rename) and one.id not in unmet:
            at = node(found.places[one.id][0])
            if at and changes.named_by[at] != one.id and changes.label[at] != one.label:
                unmet[one.id] = LATER
    outcomes = [
        Outcome(
            one, one.id not in unmet, unmet.get(one.id) or found.partly.get(one.id, ""), _concerns(one, found, node)
        )
        for one in found.corrections
    ]
    return _changed(resolution, changes), outcomes


def _concerns(one: Standing, found: Corrected, node: Callable[[Place], str | None]) -> tuple[str, ...]:
    nodes = {node(place) for place in found.places.get(one.id, ())}
    return tuple(sorted(iri for iri in nodes if iri))


def _reason(one: Standing, found: Corrected, node: Callable[[Place], str | None], changes: _Changes) -> str | None:
    """Why a correction does not hold in the resolution; None where it does. Names and links are noted as changes."""
    places = found.places.get(one.id, ())
    nodes = [node(place) for place in places]
    if not isinstance(one, Same | Different | Rename | Link):
        return None
    if None in nodes:
        return "nothing in the graph stands for it"
    if isinstance(one, Same) and nodes[0] != nodes[1]:
        return LATER
    if isinstance(one, Different) and nodes[-1] in nodes[:-1]:
        return LATER
    if isinstance(one, Rename | Link):
        (iri,) = nodes
        if iri is None or (places[0].is_fact and (isinstance(one, Link) or places[0].family != "event")):
            return f"a {places[0].family} takes no {'identifier' if isinstance(one, Link) else 'label'}"
        if isinstance(one, Link):
            changes.links.setdefault(iri, set()).add(one.identifier)
        else:
            changes.label[iri], changes.named_by[iri] = one.label, one.id
    return None


def _tellings(resolution: Resolution) -> Mapping[FactKey, str]:
    events = {telling: one.iri for one in resolution.events for telling in one.tellings}
    return events | {telling: one.iri for one in resolution.delegations for telling in one.tellings}


def _changed(resolution: Resolution, changes: _Changes) -> Resolution:
    if not (changes.label or changes.links):
        return resolution
    made = {entity: _entity(entity, changes) for entity in {*resolution.entities.values()}}
    return replace(
        resolution,
        entities={key: made[entity] for key, entity in resolution.entities.items()},
        events=tuple(replace(event, label=changes.label.get(event.iri, event.label)) for event in resolution.events),
    )


def _entity(entity: Entity, changes: _Changes) -> Entity:
    label = changes.label.get(entity.iri, entity.label)
    links = changes.links.get(entity.iri, ())
    if label == entity.label and not links:
        return entity
    others = {entity.label, *entity.other_labels} - {label}
    same_as = tuple(sorted({*entity.same_as, *links}))
    return replace(entity, label=label, other_labels=tuple(sorted(others)), same_as=same_as)

"""What a service is asked about our people and bodies: by which names, as which of its types."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.links.model import Entry, Kind, Subject
from kg.links.reconciliation import Query, Service

_NAMES = 3  # of one subject that are asked for: the label, and other full names


def known_to(
    service: Service, subjects: Sequence[Subject], types: Mapping[Kind, str], progress: Callable[[int, int], None]
) -> dict[str, list[Entry]]:
    """What a service knows by the names of each subject, by its IRI, each entry once.

    `types` are the service's own identifiers for people and bodies; without one, all its types are looked through.
    """
    queries = {subject.iri: _queries(subject, types.get(subject.kind, "")) for subject in subjects}
    kinds = {given: kind for kind, given in types.items()}
    found = service.entries([query for mine in queries.values() for query in mine], kinds, progress)
    return {iri: _once(entry for query in mine for entry in found[query]) for iri, mine in queries.items()}


def _queries(subject: Subject, given: str) -> list[Query]:
    """The label, and such other names as have several words, for a surname alone is no question."""
    others = sorted((name for name in subject.names[1:] if " " in name), key=lambda name: (-len(name), name))
    return [Query(name, given) for name in dict.fromkeys([subject.label, *others][:_NAMES])]


def _once(entries: Iterable[Entry]) -> list[Entry]:
    return [*{entry.identifier: entry for entry in entries}.values()]

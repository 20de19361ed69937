"""What people would call entities and statements."""

from collections.abc import Iterator

from kg.assembling import Assembled


def labels(whole: Assembled) -> Iterator[tuple[str, str]]:
    """Every entity and statement with what people would call it."""
    names = {entity.iri: entity.label for entity in whole.resolution.entities.values()}
    yield from names.items()
    yield from ((event.iri, event.label) for event in whole.resolution.events)
    for team in whole.resolution.delegations:
        yield team.iri, f"delegation of {names[team.side]}"
    for one in whole.resolution.holdings:
        body = f" of {names[one.body]}" if one.body in names else ""
        status = "" if one.status == "Current" else f"{one.status.casefold()} "
        yield one.iri, f"{names[one.holder]}, {status}{one.title}{body}"

"""Rounds of talks: which one "the previous round" is, and which one came before another."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from msgspec import structs

from kg.resolve.tellings import Order, Telling, Told

# Rounds further apart than this are not of one series of talks.
_ONE_SERIES = timedelta(days=180)


def numbered(tellings: Sequence[Telling]) -> list[Telling]:
    """An article's tellings, the round before the one that it tells of with the number it must have."""
    rounds = {telling.fact.round for telling in tellings if telling.fact.round is not None}
    before = rounds.pop() - 1 if len(rounds) == 1 else 0
    return [
        replace(telling, fact=structs.replace(telling.fact, round=before))
        if before and telling.words.previous and telling.fact.round is None
        else telling
        for telling in tellings
    ]


def rounds_before(events: Sequence[Told]) -> dict[Order, Told]:
    """For each event that is round n, round n - 1 between the same parties, where there is just one."""
    known: dict[tuple[str, int], list[Told]] = {}
    for event in events:
        if event.round is not None:
            known.setdefault((event.type, event.round), []).append(event)
    found = {}
    for (kind, number), rounds in known.items():
        for event in rounds:
            before = [other for other in known.get((kind, number - 1), ()) if _precedes(other, event)]
            if len(before) == 1:
                found[event.order] = before[0]
    return found


def _precedes(earlier: Told, later: Told) -> bool:
    """Whether two rounds belong to one series: parties in common (or an article, or the town), in the right order."""
    if earlier.parties and later.parties and not earlier.articles & later.articles:
        related = len(earlier.parties & later.parties) > 1
    else:
        related = bool(earlier.articles & later.articles or earlier.towns & later.towns)
    if earlier.day is None or later.day is None:
        return related
    return related and timedelta() <= later.day - earlier.day <= _ONE_SERIES

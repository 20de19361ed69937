"""Events of several articles that are one: of types that go by one name, alike in place, day, round or participants."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from kg.resolve.clusters import Cluster
from kg.resolve.event_types import family
from kg.resolve.tellings import Told
from kg.resolve.unions import Unions
from kg.triples.statements import Judgement

# Rounds with one number and the same parties further apart than this belong to different series of talks.
_ONE_SERIES = timedelta(days=45)
_SIDES = 6  # of an event's participants so many are paired: a summit of fifty is found by some of them as well
_BEFORE = 8
# Of these a country does not have two on one day.
_ONE_A_DAY = frozenset(("Disaster", "Election"))
_Key = tuple[object, ...]
_ROUND = "the same round of talks between the same parties"
_DAY = "the same type, place and day"
_COUNTRY = "the same type, country, day and participant"
_PARTIES = "the same type, day and participants"
_MONTH = "the same type, place, month and participants"


def across_articles(told: Sequence[Told]) -> tuple[list[Told], list[Judgement]]:
    """The events, each with its tellings in all articles, and the judgements this rests on."""
    clusters = {event.order: Cluster(event) for event in told}
    unions = Unions(clusters)
    judgements = []
    for reason, left, right in _pairs(told):
        one, other = sorted((unions.find(left.order), unions.find(right.order)))
        if one == other:
            continue
        why = clusters[one].against(clusters[other])
        addresses = left.tellings[0].address, right.tellings[0].address
        judgements.append(Judgement(*addresses, "different" if why else "same", why or reason, 0.85))
        if why is None:
            unions.join(one, other)
            clusters[one].take_in(clusters.pop(other))
    return [clusters[order].told() for order in sorted(clusters)], judgements


def _pairs(told: Sequence[Told]) -> Iterator[tuple[str, Told, Told]]:
    """Pairs of events that agree in what a reason asks for, the strongest reason first, in a fixed order."""
    blocks: dict[str, dict[_Key, list[Told]]] = {reason: {} for reason in (_ROUND, _DAY, _PARTIES, _COUNTRY, _MONTH)}
    for event in sorted(told, key=lambda e: e.order):
        for reason, key in _keys(event):
            blocks[reason].setdefault(key, []).append(event)
    for reason, found in blocks.items():
        for block in found.values():
            if reason == _MONTH and len({day for event in block for day in event.days if len(day) == 10}) > 1:
                continue  # which of the days is meant by the month alone, nothing says
            for right, event in enumerate(block):
                # The events before it that are not one yet are few: one for each event of that day and place.
                for left in block[max(0, right - _BEFORE) : right]:
                    if reason != _ROUND or _near(left.day, event.day, block):
                        yield reason, left, event


def _near(left: date | None, right: date | None, block: Sequence[Told]) -> bool:
    """Whether two rounds of one number are of one series; what has no date at all is of the only one known."""
    if left is not None and right is not None:
        return abs(left - right) <= _ONE_SERIES
    days = [event.day for event in block if event.day is not None]
    return not days or max(days) - min(days) <= _ONE_SERIES


def _keys(event: Told) -> Iterator[tuple[str, _Key]]:
    """What an event is found by. Events of types that go by one name share their keys."""
    kind = family(event.type)
    sides = list(combinations(sorted(event.parties)[:_SIDES], 2))
    days = [day for day in event.days if len(day) == 10]
    if event.round is not None:
        yield from ((_ROUND, (kind, event.round, pair)) for pair in sides)
    for day in days:
        yield from ((_DAY, (kind, place, day)) for place in sorted(event.places - event.countries))
        countries = sorted(event.countries)
        yield from ((_COUNTRY, (kind, place, day, who)) for place in countries for who in sorted(event.parties))
        if kind in _ONE_A_DAY:
            yield from ((_COUNTRY, (kind, place, day)) for place in sorted(event.around))
        yield from ((_PARTIES, (kind, day, pair)) for pair in sides)
    for month in sorted({day[:7] for day in event.days if len(day) >= 7}):
        yield from ((_MONTH, (kind, place, month, pair)) for place in sorted(event.towns) for pair in sides)

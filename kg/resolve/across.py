"""Events of several articles that are one: the same type, place and day; or the same round between the same parties."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations, pairwise

from kg.resolve.tellings import Told, date_of
from kg.resolve.unions import Unions
from kg.triples.statements import Judgement

# Rounds with one number and the same parties further apart than this belong to different series of talks.
_ONE_SERIES = timedelta(days=45)
_Key = tuple[object, ...]
_Order = tuple[str, str, int]
_Pair = tuple[Told, Told]


def across_articles(told: Sequence[Told]) -> tuple[list[Told], list[Judgement]]:
    """The events, each with its tellings in all articles, and the judgements this rests on."""
    by_order = {event.order: event for event in told}
    unions = Unions(by_order)
    told_in = {event.order: event.articles for event in told}
    judgements = []
    for reason, pairs in (
        ("the same type, place and day", _same_day(told)),
        ("the same round of talks between the same parties", _same_round(told)),
    ):
        for left, right in pairs:
            one, other = sorted((unions.find(left.order), unions.find(right.order)))
            # What one article tells apart, no other article joins.
            apart = one != other and not told_in[one].isdisjoint(told_in[other])
            why = "told apart in one article" if apart else reason
            judgements.append(Judgement(left.tellings[0].address, right.tellings[0].address, not apart, why, 0.85))
            if not apart:
                unions.join(one, other)
                told_in[one] |= told_in[other]
    joined = []
    for group in unions.groups():
        tellings = (telling for order in group for telling in by_order[order].tellings)
        joined.append(Told(tuple(sorted(tellings, key=lambda t: t.order))))
    return joined, judgements


def _same_round(told: Sequence[Told]) -> Iterator[_Pair]:
    for block in _blocks(told, _round_and_parties):
        dated = sorted(((event.day, event.order, event) for event in block if event.day), key=lambda d: d[:2])
        for (day, _, left), (next_day, _, right) in pairwise(dated):
            if next_day - day <= _ONE_SERIES:
                yield left, right


def _same_day(told: Sequence[Told]) -> Iterator[_Pair]:
    """Pairs of one type, place and day, but for those whose parties differ (two meetings, not one)."""
    for block in _blocks(told, _place_and_day):
        parties = _by_parties(block)
        for group in parties:
            yield from pairwise(group)
        for group in parties:
            fits = [other for other in parties if other is not group and not _differ(group, other)]
            if not any(_differ(left, right) for left, right in combinations(fits, 2)):
                yield from ((group[0], other[0]) for other in fits)


def _by_parties(block: Sequence[Told]) -> list[list[Told]]:
    """A block's events by shared parties; those that name no party are together."""
    by_order = {event.order: event for event in block}
    unions = Unions(by_order)
    first: dict[str, _Order] = {}
    for event in block:
        for party in event.parties or ("",):
            unions.join(first.setdefault(party, event.order), event.order)
    return [[by_order[order] for order in group] for group in unions.groups()]


def _differ(left: Sequence[Told], right: Sequence[Told]) -> bool:
    """Whether both name who played some part; they share no party, or they would be together."""
    return bool(_parts(left) & _parts(right))


def _parts(group: Sequence[Told]) -> set[str]:
    return {part for event in group for telling in event.tellings for part in telling.actors} - {"Mediator", "Host"}


def _place_and_day(event: Told) -> list[_Key]:
    places = sorted({t.place for t in event.tellings if t.place})
    days = sorted({d for t in event.tellings if (d := date_of(t)) and len(d) == 10})
    return [(event.type, place, day) for place in places for day in days]


def _round_and_parties(event: Told) -> list[_Key]:
    parties = frozenset(actor for t in event.tellings for actor in t.actors.get("Party", ()))
    return [(event.type, event.round, parties)] if event.round is not None and len(parties) > 1 else []


def _blocks(told: Sequence[Told], keys: Callable[[Told], list[_Key]]) -> list[list[Told]]:
    found: dict[_Key, list[Told]] = {}
    for event in sorted(told, key=lambda e: e.order):
        for key in keys(event):
            found.setdefault(key, []).append(event)
    return [block for block in found.values() if len(block) > 1]

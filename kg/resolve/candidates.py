"""Which events of different articles may be one: those that share what an event is found by, in small blocks."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from kg.resolve.event_types import LASTING, family
from kg.resolve.tellings import Told

# Rounds with one number and the same parties further apart than this belong to different series of talks.
_ONE_SERIES = timedelta(days=45)
_SIDES = 6  # of an event's participants so many are paired: a summit of fifty is found by some of them as well
_BEFORE = 6
_WINDOW, _LONG_WINDOW = 4, 10  # days: tellings of one week's news, and of what goes on for days
# Of these a country does not have two on one day.
_ONE_A_DAY = frozenset(("Disaster", "Election"))
# Of these a day and one of those who take part is enough to look closer.
_ONE_SIDE = frozenset(("Exchange", "Visit", "Resignation", "Appointment"))
_Key = tuple[object, ...]
Pair = tuple[Told, Told]


def pairs(told: Sequence[Told]) -> Iterator[Pair]:
    """Pairs of events that may be one, each once, the earlier first."""
    blocks: dict[_Key, list[Told]] = {}
    for event in sorted(told, key=lambda e: e.order):
        for key in _keys(event):
            blocks.setdefault(key, []).append(event)
    seen = set()
    for key, block in blocks.items():
        for right, event in enumerate(block):
            # Each is compared with a few before it: where many tell of one event, these lead to all the others.
            for left in block[max(0, right - _BEFORE) : right]:
                pair = left.order, event.order
                if pair in seen or left.articles & event.articles:
                    continue  # one article's own tellings were put together before
                if key[0] != "round" or _near(left.day, event.day, block):
                    seen.add(pair)
                    yield left, event


def _near(left: date | None, right: date | None, block: Sequence[Told]) -> bool:
    """Whether two rounds of one number are of one series; what has no date at all is of the only one known."""
    if left is not None and right is not None:
        return abs(left - right) <= _ONE_SERIES
    days = [event.day for event in block if event.day is not None]
    return not days or max(days) - min(days) <= _ONE_SERIES


def _keys(event: Told) -> Iterator[_Key]:
    """What an event is found by. Events of types that go by one name share their keys."""
    for kind in sorted(set(map(family, event.types))):
        yield from _keys_of(event, kind)


def _keys_of(event: Told, kind: str) -> Iterator[_Key]:
    parties = sorted(event.parties)[:_SIDES]
    sides = list(combinations(parties, 2))
    days = [day for day in event.days if len(day) == 10]
    numbers = sorted(toll for telling in event.tellings for toll in telling.tolls)[:_SIDES]
    where = sorted(event.places - event.countries)
    if event.round is not None:
        yield from (("round", kind, event.round, pair) for pair in sides)
        yield from (("round", kind, event.round, day) for day in days)
    for day in days:
        yield from (("day", kind, place, day) for place in where)
        # Where many attacks are told of one place and day, these find the right one among them.
        yield from (("numbers", kind, place, day, toll) for place in sorted(event.around) for toll in numbers)
        yield from (("country", kind, place, day, who) for place in sorted(event.countries) for who in parties)
        yield from (("name", kind, name, day) for name in sorted(event.names))
        yield from (("parties", kind, day, pair) for pair in sides)
        yield from (("party", kind, day, who) for who in parties if event.type in _ONE_SIDE)
        if kind in _ONE_A_DAY or event.type in _ONE_A_DAY:
            yield from (("country", kind, place, day) for place in sorted(event.around))
    yield from _vague(event, kind, sides)


def _vague(event: Told, kind: str, sides: Sequence[tuple[str, str]]) -> Iterator[_Key]:
    """What an event is found by that no exact date is told of, or by others without one."""
    numbers = sorted(toll for telling in event.tellings for toll in telling.tolls)[:_SIDES]
    where = sorted(event.towns)
    for month in sorted({day[:7] for day in event.days if len(day) >= 7}):
        yield from (("month", kind, place, month, pair) for place in where for pair in sides)
        yield from (("month", kind, place, month, toll) for place in where for toll in numbers)
    if event.day is not None:
        lasts = event.type in LASTING
        for name, days in (("week", _WINDOW), ("weeks", _LONG_WINDOW))[: 1 + lasts]:
            about = event.day.toordinal() // days
            for when in (about, about + 1):
                yield from ((name, kind, place, when) for place in where)
                yield from ((name, kind, pair, when) for pair in sides)

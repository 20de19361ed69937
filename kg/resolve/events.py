"""Which tellings are of one event: by likeness in one article, across articles by type, place and day, or round."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

from kg.ids import digest
from kg.resolve.entities import iri
from kg.resolve.tellings import Telling, contradict, date_of, likeness, parties_differ
from kg.resolve.unions import Unions
from kg.triples.statements import Event, Judgement

# Within an article this much must speak for two tellings being of one event (see tellings.likeness).
ENOUGH = 1.5
# Rounds with one number and the same parties further apart than this belong to different series of talks.
_ONE_SERIES = timedelta(days=45)


@dataclass(frozen=True)
class Told:
    """Tellings that are of one event, first telling first."""

    tellings: tuple[Telling, ...]

    @property
    def order(self) -> tuple[str, str, int]:
        """Where its first telling stands."""
        return self.tellings[0].order

    @property
    def type(self) -> str:
        """The type most tellings give, the earliest of these."""
        count = Counter(telling.fact.type for telling in self.tellings)
        return max(count, key=lambda name: count[name])

    @property
    def round(self) -> int | None:
        """The number of the round, if told."""
        return next((t.fact.round for t in self.tellings if t.fact.round is not None), None)

    @property
    def parties(self) -> frozenset[str]:
        """Everyone who takes part in any telling, and whom they stand for."""
        return frozenset().union(*(telling.sides for telling in self.tellings))

    @property
    def day(self) -> date | None:
        """The event's day, else that of the first article that tells of it; None where neither is known."""
        given = [d for t in self.tellings if (d := date_of(t))] + [t.published for t in self.tellings if t.published]
        return next((date.fromisoformat(d[:10]) for d in given if len(d) >= 10), None)


def resolve_events(tellings: Iterable[Telling]) -> tuple[list[Event], list[Judgement]]:
    """The events that articles tell of, sorted by IRI, and the judgements this rests on."""
    by_article: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=lambda t: t.key):
        by_article.setdefault(telling.key[0], []).append(telling)
    told, judgements = [], []
    for found in by_article.values():
        groups, reasons = in_one_article(found)
        told += groups
        judgements += reasons
    events, reasons = across_articles(told)
    previous = _previous_rounds(events)
    made = [_event(event, previous.get(event.order)) for event in events]
    return sorted(made), judgements + reasons


def in_one_article(tellings: Sequence[Telling]) -> tuple[list[Told], list[Judgement]]:
    """The events of one article: each telling, in text order, joins the likest event that does not contradict it."""
    groups: list[list[Telling]] = []
    judgements = []
    for telling in sorted(tellings, key=lambda t: (t.fact.evidence.span, t.key)):
        best: tuple[float, str, list[Telling]] | None = None
        for group in groups:
            if not any(contradict(other, telling) for other in group):
                score, why = max(likeness(other, telling) for other in group)
                if score >= ENOUGH and (best is None or score > best[0]):
                    best = score, why, group
        if best is None:
            groups.append([telling])
        else:
            score, why, group = best
            judgements.append(Judgement(group[0].address, telling.address, True, why, min(0.95, 0.5 + score / 10)))
            group.append(telling)
    return [Told(tuple(sorted(group, key=lambda t: t.order))) for group in groups], judgements


def across_articles(told: Sequence[Told]) -> tuple[list[Told], list[Judgement]]:
    """Events of several articles joined: the same type, place and day; or the same round between the same parties."""
    by_order = {event.order: event for event in told}
    unions = Unions(by_order)
    judgements = []
    for block in _blocks(told, _place_and_day):
        for left, right in combinations(block, 2):
            if not _differ(left, right):
                unions.join(left.order, right.order)
                judgements.append(_same(left, right, "the same type, place and day"))
    for block in _blocks(told, _round_and_parties):
        dated = sorted((event for event in block if event.day), key=lambda e: (e.day, e.order))
        for left, right in pairwise(dated):
            if left.day and right.day and right.day - left.day <= _ONE_SERIES:
                unions.join(left.order, right.order)
                judgements.append(_same(left, right, "the same round of talks between the same parties"))
    joined = []
    for group in unions.groups():
        joined.append(Told(tuple(sorted((t for key in group for t in by_order[key].tellings), key=lambda t: t.order))))
    return joined, judgements


def _same(left: Told, right: Told, reason: str) -> Judgement:
    return Judgement(left.tellings[0].address, right.tellings[0].address, True, reason, 0.85)


def _differ(left: Told, right: Told) -> bool:
    return any(parties_differ(a, b) for a in left.tellings for b in right.tellings)


def _place_and_day(event: Told) -> list[tuple[object, ...]]:
    places = sorted({t.place for t in event.tellings if t.place})
    days = sorted({d for t in event.tellings if (d := date_of(t)) and len(d) == 10})
    return [(event.type, place, day) for place in places for day in days]


def _round_and_parties(event: Told) -> list[tuple[object, ...]]:
    parties = frozenset(actor for t in event.tellings for actor in t.actors.get("Party", ()))
    return [(event.type, event.round, parties)] if event.round is not None and len(parties) > 1 else []


def _blocks(told: Sequence[Told], keys: Callable[[Told], list[tuple[object, ...]]]) -> list[list[Told]]:
    found: dict[tuple[object, ...], list[Told]] = {}
    for event in sorted(told, key=lambda e: e.order):
        for key in keys(event):
            found.setdefault(key, []).append(event)
    return [block for block in found.values() if len(block) > 1]


def _previous_rounds(events: Sequence[Told]) -> dict[tuple[str, str, int], str]:
    """For each event that is round n, the IRI of round n - 1 between the same parties, where there is just one."""
    numbered: dict[tuple[str, int], list[Told]] = {}
    for event in events:
        if event.round is not None:
            numbered.setdefault((event.type, event.round), []).append(event)
    found = {}
    for (kind, number), rounds in numbered.items():
        for event in rounds:
            before = [other for other in numbered.get((kind, number - 1), ()) if _precedes(other, event)]
            if len(before) == 1:
                found[event.order] = _event_iri(before[0])
    return found


def _precedes(earlier: Told, later: Told) -> bool:
    """Whether two rounds belong to one series: parties in common (or one article), and not the wrong way round."""
    together = {t.key[0] for t in earlier.tellings} & {t.key[0] for t in later.tellings}
    parties = len(earlier.parties & later.parties) > 1 or (together and not (earlier.parties and later.parties))
    return bool(parties) and (earlier.day is None or later.day is None or earlier.day <= later.day)


def _event(event: Told, previous: str | None) -> Event:
    label = event.tellings[0].fact.label
    keys = tuple(telling.key for telling in event.tellings)
    return Event(iri=_event_iri(event), type=event.type, label=label, tellings=keys, previous_round=previous)


def _event_iri(event: Told) -> str:
    first = event.tellings[0]
    return iri("event", digest(*first.key, first.fact.type, first.fact.evidence.span.start))

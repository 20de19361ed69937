"""Which tellings are of one event: by likeness in one article, across articles by what speaks for and against it."""

from collections.abc import Iterable, Sequence

from kg.ids import digest
from kg.resolve.across import across_articles
from kg.resolve.decisions import Decisions
from kg.resolve.entities import iri
from kg.resolve.likeness import contradict, in_the_news, likeness
from kg.resolve.rounds import numbered, rounds_before
from kg.resolve.tellings import Telling, Told
from kg.triples.statements import Event, Judgement

# Within an article this much must speak for two tellings being of one event (see likeness.likeness); less where a
# telling says nothing but that it points back.
ENOUGH = 1.5
_POINTS_BACK = 1.0
# What points back means what the article is about rather than what happened long before, unless that was told just now.
_BACKGROUND = 1.0
_BESIDE = 150  # characters


def resolve_events(tellings: Iterable[Telling], decisions: Decisions) -> tuple[list[Event], list[Judgement]]:
    """The events that articles tell of, sorted by IRI, and the judgements this rests on."""
    by_article: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=lambda t: t.key):
        by_article.setdefault(telling.key[0], []).append(telling)
    told, judgements = [], []
    for found in by_article.values():
        groups, reasons = in_one_article(numbered(found))
        told += groups
        judgements += reasons
    decided = decisions.regroup([event.tellings for event in told], lambda telling: [telling.address])
    told = [Told(tuple(sorted(group, key=lambda t: t.order))) for group in decided]
    events, reasons = across_articles(told, decisions)
    before = {order: _event_iri(previous) for order, previous in rounds_before(events).items()}
    made = [_event(event, before.get(event.order)) for event in events]
    return sorted(made), judgements + reasons


def in_one_article(tellings: Sequence[Telling]) -> tuple[list[Told], list[Judgement]]:
    """The events of one article: each telling, in text order, joins the likest event that it does not contradict."""
    groups: list[list[Telling]] = []
    judgements = []
    for telling in sorted(tellings, key=lambda t: (t.fact.evidence.span, t.key)):
        fits = [group for group in groups if not any(contradict(other, telling) for other in group)]
        last = max(fits, key=lambda group: group[-1].fact.evidence.span, default=None)
        recent = any(in_the_news(group) for group in fits)
        scored = []
        for group in fits:
            score, why = likeness(group, telling, group is last)
            told_here = telling.fact.evidence.span.start - group[-1].fact.evidence.span.end < _BESIDE
            old = telling.back and recent and not told_here and in_the_news(group) is False
            scored.append((score - _BACKGROUND * bool(old), why, group))
        best = max(scored, key=lambda found: found[0], default=None)
        if best is None or best[0] < (_POINTS_BACK if telling.back and telling.bare else ENOUGH):
            groups.append([telling])
        else:
            score, why, group = best
            judgements.append(Judgement(group[0].address, telling.address, "same", why, min(0.95, 0.5 + score / 10)))
            group.append(telling)
    return [Told(tuple(sorted(group, key=lambda t: t.order))) for group in groups], judgements


def _event(event: Told, previous: str | None) -> Event:
    keys = tuple(telling.key for telling in event.tellings)
    return Event(iri=_event_iri(event), type=event.type, label=event.label, tellings=keys, previous_round=previous)


def _event_iri(event: Told) -> str:
    # By what its earliest telling says and where, never by how many facts were found before it.
    article, fact = event.tellings[0].key[0], event.tellings[0].fact
    span, date = fact.evidence.span, fact.date.value if fact.date else None
    numbers = sorted((quantity.outcome, quantity.value, quantity.counted) for quantity in fact.quantities)
    return iri("event", digest(article, fact.type, span.start, span.end, fact.label, date, fact.round, numbers))

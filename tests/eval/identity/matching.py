"""Which mention or telling that newskg found is which of those that are truly there, by their place in the text."""

from collections.abc import Iterator, Sequence

from eval.identity.corpus import Told
from eval.identity.marks import Gold
from kg.model import DelegationFact, EventFact, Extraction, Mention
from kg.resolve.event_types import family
from kg.resolve.within import family_of
from kg.triples.statements import Resolution

GoldKey = tuple[str, Gold]
Placed = dict[GoldKey, str]


def named(told: Sequence[Told], read: Sequence[Extraction], resolution: Resolution) -> Placed:
    """The entity of each true mention of a person, body or place that was found as one."""
    placed: Placed = {}
    for article, extraction in zip(told, read, strict=True):
        for gold, mention in matched_mentions(article.gold, extraction):
            entity = resolution.entities.get((article.article.id, mention.id))
            if entity is not None:
                placed[article.article.id, gold] = entity.iri
    return placed


def events(told: Sequence[Told], read: Sequence[Extraction], resolution: Resolution) -> Placed:
    """The event of each true telling that was found as one."""
    of = {key: event.iri for event in resolution.events for key in event.tellings}
    placed: Placed = {}
    for article, extraction in zip(told, read, strict=True):
        for gold, index in matched_tellings(article.gold, extraction):
            event = of.get((article.article.id, index))
            if event is not None:
                placed[article.article.id, gold] = event
    return placed


def delegations(told: Sequence[Told], read: Sequence[Extraction], resolution: Resolution) -> Placed:
    """The delegation of each true telling that was found as one."""
    of = {key: team.iri for team in resolution.delegations for key in team.tellings}
    placed: Placed = {}
    for article, extraction in zip(told, read, strict=True):
        for gold, index in matched_teams(article.gold, extraction):
            team = of.get((article.article.id, index))
            if team is not None:
                placed[article.article.id, gold] = team
    return placed


def matched_mentions(gold: Sequence[Gold], extraction: Extraction) -> Iterator[tuple[Gold, Mention]]:
    """True mentions with the found mention of their kind that shares the most characters; each is taken once."""
    free = [mention for mention in extraction.mentions if mention.antecedent is None]
    pairs = [
        (_shared(one, m.span.start, m.span.end), one, m) for one in gold for m in free if family_of(m.kind) == one.kind
    ]
    taken: set[int] = set()
    done: set[Gold] = set()
    for shared, one, mention in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2].id)):
        if shared > 0 and one not in done and mention.id not in taken:
            done.add(one)
            taken.add(mention.id)
            yield one, mention


def matched_tellings(gold: Sequence[Gold], extraction: Extraction) -> Iterator[tuple[Gold, int]]:
    """True tellings with the index of the event fact whose evidence overlaps them, of a type that goes by one name.

    A telling may rest on the whole clause around: what shares most, then what reaches out least, comes first.
    """
    facts = [(index, fact) for index, fact in enumerate(extraction.facts) if isinstance(fact, EventFact)]
    pairs = [
        (_shared(one, fact.evidence.span.start, fact.evidence.span.end), one, index, fact)
        for one in gold
        if one.kind == "event"
        for index, fact in facts
        if not one.type or family(fact.type) == family(one.type)
    ]

    def rank(pair: tuple[int, Gold, int, EventFact]) -> tuple[bool, int, int, int]:
        shared, one, index, fact = pair
        span = fact.evidence.span
        return bool(one.type) and fact.type != one.type, -shared, span.end - span.start, index

    taken: set[int] = set()
    done: set[Gold] = set()
    for shared, one, index, _ in sorted(pairs, key=rank):
        if shared > 0 and one not in done and index not in taken:
            done.add(one)
            taken.add(index)
            yield one, index


def matched_teams(gold: Sequence[Gold], extraction: Extraction) -> Iterator[tuple[Gold, int]]:
    """True tellings of delegations with the index of the fact about the side they name that shares most with them."""
    teams = [(index, fact) for index, fact in enumerate(extraction.facts) if isinstance(fact, DelegationFact)]
    for one in gold:
        if one.kind != "delegation":
            continue
        ranked = []
        for index, fact in teams:
            side = extraction.mentions[fact.represents].span
            shared = _shared(one, fact.evidence.span.start, fact.evidence.span.end)
            if shared > 0:
                ranked.append((_shared(one, side.start, side.end) > 0, shared, -index))
        if ranked:
            yield one, -max(ranked)[2]


def _shared(gold: Gold, start: int, end: int) -> int:
    """How many characters a stretch of text shares with a true one."""
    return max(0, min(gold.end, end) - max(gold.start, start))

"""Where the targets of corrections stand in what is read now: by their offsets, or by their words where text moved."""

from kg.addresses import address_of
from kg.corrections import Target
from kg.model import (
    Article,
    DelegationFact,
    EventFact,
    Extraction,
    Fact,
    Mention,
    PositionFact,
    QuotationFact,
    RoleFact,
    Span,
)

CHANGED = "its text changed and the words no longer stand there"
NO_MENTION = "nobody and nothing is read there any more"
NO_FACT = "no such fact is read there any more"
_CLASSES: dict[str, type[Fact]] = {
    "role": RoleFact,
    "delegation": DelegationFact,
    "event": EventFact,
    "quotation": QuotationFact,
    "position": PositionFact,
}


class NotMetError(Exception):
    """A target that nothing answers to any more; the message says why."""


def place_of(article: Article, target: Target) -> Span:
    """Where the words of the target stand: at its offsets, else the nearest place. Raises NotMetError."""
    source, start = article.source, target.at.span.start
    if source.startswith(target.words, start):
        return Span(start, start + len(target.words))
    before = source.rfind(target.words, 0, start + len(target.words))
    after = source.find(target.words, start)
    found = [place for place in (before, after) if place >= 0]
    if not found:
        raise NotMetError(CHANGED)
    nearest = min(found, key=lambda place: (abs(place - start), place))
    return Span(nearest, nearest + len(target.words))


def mention_at(extraction: Extraction, target: Target) -> Mention:
    """The mention that the target means: on the same words, else the one that shares most with them.

    A name comes before a pronoun. Raises NotMetError.
    """
    span = place_of(extraction.article, target)
    return _overlapping(extraction, span)


def facts_at(extraction: Extraction, target: Target) -> list[int]:
    """The places, among the extraction's facts, of those that the target means. Raises NotMetError."""
    at, span = target.at, place_of(extraction.article, target)
    part = _moved(at.part, span.start - at.span.start)
    found = [
        (index, fact)
        for index, fact in enumerate(extraction.facts)
        if isinstance(fact, _CLASSES[at.kind]) and (part is None or players(extraction, fact, part))
    ]
    here = [(index, fact) for index, fact in found if fact.evidence.span == span]
    alike = [
        (index, fact)
        for index, fact in found
        if fact.evidence.span.overlaps(span) and address_of(at.article, fact).which == at.which
    ]
    exact = [one for one in alike if one in here]
    best = exact or alike or here
    if not best:
        raise NotMetError(NO_FACT)
    return [index for index, _ in best]


def part_of(extraction: Extraction, target: Target) -> Span | None:
    """Where the mention stands now whose part in the fact is meant, if the target means but a part."""
    return _moved(target.at.part, place_of(extraction.article, target).start - target.at.span.start)


def players(extraction: Extraction, fact: Fact, part: Span) -> set[int]:
    """The mentions at this place that play a part in the fact: who holds the role, takes part, is a member, speaks."""
    match fact:
        case RoleFact():
            named = {fact.holder}
        case DelegationFact():
            named = {membership.member for membership in fact.members}
        case EventFact():
            named = {participation.actor for participation in fact.participations}
        case QuotationFact():
            named = {fact.speaker}
        case PositionFact():
            named = {fact.party}
    return {mention for mention in named if extraction.mentions[mention].span.overlaps(part)}


def _moved(span: Span | None, by: int) -> Span | None:
    return Span(span.start + by, span.end + by) if span else None


def _overlapping(extraction: Extraction, span: Span) -> Mention:
    found = [mention for mention in extraction.mentions if mention.span.overlaps(span)]
    if not found:
        raise NotMetError(NO_MENTION)

    def unlike(mention: Mention) -> tuple[bool, bool, int, Span, int]:
        shared = min(mention.span.end, span.end) - max(mention.span.start, span.start)
        return mention.span != span, mention.antecedent is not None, -shared, mention.span, mention.id

    return min(found, key=unlike)

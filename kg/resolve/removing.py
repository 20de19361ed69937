"""What was read of an article without some of its mentions and facts, everything that names them put right."""

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from kg.model import (
    DelegationFact,
    EventFact,
    Evidence,
    Extraction,
    Fact,
    Mention,
    PositionFact,
    QuotationFact,
    RoleFact,
)

_Numbers = Mapping[int, int]  # old → new


def without_mentions(extraction: Extraction, gone: Collection[int]) -> Extraction:
    """The extraction without these mentions, the pronouns that stand for them, and the facts that are theirs."""
    lost = set(gone)
    while more := {m.id for m in extraction.mentions if m.antecedent in lost} - lost:
        lost |= more
    stay = [mention for mention in extraction.mentions if mention.id not in lost]
    numbers = {mention.id: number for number, mention in enumerate(stay)}
    facts = [_renumbered(fact, numbers) for fact in extraction.facts]
    kept = replace(extraction, mentions=tuple(_moved(mention, numbers) for mention in stay))
    bare = tuple(fact or old for fact, old in zip(facts, extraction.facts, strict=True))
    return without_facts(replace(kept, facts=bare), [index for index, fact in enumerate(facts) if fact is None])


def without_facts(extraction: Extraction, gone: Collection[int]) -> Extraction:
    """The extraction without the facts at these places among its facts. Teams sent to such an event lose it."""
    stay = [index for index in range(len(extraction.facts)) if index not in set(gone)]
    numbers = {index: number for number, index in enumerate(stay)}
    facts = (extraction.facts[index] for index in stay)
    return replace(extraction, facts=tuple(_sent(fact, numbers) for fact in facts))


def without_part(fact: Fact, players: Collection[int]) -> Fact | None:
    """The fact without the part that these mentions play in it; None where there is no fact without them."""
    if isinstance(fact, EventFact):
        return replace(fact, participations=tuple(p for p in fact.participations if p.actor not in players))
    if isinstance(fact, DelegationFact):
        return replace(fact, members=tuple(m for m in fact.members if m.member not in players))
    return None


def _sent(fact: Fact, numbers: _Numbers) -> Fact:
    if isinstance(fact, DelegationFact) and fact.event is not None:
        return replace(fact, event=numbers.get(fact.event))
    return fact


def _moved(mention: Mention, numbers: _Numbers) -> Mention:
    return replace(mention, id=numbers[mention.id], antecedent=_new(mention.antecedent, numbers))


def _new(mention: int | None, numbers: _Numbers) -> int | None:
    return None if mention is None else numbers.get(mention)


def _some(mentions: tuple[int, ...], numbers: _Numbers) -> tuple[int, ...]:
    return tuple(numbers[mention] for mention in mentions if mention in numbers)


def _shown(evidence: Evidence, numbers: _Numbers) -> Evidence:
    return replace(evidence, source=_new(evidence.source, numbers))


def _renumbered(fact: Fact, numbers: _Numbers) -> Fact | None:
    """The fact with its mentions' new numbers; None where the mention it is about is gone."""
    evidence = _shown(fact.evidence, numbers)
    new: Fact
    match fact:
        case RoleFact(holder=whose):
            new = replace(fact, evidence=evidence, holder=numbers.get(whose, 0), body=_new(fact.body, numbers))
        case DelegationFact(represents=whose):
            members = tuple(
                replace(m, evidence=_shown(m.evidence, numbers), member=numbers[m.member])
                for m in fact.members
                if m.member in numbers
            )
            new = replace(fact, evidence=evidence, represents=numbers.get(whose, 0), members=members)
        case EventFact():
            return _event(fact, evidence, numbers)
        case QuotationFact(speaker=whose):
            about, addressee = _some(fact.about, numbers), _new(fact.addressee, numbers)
            new = replace(fact, evidence=evidence, speaker=numbers.get(whose, 0), addressee=addressee, about=about)
        case PositionFact(party=whose):
            about = _some(fact.about, numbers)
            new = replace(fact, evidence=evidence, party=numbers.get(whose, 0), about=about)
    return new if whose in numbers else None


def _event(fact: EventFact, evidence: Evidence, numbers: _Numbers) -> EventFact:
    return replace(
        fact,
        evidence=evidence,
        place=_new(fact.place, numbers),
        also_at=_some(fact.also_at, numbers),
        participations=tuple(
            replace(one, actor=numbers[one.actor]) for one in fact.participations if one.actor in numbers
        ),
        quantities=tuple(
            replace(one, evidence=_shown(one.evidence, numbers), source=_new(one.source, numbers))
            for one in fact.quantities
        ),
    )

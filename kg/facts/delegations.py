"""Delegations: teams that represent a side in talks or at a meeting, who heads them and who else belongs to them."""

from collections.abc import Iterable, Iterator, Sequence

from kg.document import Document, Sentence
from kg.facts.lexicon import concepts_below
from kg.facts.teams import SIDES, Team, teams
from kg.model import Capacity, DelegationFact, EventFact, Fact, Membership, RoleFact

_SENT_TO = ("Negotiation", "Meeting", "Visit")
_LEADING = frozenset({"chief", "lead", "head", "leader", "top"})


def delegations(document: Document, facts: Sequence[Fact]) -> Iterable[DelegationFact]:
    """The delegations of the document, in text order; those of one side are joined by the resolver."""
    for sentence in document.body_sentences():
        for team in teams(document, sentence):
            yield _fact(document, facts, sentence, team)
    yield from _negotiators(document, facts)


def _fact(document: Document, facts: Sequence[Fact], sentence: Sentence, team: Team) -> DelegationFact:
    words = [*team.words, *(token for person, _ in team.people for token in document.tokens(person.span))]
    evidence = document.evidence(words, f"delegation-{team.rule}", 0.9 if team.people else 0.8)
    members = tuple(Membership(evidence=evidence, member=person.id, capacity=capacity) for person, capacity in team.people)
    return DelegationFact(
        evidence=evidence, represents=team.side.id, members=members, event=_event_for(facts, sentence.span.start)
    )


def _negotiators(document: Document, facts: Sequence[Fact]) -> Iterator[DelegationFact]:
    """People whose role is to negotiate for a body: they belong to its team, chief negotiators at its head."""
    concepts = concepts_below("negotiator")
    for fact in facts:
        if not isinstance(fact, RoleFact) or fact.concept not in concepts or fact.body is None or fact.status == "Former":
            continue
        if document.mentions[fact.body].kind not in SIDES:
            continue
        capacity: Capacity = "Head" if set(fact.title.lower().split()) & _LEADING else "Member"
        membership = Membership(evidence=fact.evidence, member=fact.holder, capacity=capacity)
        event = _event_for(facts, fact.evidence.span.start)
        yield DelegationFact(evidence=fact.evidence, represents=fact.body, members=(membership,), event=event)


def _event_for(facts: Sequence[Fact], position: int) -> int | None:
    """The talks, meeting or visit that a team named here was sent to: the nearest told before, talks rather than meetings."""
    told = [
        (_SENT_TO.index(fact.type), abs(fact.evidence.span.start - position), i)
        for i, fact in enumerate(facts)
        if isinstance(fact, EventFact) and fact.type in _SENT_TO
    ]
    return min(told)[2] if told else None

"""Delegations: teams that represent a side in talks or at a meeting, who heads them and who else belongs to them."""

from collections.abc import Iterable, Iterator, Sequence, Set

from kg.document import Document, Sentence
from kg.facts.attribution import attributed
from kg.facts.lexicon import concepts_below, meets
from kg.facts.negotiators import capacity_of, named_later, title_in_full
from kg.facts.team_members import company, members_after
from kg.facts.team_sides import SIDES
from kg.facts.teams import CAPACITIES, Team, is_team, teams
from kg.facts.triggers import evokes
from kg.model import DelegationFact, EventFact, Evidence, Fact, Membership, RoleFact, Span
from kg.vocabulary import vocabulary


def delegations(document: Document, facts: Sequence[Fact]) -> Iterable[DelegationFact]:
    """The delegations of the document, in text order; those of one side are joined by the resolver."""
    named = list(_named(document, facts))
    yield from named
    placed = {membership.member for fact in named for membership in fact.members}
    yield from _negotiators(document, facts, placed)
    yield from named_later(document, facts)
    yield from _attending_together(document, facts, placed, {fact.represents for fact in named})


def _named(document: Document, facts: Sequence[Fact]) -> Iterator[DelegationFact]:
    """The teams that sentences name, and what the sentences after them add."""
    before: Team | None = None
    known = {}
    sides: set[str] = set()
    talks = _tells_of_talks(document, facts)
    for sentence in document.body_sentences():
        found = teams(document, sentence, facts) if talks else []
        more = None
        if before is not None and not found:
            more = members_after(document, sentence, before, alone=len(sides) == 1)
        found = [*found, *([more] if more is not None else [])]
        for team in found:
            before = team
            sides.add(team.side.name)
            known.update({person.name: team for person, _ in team.people})
        known.update(_negotiating(document, facts, sentence))
        for team in [*found, *company(document, facts, sentence, known)]:
            yield _fact(document, facts, sentence, team)


def _tells_of_talks(document: Document, facts: Sequence[Fact]) -> bool:
    """Whether a team or a side in the article can be one in talks: it tells of talks or such, or of a delegation."""
    ranks = vocabulary().sends_teams
    if any(isinstance(fact, EventFact) and fact.type in ranks for fact in facts):
        return True
    words = (token for sentence in document.body_sentences() for token in sentence.tokens)
    nouns = (word for word in words if word.pos_ in ("NOUN", "PROPN"))
    return any(evokes(noun, "Delegation", "Negotiation", "Meeting") for noun in nouns)


def _fact(document: Document, facts: Sequence[Fact], sentence: Sentence, team: Team) -> DelegationFact:
    words = [*team.words, *(token for person, _ in team.people for token in document.tokens(person.span))]
    evidence = document.evidence(words, f"delegation-{team.rule}", 0.9 if team.people else 0.8)
    evidence = attributed(evidence, team.voice)
    members = tuple(
        Membership(evidence=evidence, member=person.id, capacity=capacity) for person, capacity in team.people
    )
    event = _event_for(document, facts, team.side.id, sentence.span.end)
    return DelegationFact(evidence=evidence, represents=team.side.id, members=members, event=event)


def _negotiators(document: Document, facts: Sequence[Fact], placed: Set[int]) -> Iterator[DelegationFact]:
    """People whose role is to negotiate for a side, or one in its team: "chief negotiator of Y", "head of Y's
    delegation"; without those `placed` in a team by the same words.
    """
    for fact in _team_roles(document, facts):
        if fact.holder not in placed and fact.body is not None:
            capacity = capacity_of(title_in_full(document, fact))
            membership = Membership(evidence=fact.evidence, member=fact.holder, capacity=capacity)
            event = _event_for(document, facts, fact.body, fact.evidence.span.end)
            yield DelegationFact(evidence=fact.evidence, represents=fact.body, members=(membership,), event=event)


def _team_roles(document: Document, facts: Sequence[Fact]) -> Iterator[RoleFact]:
    """The roles of negotiating for a side, or in its team, that are not over."""
    for fact in facts:
        if not isinstance(fact, RoleFact) or fact.body is None or fact.status == "Former":
            continue
        if document.mentions[fact.body].kind in SIDES and _is_in_a_team(document, fact):
            yield fact


def _negotiating(document: Document, facts: Sequence[Fact], sentence: Sentence) -> dict[str, Team]:
    """The teams of those whom the sentence calls negotiators, by name."""
    return {
        document.mentions[fact.holder].name: Team(document.mentions[fact.body], (), (), "negotiator")
        for fact in _team_roles(document, facts)
        if fact.body is not None and fact.evidence.span.within(sentence.span)
    }


def _is_in_a_team(document: Document, fact: RoleFact) -> bool:
    if fact.concept in concepts_below("negotiator"):
        return True
    title, _, team = fact.title.casefold().partition(" of ")  # "head of the delegation"
    place = any(title in vocabulary().lemmas_of(capacity) for capacity in CAPACITIES)
    teams = [token for token in document.tokens(fact.evidence.span) if is_team(token)] if place else []
    return any(team.endswith(token.lower_) or not team for token in teams)


def _attending_together(
    document: Document, facts: Sequence[Fact], placed: Set[int], sides: Set[int]
) -> Iterator[DelegationFact]:
    """Office holders of one country named together as taking part in talks or a meeting, where the article speaks of
    that country's delegation: `sides` are the mentions of those it does.

    "The delegations of X and Y … The summit was attended by X's prime minister A and energy minister B."
    """
    ranks = vocabulary().sends_teams
    sent = {document.mentions[side].ref for side in sides}
    current = [fact for fact in facts if isinstance(fact, RoleFact) and fact.status != "Former"]
    holdings = [fact for fact in current if fact.body is not None and fact.holder not in placed]
    for index, event in enumerate(facts):
        if not isinstance(event, EventFact) or not meets(event.type) or event.type not in ranks:
            continue
        present = [
            fact for fact in holdings if fact.evidence.span.within(event.evidence.span) and not _owns(document, fact)
        ]
        for side in dict.fromkeys(document.mentions[fact.body].ref for fact in present if fact.body is not None):
            team = [f for f in present if f.body is not None and document.mentions[f.body].ref == side]
            if side in sent and side is not None and len({fact.holder for fact in team}) > 1:
                yield _team_of(team, index, event.evidence)


def _owns(document: Document, fact: RoleFact) -> bool:
    """Whether the holder is named as an owner only: "President A's envoy" does not say that A is there."""
    last = document.tokens(document.mentions[fact.holder].span)[-1]
    return last.i + 1 < len(document.doc) and last.nbor().tag_ == "POS"


def _team_of(team: Sequence[RoleFact], event: int, told: Evidence) -> DelegationFact:
    first, last = min(f.evidence.span.start for f in team), max(f.evidence.span.end for f in team)
    evidence = Evidence(Span(first, last), "delegation-together", min(0.7, told.confidence), told.stance, told.source)
    members = tuple(Membership(evidence=evidence, member=fact.holder, capacity="Member") for fact in team)
    assert team[0].body is not None  # noqa: S101 - chosen by its body
    return DelegationFact(evidence=evidence, represents=team[0].body, members=members, event=event)


def _event_for(document: Document, facts: Sequence[Fact], side: int, position: int) -> int | None:
    """The talks, meeting or visit that a team named here was sent to, where the article makes it plain.

    It is the last one told up to here, or else the next, of those that the side takes part in or that name no
    parties: talks before meetings, meetings before visits.
    """
    ranks = vocabulary().sends_teams
    told = [
        (ranks[fact.type], fact.evidence.span.start > position, abs(fact.evidence.span.start - position), i)
        for i, fact in enumerate(facts)
        if isinstance(fact, EventFact) and fact.type in ranks and _may_attend(document, fact, side)
    ]
    return min(told)[3] if told else None


def _may_attend(document: Document, event: EventFact, side: int) -> bool:
    parties = [document.mentions[p.actor] for p in event.participations if document.mentions[p.actor].kind in SIDES]
    ours = document.mentions[side]
    return not parties or any(party.name == ours.name or (ours.ref and party.ref == ours.ref) for party in parties)

"""Role holdings and delegations: who holds which role of what body, and who is in whose team."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.ids import PREFIXES
from kg.model import DelegationFact, RoleFact
from kg.triples.sources import Sources, asserted, stated
from kg.triples.statements import Delegation, RoleHolding
from kg.triples.terms import LABEL, day, made, nk, text, triple


def role_quads(sources: Sources) -> Iterator[Quad]:
    """Every role holding, with its dates and the dates of the articles that attest it."""
    for holding in sources.resolution.holdings:
        evidence = []
        for article_id, index in holding.tellings:
            fact = sources.fact((article_id, index), RoleFact)
            shown = sources.evidence(article_id, fact.evidence)
            if shown:
                evidence.append(shown)
                yield from _told(sources, holding, article_id, fact, shown)
        if evidence:
            yield from stated(NamedNode(holding.iri), "RoleHolding", evidence)
            yield from _described(holding)


def _told(sources: Sources, holding: RoleHolding, article_id: str, fact: RoleFact, shown: NamedNode) -> Iterator[Quad]:
    node = NamedNode(holding.iri)
    for name, date in (("from", fact.since), ("until", fact.until)):
        value = day(date.value) if date else None
        if value:
            yield from asserted(node, nk(name), value, shown)
    published = sources.article(article_id).published
    attested = day(published[:10]) if published else None
    if attested:
        yield triple(node, nk("attested"), attested)


def _described(holding: RoleHolding) -> Iterator[Quad]:
    node = NamedNode(holding.iri)
    yield triple(node, nk("holder"), NamedNode(holding.holder))
    yield triple(node, nk("role"), NamedNode(PREFIXES["role"] + holding.concept))
    yield triple(node, nk("roleTitle"), text(holding.title))
    yield triple(node, nk("status"), nk(holding.status))
    if holding.body:
        yield triple(node, nk("of"), NamedNode(holding.body))


def delegation_quads(sources: Sources) -> Iterator[Quad]:
    """Every delegation with a label, its members, and the short-cuts to its head and members."""
    sides = {entity.iri: entity.label for entity in sources.resolution.entities.values()}
    events = {event.iri: event.label for event in sources.resolution.events}
    for delegation in sources.resolution.delegations:
        evidence = []
        for article_id, index in delegation.tellings:
            fact = sources.fact((article_id, index), DelegationFact)
            shown = sources.evidence(article_id, fact.evidence)
            if shown:
                evidence.append(shown)
                yield from _memberships(sources, delegation, article_id, fact)
        if evidence:
            node = NamedNode(delegation.iri)
            yield from stated(node, "Delegation", evidence)
            yield triple(node, LABEL, text(_label(sides[delegation.side], events.get(delegation.event or ""))))
            yield triple(node, nk("represents"), NamedNode(delegation.side))
            if delegation.event:
                yield triple(node, nk("sentTo"), NamedNode(delegation.event))


def _label(side: str, event: str | None) -> str:
    """ "delegation of Ruritania to the talks in Lantern", the event left out where it is not known."""
    goal = event and (event if event.startswith("the ") else f"the {event}")
    return f"delegation of {side} to {goal}" if goal else f"delegation of {side}"


def _memberships(sources: Sources, delegation: Delegation, article_id: str, fact: DelegationFact) -> Iterator[Quad]:
    team = NamedNode(delegation.iri)
    for membership in fact.members:
        member = sources.node(article_id, membership.member)
        shown = sources.evidence(article_id, membership.evidence) if member else None
        if member and shown:
            node = made("membership", team, member, membership.capacity)
            yield from stated(node, "DelegationMembership", (shown,))
            yield triple(node, nk("delegation"), team)
            yield triple(node, nk("member"), member)
            yield triple(node, nk("capacity"), nk(membership.capacity))
            yield triple(team, nk("hasMember"), member)
            if membership.capacity == "Head":
                yield triple(team, nk("headedBy"), member)

"""Events: what each telling says of them, every value with the telling's own evidence."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.model import EventFact, Evidence, Quantity
from kg.triples.sources import Sources, asserted, stated
from kg.triples.statements import Event
from kg.triples.terms import LABEL, TYPE, Node, day, integer, made, nk, number, text, triple

_CASUALTIES = ("killed", "injured")


def event_quads(sources: Sources) -> Iterator[Quad]:
    """Every event with all that is told of it. An event that is only claimed says who claims it."""
    shown_events = {event.iri for event in sources.resolution.events}
    for event in sources.resolution.events:
        node = NamedNode(event.iri)
        evidence: list[NamedNode] = []
        claims: list[NamedNode | None] = []
        for article_id, index in event.tellings:
            fact = sources.fact((article_id, index), EventFact)
            shown = sources.evidence(article_id, fact.evidence)
            if shown:
                evidence.append(shown)
                claims.append(sources.claimant(article_id, fact.evidence))
                yield from _told(sources, node, article_id, fact, shown)
        if evidence:
            yield from _described(event, evidence)
            claimants = [who for who in claims if who is not None]
            if len(claimants) == len(claims):
                yield from (triple(node, nk("accordingTo"), who) for who in claimants)
            if event.previous_round in shown_events:
                yield triple(node, nk("previousRound"), NamedNode(event.previous_round))


def _described(event: Event, evidence: list[NamedNode]) -> Iterator[Quad]:
    node = NamedNode(event.iri)
    yield from stated(node, "Event", evidence)
    yield triple(node, TYPE, nk(event.type))
    yield triple(node, LABEL, text(event.label))


def _told(sources: Sources, node: NamedNode, article_id: str, fact: EventFact, shown: NamedNode) -> Iterator[Quad]:
    """What one telling says of an event."""
    claimant = sources.claimant(article_id, fact.evidence)
    for predicate, value in _values(sources, article_id, fact):
        yield from asserted(node, predicate, value, shown, claimant)
    for participation in fact.participations:
        actor = sources.node(article_id, participation.actor)
        if actor:
            part = made("participation", node, actor, participation.part)
            yield from stated(part, "Participation", (shown,))
            yield triple(node, nk("participation"), part)
            yield triple(part, nk("actor"), actor)
            yield triple(part, nk("part"), nk(participation.part))
            yield triple(node, nk("participant"), actor)
    for quantity in fact.quantities:
        source = sources.node(article_id, quantity.source) or claimant
        yield from _quantity_quads(sources, node, article_id, quantity, source)
    yield from _tolls(sources, node, article_id, fact, claimant)


def _tolls(
    sources: Sources, node: NamedNode, article_id: str, fact: EventFact, claimant: NamedNode | None
) -> Iterator[Quad]:
    """The killed and injured as plain values: what one clause counts apart ("two soldiers and a child") is summed."""
    tolls: dict[tuple[str, Evidence, int | None], float] = {}
    for quantity in fact.quantities:
        if quantity.outcome in _CASUALTIES:
            key = (quantity.outcome, quantity.evidence, quantity.source)
            tolls[key] = tolls.get(key, 0.0) + quantity.value
    for (outcome, evidence, source), total in tolls.items():
        shown = sources.evidence(article_id, evidence)
        if shown and total.is_integer():
            who = sources.node(article_id, source) or claimant
            yield from asserted(node, nk(outcome), integer(int(total)), shown, who)


def _values(sources: Sources, article_id: str, fact: EventFact) -> Iterator[tuple[NamedNode, Node]]:
    for mention in (fact.place, *fact.also_at):
        place = sources.node(article_id, mention)
        if place:
            yield nk("place"), place
    if fact.date:
        date = day(fact.date.value)
        if date:
            yield nk("date"), date
        yield nk("dateText"), text(fact.date.text)
    yield nk("eventStatus"), nk(fact.status)
    if fact.round is not None:
        yield nk("round"), integer(fact.round)


def _quantity_quads(
    sources: Sources, event: NamedNode, article_id: str, quantity: Quantity, source: NamedNode | None
) -> Iterator[Quad]:
    """A number told of an event."""
    shown = sources.evidence(article_id, quantity.evidence)
    if shown is None:
        return
    content = (quantity.value, quantity.counted, quantity.outcome, quantity.qualifier, source)
    node = made("quantity", event, *content)
    yield from stated(node, "Quantity", (shown,))
    yield triple(event, nk("quantity"), node)
    yield triple(node, nk("value"), number(quantity.value))
    yield triple(node, nk("counted"), text(quantity.counted))
    yield triple(node, nk("outcome"), text(quantity.outcome))
    if quantity.qualifier:
        yield triple(node, nk("qualifier"), text(quantity.qualifier))
    if source:
        yield triple(node, nk("accordingTo"), source)

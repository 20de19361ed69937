"""The resolver, from what was read of every article to entities and the statements about them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.addresses import fact_address
from kg.model import DelegationFact, EventFact, Extraction, RoleFact
from kg.names import fold
from kg.resolve.bearers import bearers
from kg.resolve.decisions import Decisions
from kg.resolve.delegations import Team, resolve_delegations
from kg.resolve.entities import Resolved, by_mention
from kg.resolve.event_types import alike
from kg.resolve.events import resolve_events
from kg.resolve.holdings import Held, resolve_holdings
from kg.resolve.journeys import is_journey
from kg.resolve.kinds import settled
from kg.resolve.organizations import resolve_organizations
from kg.resolve.people import resolve_people
from kg.resolve.places import PlaceIndex, implied_country, place_iri, resolve_places
from kg.resolve.tellings import Telling, guests_apart
from kg.resolve.unnamed import resolve_unnamed
from kg.resolve.within import Named, named_in
from kg.resolve.wording import capitalised, wording
from kg.triples.statements import Entity, Judgement, MentionKey, Resolution

_TALKS = frozenset(("Meeting", "Negotiation"))
_BESIDE = 250  # characters
Entities = Mapping[MentionKey, Entity]


def resolve(
    extractions: Iterable[Extraction],
    places: PlaceIndex,
    decided: Sequence[Judgement] = (),
    firm: Collection[MentionKey] = (),
) -> Resolution:
    """Resolve everything that was read, each article id once. The order of the extractions leaves no trace.

    `decided` are judgements on addresses of mentions, or of facts that tell of events or delegations, that people have
    made: they override ours, and later ones earlier ones. The kinds of `firm` mentions are no longer put to the vote.
    """
    decisions = Decisions(decided)
    read = settled(sorted(extractions, key=lambda extraction: extraction.article.id), firm)
    named, judgements = _named(read, decisions)
    where, because = resolve_places([one for one in named if one.family == "place"], places, decisions)
    bodies, more = resolve_organizations((one for one in named if one.family == "organization"), read, decisions)
    judgements += because + more
    unnamed = resolve_unnamed((one for one in named if one.family == "unnamed"), decisions)
    around = [*where, *bodies]
    labels = {found.entity.iri: found.entity.label for found in around}
    known = bearers(read, (one for one in named if one.family == "person"), around)
    people, because = resolve_people(known, decisions, labels)
    entities = {key: found.entity for key, found in by_mention([*around, *unnamed, *people]).items()}
    stands_for = {extraction.article.id: _stands_for(extraction, entities) for extraction in read}
    tellings = (t for e in read for t in _tellings(e, entities, stands_for[e.article.id]))
    events, more = resolve_events(tellings, decisions)
    of_event = {key: event.iri for event in events for key in event.tellings}
    delegations, reasons = resolve_delegations((t for e in read for t in _teams(e, entities, of_event)), decisions)
    holdings, others = resolve_holdings(h for e in read for h in _held(e, entities))
    return Resolution(
        entities=entities,
        implied=_implied(where, places),
        holdings=tuple(holdings),
        events=tuple(events),
        delegations=tuple(delegations),
        judgements=tuple(sorted({*judgements, *because, *more, *reasons, *others, *decided} - decisions.overruled)),
    )


def _named(read: Sequence[Extraction], decisions: Decisions) -> tuple[list[Named], list[Judgement]]:
    named: list[Named] = []
    judgements: list[Judgement] = []
    for extraction in read:
        found, reasons = named_in(extraction, decisions)
        named += found
        judgements += reasons
    return named, judgements


def _iri(entities: Entities, article: str, mention: int | None) -> str | None:
    entity = entities.get((article, mention)) if mention is not None else None
    return entity.iri if entity else None


def _stands_for(extraction: Extraction, entities: Entities) -> dict[str, set[str]]:
    """Whom an article's people stand for: the bodies of their roles and the sides whose delegations they are in."""
    article = extraction.article.id
    found: dict[str, set[str]] = {}

    def note(person: int, side: int | None) -> None:
        who, whom = _iri(entities, article, person), _iri(entities, article, side)
        if who and whom:
            found.setdefault(who, set()).add(whom)

    for fact in extraction.facts:
        if isinstance(fact, RoleFact):
            note(fact.holder, fact.body)
        elif isinstance(fact, DelegationFact):
            for membership in fact.members:
                note(membership.member, fact.represents)
    return found


def _tellings(extraction: Extraction, entities: Entities, stands_for: Mapping[str, set[str]]) -> Iterator[Telling]:
    article = extraction.article
    heads = _heads(extraction, entities)
    for index, fact in enumerate(extraction.facts):
        if isinstance(fact, EventFact):
            place = entities.get((article.id, fact.place)) if fact.place is not None else None
            actors: dict[str, set[str]] = {}
            for participation in fact.participations:
                who = _iri(entities, article.id, participation.actor)
                if who:
                    actors.setdefault(participation.part, set()).add(who)
            playing = {part: frozenset(found) for part, found in actors.items()}
            reach = {who: frozenset({who, *stands_for.get(who, ())}) for found in actors.values() for who in found}
            span = fact.evidence.span
            yield Telling(
                key=(article.id, index),
                fact=fact,
                published=article.published,
                place=place.iri if place else None,
                around=place.country if place else None,
                beside=frozenset(who for also in fact.also_at if (who := _iri(entities, article.id, also))),
                known=place is None or place.lat is not None or place.kind == "country",
                actors=guests_apart(playing, reach) if fact.type == "Visit" else playing,
                reach=reach,
                words=wording(alike(fact.type), article.source[span.start : span.end], _own_label(fact)),
                spot=(place.lat, place.long) if place and place.lat is not None and place.long is not None else None,
                region=place is not None and place.kind == "region",
                names=_names(extraction, fact, place),
                heads=frozenset(heads.get(index, ())),
                journey=fact.type in _TALKS and is_journey(alike(fact.type), article.source[span.start : span.end]),
            )


def _heads(extraction: Extraction, entities: Entities) -> dict[int, set[str]]:
    """Those who led a delegation to an event, by the event's place among the facts."""
    found: dict[int, set[str]] = {}
    for fact in extraction.facts:
        if isinstance(fact, DelegationFact) and fact.event is not None:
            led = (one.member for one in fact.members if one.capacity == "Head")
            heads = (_iri(entities, extraction.article.id, person) for person in led)
            found.setdefault(fact.event, set()).update(filter(None, heads))
    return found


def _names(extraction: Extraction, fact: EventFact, place: Entity | None) -> frozenset[str]:
    """The words by which the place may be known that no gazetteer knows, or the place's own."""
    if place is not None:
        return frozenset(fold(place.label).split())
    span, mentions = fact.evidence.span, extraction.mentions
    playing = {participation.actor for participation in fact.participations}
    others = [m.span for m in mentions if m.id in playing or m.kind in ("person", "country")]
    return capitalised(extraction.article.source, span, others)


def _own_label(fact: EventFact) -> str:
    """The label, where it is made of the telling's own words: neither taken from before nor from its verb."""
    own = fact.evidence.rule in ("event.noun", "event.plural") and not fact.label.startswith("the ")
    return fact.label if own else ""


def _teams(extraction: Extraction, entities: Entities, of_event: Mapping[tuple[str, int], str]) -> Iterator[Team]:
    article = extraction.article.id
    for index, fact in enumerate(extraction.facts):
        side = _iri(entities, article, fact.represents) if isinstance(fact, DelegationFact) else None
        if isinstance(fact, DelegationFact) and side:
            event = of_event.get((article, fact.event)) if fact.event is not None else None
            start, beside = fact.evidence.span.start, _beside(extraction, fact)
            yield Team((article, index), fact_address(article, fact), start, side, event, beside)


def _beside(extraction: Extraction, fact: DelegationFact) -> bool:
    """Whether the event a team was sent to is told within a sentence or two of it."""
    event = extraction.facts[fact.event] if fact.event is not None else None
    if event is None:
        return False
    ours, theirs = fact.evidence.span, event.evidence.span
    return max(ours.start - theirs.end, theirs.start - ours.end) < _BESIDE


def _held(extraction: Extraction, entities: Entities) -> Iterator[Held]:
    article = extraction.article.id
    for index, fact in enumerate(extraction.facts):
        holder = _iri(entities, article, fact.holder) if isinstance(fact, RoleFact) else None
        if isinstance(fact, RoleFact) and holder:
            yield Held((article, index), fact, holder, _iri(entities, article, fact.body), extraction.article.published)


def _implied(where: Sequence[Resolved], places: PlaceIndex) -> tuple[tuple[Entity, tuple[MentionKey, ...]], ...]:
    """The countries that no article names but in which a place lies that one does."""
    known = {found.entity.iri for found in where}
    inside: dict[str, list[MentionKey]] = {}
    refs: dict[str, str] = {}
    for found in where:
        country = found.entity.country
        if country and country not in known:
            inside.setdefault(country, []).extend(one.key for one in found.named)
            for info in (places.by_ref(ref) for one in found.named for ref in one.refs):
                if info and info.country and place_iri(info.country) == country:
                    refs[country] = info.country
    implied = ((implied_country(refs[country], places), tuple(sorted(keys))) for country, keys in inside.items())
    return tuple(sorted((entity, keys) for entity, keys in implied if entity))

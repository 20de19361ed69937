"""Where a clause puts an event by what its verb means: hosts, goals of journeys, courts, those fired at."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.occurrences import Occurrence, governing_verb
from kg.facts.events.place_names import AT, places_in
from kg.model import Mention
from kg.syntax import agents, children, patients, prepositional

_REACH = frozenset("enter reach".split())
_ARRIVE = frozenset("arrive come land".split())
_DEPART = frozenset("depart head leave set".split())
_RETREAT = frozenset("pull retreat withdraw".split())
_GROUND = frozenset("bank beach border coast front highway island outskirts peninsula road shore".split())
_STRIKE = frozenset("batter devastate hit jolt ravage rip rock shake slam strike sweep tear".split())
_BLOWS = frozenset({"Attack", "Disaster"})
_BATTLES = frozenset({"Attack", "Battle"})


def at_scene(document: Document, occurrence: Occurrence) -> Iterator[Mention]:
    """Where a verb puts the event: "X hosted talks", "a convoy entered X", "leaves for X", "a court in X ruled"."""
    for head in _scene(occurrence):
        yield from places_in(document, head)


def _scene(occurrence: Occurrence) -> Iterator[Token]:
    yield from (host for acl in children(occurrence.token, "acl") if acl.lemma_ == "host" for host in agents(acl))
    verb = occurrence.verb
    if verb is None:
        return
    if verb.lemma_ == "host":
        yield from agents(verb)
    yield from _arrived_at(verb.head if verb.dep_ == "acl" else occurrence.anchor)
    if occurrence.type == "Visit" and verb.lemma_ in _DEPART:
        yield from (head for word in (verb, *prepositional(verb, "on")) for head in prepositional(word, "for"))
    elif occurrence.type == "Battle" and verb.lemma_ in _RETREAT:
        yield from prepositional(verb, "from")
    elif occurrence.type in _BLOWS and occurrence.nominal and verb.lemma_ in _STRIKE:
        yield from (*patients(verb), *prepositional(verb, "through", "into"))
    elif occurrence.type == "Trial":
        yield from (place for court in agents(verb) for place in prepositional(court, "in"))
    elif occurrence.type in _BATTLES and not occurrence.nominal:
        yield from _where_crowds_are(verb)
    yield from (head for head in prepositional(verb, "on", "off") if head.lemma_.lower() in _GROUND)


def _arrived_at(carrier: Token) -> list[Token]:
    """ "A convoy carrying aid entered X", "ten have died in X since a convoy arrived"."""
    arrival = governing_verb(carrier)
    if arrival is None or carrier not in agents(arrival):
        return []
    if arrival.lemma_ in _ARRIVE and arrival.dep_ == "advcl":
        return prepositional(arrival.head, *AT)
    return patients(arrival) if arrival.lemma_ in _REACH else []


def _where_crowds_are(verb: Token) -> list[Token]:
    """ "Opened fire at crowds waiting near X"."""
    hit = [*patients(verb), *(head for word in (verb, *patients(verb)) for head in prepositional(word, "at", "on"))]
    return [place for head in hit for clause in children(head, "acl") for place in prepositional(clause, *AT)]


def where_told(document: Document, occurrence: Occurrence) -> Iterator[Mention]:
    """Where someone spoke after it, by the clause of saying above: "Speaking after meeting X, she said in Y"."""
    verb = occurrence.token if occurrence.token.dep_ == "pcomp" else None
    said = (above for above in (verb.ancestors if verb is not None else ()) if above.lemma_ in ("say", "tell"))
    for above in said:
        for head in prepositional(above, "in", "at") if above.tag_ == "VBD" else ():
            yield from places_in(document, head)

"""Numbers and the events they belong to; and sentences that give the toll of an event told before without naming it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.actors import sides
from kg.facts.events.days import date_of
from kg.facts.events.occurrences import Occurrence, governing_verb, stands_apart
from kg.facts.events.participants import add_victims
from kg.facts.events.places import place_of
from kg.facts.events.quantities import AFTERMATH, DEFENCE, FREED, HARM, Tally
from kg.facts.events.telling import Telling
from kg.syntax import agents
from kg.vocabulary import Trigger

HARMFUL = frozenset({"Attack", "Battle", "Disaster", "Protest"})
_POSTED = frozenset({"ambassador", "envoy", "diplomat"})
_NUMBERLESS = frozenset({"Meeting", "Negotiation", "Visit", "Agreement", "Resignation", "Appointment"})


def share_out(found: Sequence[Tally], tellings: Sequence[Telling]) -> list[Tally]:
    """Give each number to the event it belongs to; returns the tolls and losses that belong to none of these."""
    left = []
    for tally in found:
        owner = _owner(tally, tellings)
        if owner is not None:
            sent = owner.type == "Aid" and tally.outcome == "launched"  # "sent 40 doctors"
            owner.tallies.append(replace(tally, outcome="provided") if sent else tally)
        elif tally.outcome in HARM | DEFENCE | AFTERMATH | FREED:
            left.append(tally)
    return left


def name_victims(document: Document, tellings: Sequence[Telling]) -> None:
    """Make those who were killed or injured by name targets of the event, and those whose drones were downed agents."""
    for telling in tellings:
        for tally in telling.tallies:
            if tally.outcome in DEFENCE:
                for side in sides(document, tally.head):
                    telling.parts.setdefault(side.id, "Agent")
        add_victims(document, telling.parts, [tally.head for tally in telling.tallies if tally.outcome in HARM])


def _owner(tally: Tally, tellings: Sequence[Telling]) -> Telling | None:
    fitting = [
        t for t in tellings if (t.type in HARMFUL if tally.outcome in HARM | AFTERMATH else t.type not in _NUMBERLESS)
    ]
    if tally.outcome in DEFENCE:
        fitting = [t for t in fitting if t.type == "Attack"]
    if tally.number.pos_ == "PROPN" and tally.number.dep_ in ("pobj", "appos"):  # "protests over the death of X"
        fitting = [t for t in fitting if t.type != "Protest"]
    fitting = [t for t in fitting if not _only_before(t, tally)] or fitting
    verb = governing_verb(tally.number)
    doers = set(agents(verb)) if verb is not None else set()
    doing = [t for t in fitting if doers & {word for o in t.occurrences for word in (o.token, o.anchor)}]
    if doing:  # "the bombing killed five and wounded ten, another attack of this kind"
        return doing[0]
    if tally.outcome in HARM | DEFENCE | AFTERMATH or not fitting:
        return min(fitting, key=lambda t: abs(t.first.token.i - tally.number.i), default=None)
    near = [t for t in fitting if _same_clause(tally.number, t)]
    return near[0] if near else None


def _only_before(telling: Telling, tally: Tally) -> bool:
    """Whether the event is only what the number's came after: "killed 15 people, a day after bombings in X"."""
    first, verb = telling.first, governing_verb(tally.number)
    below = verb is not None and first.nominal and stands_apart(first) and verb.is_ancestor(first.anchor)
    return below and tally.number not in first.anchor.subtree


def _same_clause(number: Token, telling: Telling) -> bool:
    verbs = {occurrence.verb for occurrence in telling.occurrences}
    verb = governing_verb(number)
    while verb is not None:
        if verb in verbs:
            return True
        if verb.dep_ not in ("advcl", "conj", "acl", "relcl", "xcomp"):
            return False
        verb = governing_verb(verb)
    return False


def _about_another(number: Token) -> bool:
    """Whether the number stands in a relative clause: it is told of the noun before, such as a war."""
    verb = governing_verb(number)
    return verb is not None and verb.dep_ == "relcl"


def _goes_on_from(tally: Tally, kind: str | None) -> bool:
    """Whether the number may be one of such an event: those freed of an exchange, drones downed of an attack."""
    if _about_another(tally.number) or (tally.outcome in FREED) != (kind == "Exchange"):
        return False
    return tally.outcome not in DEFENCE or kind == "Attack"


def follow_on(document: Document, left: Iterable[Tally], kind: str | None, recalls: str | None) -> Telling | None:
    """The telling by a sentence that gives the numbers of the last harm or exchange told, of this type and label."""
    tallies = [tally for tally in left if _goes_on_from(tally, kind)]
    if kind is None or not tallies:
        return None
    verb = governing_verb(tallies[0].number) or tallies[0].number
    if tallies[0].outcome in FREED and (verb.tag_ == "VB" or tallies[0].head.lemma_ in _POSTED):
        return None  # "would return its ambassador"
    trigger = Trigger(kind, (), "verb", {}, frozenset())
    occurrence = Occurrence(verb, trigger, (verb,), verb if verb.pos_ in ("VERB", "AUX") else None)
    return Telling(
        [occurrence],
        "Happened",
        {},
        place_of(document, occurrence),
        date_of(document, occurrence),
        None,
        tallies,
        recalls,
    )

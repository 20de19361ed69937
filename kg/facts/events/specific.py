"""Whether a telling is of one particular occurrence, and not of such events in general."""

from spacy.tokens import Token

from kg.facts.events.occurrences import Occurrence
from kg.facts.events.telling import Telling
from kg.facts.reality import LATER
from kg.facts.triggers import evokes
from kg.syntax import agents, children, is_passive, patients, prepositional

_ENOUGH = 2
_TALKS = frozenset({"Meeting", "Negotiation"})
_WHEN = frozenset({"when", "while", "as", "since", "until", "before", "once", "whenever"})
_AMID = LATER | {"in", "at", "during", "by"}  # what follows these happened, if its clause did
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "another"})


def is_particular(telling: Telling) -> bool:
    """Whether the words pin the event down: by a date, a number, a town, those who took part, or that it took place."""
    if not telling.first.nominal and (_one_sided(telling.first) or _goes_nowhere(telling) or _gives_up(telling)):
        return False
    return _weight(telling) >= _ENOUGH


def _weight(telling: Telling) -> int:
    weight = 2 * bool(telling.date) + 2 * bool(telling.tallies) + 2 * bool(telling.round)
    if telling.place is not None:
        weight += 1 if telling.place.kind == "country" else 2
    weight += min(len(telling.parts), 2)
    verbal = [occurrence for occurrence in telling.occurrences if not occurrence.nominal]
    first = telling.first
    if verbal:
        weight += 1 - _in_passing(verbal[0].token) + takes_power(verbal[0])
    elif _takes_place(first.anchor):
        weight += 1
    if first.nominal:
        lasting = _measured_in_time(first.anchor)
        going = first.type in _TALKS and telling.parts and _takes_place(first.anchor)
        told_of = telling.date or lasting or going or telling.round or len(telling.parts) > 1
        weight += 2 * lasting + _introduced(first.anchor) - (_general(first.token) and not told_of)
        weight += bool(prepositional(first.token, "between")) + _someones(first.token)
    return weight


def _in_passing(verb: Token) -> bool:
    """Whether the verb only says when something else was ("when she was elected"), or tells of a habit."""
    subordinate = verb.dep_ == "advcl" and any(c.lower_ in _WHEN for c in children(verb, "mark", "advmod"))
    return subordinate or (verb.tag_ in ("VBZ", "VBP") and not children(verb, "aux"))


def _one_sided(occurrence: Occurrence) -> bool:
    """Whether something two sides do is told of one alone: "was met with silence", "he spoke by telephone"."""
    parts, verb = occurrence.trigger.parts, occurrence.token
    if parts.get("subject") != "Party" or occurrence.trigger.objects:
        return False
    if is_passive(verb):
        return parts.get("object") == "Party" and not agents(verb)
    one = agents(verb) if occurrence.type in _TALKS else []
    lone = len(one) == 1 and (one[0].lower_ in ("he", "she") or one[0].ent_type_ == "PERSON")
    return lone and not patients(verb) and not prepositional(verb, *parts)


def _goes_nowhere(telling: Telling) -> bool:
    """Whether a journey's goal is no place, or nobody is told to make it: "headed to the scene"."""
    there = telling.place is not None or "Host" in telling.parts.values()
    anyone = telling.first.token.dep_ == "acl" and not telling.parts
    return telling.type == "Visit" and len(telling.first.phrase) > 1 and (anyone or not there)


def _gives_up(telling: Telling) -> bool:
    """Whether what is quit is something else than an office, which goes unsaid: "quit smoking", "quit the treaty"."""
    verb = telling.first
    return (
        verb.token.lemma_ == "quit"
        and len(verb.phrase) == 1
        and not verb.trigger.objects
        and bool(children(verb.token, "dobj", "xcomp", "ccomp", "acomp", "dep"))
    )


def takes_power(occurrence: Occurrence) -> bool:
    """Whether it tells of a coup, which is one of its kind even where no day is told: "they had taken power"."""
    return occurrence.type == "Resignation" and "power" in occurrence.trigger.objects


def _introduced(noun: Token) -> bool:
    """Whether the noun brings a new event up: "an explosion killed …", "several exchanges took place"."""
    new = any(c.lower_ in ("a", "an", "another") for c in children(noun, "det")) or bool(children(noun, "nummod"))
    return new and (noun.dep_ in ("nsubj", "nsubjpass", "dobj") or noun.head.lower_ in _AMID)


def _takes_place(noun: Token) -> bool:
    """Whether its verb says that it is, was or will be: "talks resumed", "talks remain stalled"."""
    verb = noun.head
    words = [verb, *(children(verb, "acomp", "oprd", "xcomp") if verb.lemma_ in ("be", "remain") else ())]
    subject = noun.dep_ in ("nsubj", "nsubjpass")
    return subject and any(evokes(word, "Happened", "Ongoing", "Cancelled", "Planned") for word in words)


def _measured_in_time(noun: Token) -> bool:
    """Whether the words say how long it took: "two days of talks"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in ("hour", "day", "week")


def _someones(noun: Token) -> bool:
    """Whether the noun is the event that befell or was done by someone named: "the sacking of Diaz"."""
    if noun.tag_ != "NN":
        return False
    named = [*children(noun, "poss"), *(prepositional(noun, "of") if children(noun, "det", "poss") else ())]
    return any(word.pos_ == "PROPN" for word in named)


def _general(noun: Token) -> bool:
    """Whether the noun is a plural without an article, or one of no definite kind: "attacks", "any strike"."""
    determined = children(noun, "det", "poss", "nummod")
    return noun.tag_ in ("NNS", "NNPS") and not determined


def is_definite(telling: Telling) -> bool:
    """Whether the words point back to an event told before: "the talks", "that attack"."""
    first = telling.first
    nouns = (first.anchor, first.token) if first.nominal else ()
    before = [child for noun in nouns for child in children(noun, "det", "poss")]
    return any(child.lower_ in _DEFINITE or (child.dep_ == "poss" and not telling.parts) for child in before)

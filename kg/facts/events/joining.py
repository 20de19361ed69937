"""Which words of one sentence tell of the same event: a verb with its noun, a noun named twice."""

from spacy.tokens import Token

from kg.facts.events.occurrences import is_meanwhile, stands_apart
from kg.facts.events.telling import Telling
from kg.facts.reality import LATER, SOONER
from kg.syntax import SUBJECTS, agents, children, patients, prepositional
from kg.vocabulary import vocabulary

_PARTS = frozenset("most some many several all both one two".split())
_TALKS = frozenset({"Meeting", "Negotiation"})


def joined(tellings: list[Telling]) -> list[Telling]:
    """The tellings with those of one event made one, in text order."""
    found: list[Telling] = []
    for telling in tellings:
        same = next((earlier for earlier in reversed(found) if _same(earlier, telling)), None)
        if same is None:
            found.append(telling)
            continue
        _meet_there(telling, same)
        if _names_better(telling, same):
            telling.absorb(same)
            found[found.index(same)] = telling
        else:
            same.absorb(telling)
    return found


def _meet_there(*tellings: Telling) -> None:
    """Make those who travel to talks parties to them."""
    if len({telling.type for telling in tellings} & (_TALKS | {"Visit"})) > 1:
        for telling in tellings:
            telling.parts = {who: "Party" if part == "Agent" else part for who, part in telling.parts.items()}


def alike(one: str, other: str) -> bool:
    """Whether two types may be words for the same event."""
    return one == other or frozenset((one, other)) in vocabulary().alike


def _same(one: Telling, other: Telling) -> bool:
    if _journey_to(one, other) or _journey_to(other, one):
        return True
    if not alike(one.type, other.type) or _contradict(one, other) or _opposed(one, other):
        return False
    if _of_one_another(one, other):
        return True
    if _at_another_time(one) or _at_another_time(other):
        return False
    apart = stands_apart(one.first) or stands_apart(other.first)
    return one.bare or other.bare or _continued(one, other) or (not apart and _one_clause(one, other))


def _journey_to(journey: Telling, talks: Telling) -> bool:
    """Whether the journey is only told as the way to the talks: "will fly to Oslo on Friday for talks"."""
    if journey.type != "Visit" or journey.first.nominal or talks.type not in _TALKS or not talks.first.nominal:
        return False
    goals = prepositional(journey.first.token, "for", "to", "at")
    below = [head for clause in children(journey.first.token, "xcomp", "advcl") for head in patients(clause)]
    return talks.first.anchor in (*goals, *below)


def _contradict(one: Telling, other: Telling) -> bool:
    dates = bool(one.date and other.date and one.date.value != other.date.value)
    rounds = bool(one.round and other.round and one.round != other.round)
    towns = one.place and other.place and one.place.kind == other.place.kind == "city"
    return dates or rounds or bool(towns and one.place != other.place)


def _opposed(one: Telling, other: Telling) -> bool:
    """Whether one is the subject and the other the object of a verb: "the strike follows attacks"."""
    if one.first.verb != other.first.verb or not (one.first.nominal and other.first.nominal):
        return False
    places = {one.first.anchor.dep_, other.first.anchor.dep_}
    opposed = "dobj" in places and bool(places & {"nsubj", "csubj"})
    return opposed and not _sums_up(max(one.first.anchor, other.first.anchor, key=lambda noun: noun.i))


def _sums_up(noun: Token) -> bool:
    """Whether the noun stands behind a comma and says what the clause told: "a blast killed five, another attack"."""
    return noun.left_edge.i > noun.sent.start and noun.left_edge.nbor(-1).text == ","


def _at_another_time(telling: Telling) -> bool:
    """Whether the event's clause only says what it came after or before: "two days after a bomb killed …"."""
    verb = telling.first.verb
    marks = children(verb, "mark") if verb is not None and verb.dep_ == "advcl" else []
    return any(mark.lower_ in LATER | SOONER for mark in marks)


def _continued(one: Telling, other: Telling) -> bool:
    """Whether one verb goes on from the other with the same subject: "took to the streets to protest"."""
    verb = other.first.token
    if other.first.nominal:
        return False
    if verb.head in (one.first.token, one.first.verb) and not children(verb, *SUBJECTS):
        passive = verb.dep_ == "dep" and verb.tag_ in ("VBN", "VBD") and verb.head.lemma_ == "be"  # "was today shot"
        return passive or verb.dep_ in ("advcl", "xcomp", "conj")
    if _some_of_them(verb) and verb.head.head == one.first.verb:
        return True
    meanwhile = verb.dep_ == "advcl" and verb.head == one.first.verb and is_meanwhile(verb)
    return (meanwhile and one.type == other.type) or _describes(one, other) or _describes(other, one)


def _some_of_them(verb: Token) -> bool:
    """Whether the verb tells what became of some of those told of: "20 drones were fired, with most hitting Lima"."""
    tied = verb.dep_ == "pcomp" and verb.head.lower_ == "with"
    return tied and any(child.lower_ in _PARTS for child in children(verb, *SUBJECTS, "advmod"))


def _describes(inner: Telling, outer: Telling) -> bool:
    """Whether a participle tells of the other verb's subject: "a convoy carrying food entered the town"."""
    verb = inner.first.token
    return verb.dep_ == "acl" and not outer.first.nominal and verb.head in children(outer.first.token, *SUBJECTS)


def _of_one_another(one: Telling, other: Telling) -> bool:
    """Whether one is the verb that is done to the other, its noun: "a truce brokered by", "held a meeting"."""
    for verb, noun in ((one.first, other.first), (other.first, one.first)):
        if noun.nominal and not verb.nominal and noun.anchor in (*patients(verb.token), *agents(verb.token)):
            return True
    return False


def _one_clause(one: Telling, other: Telling) -> bool:
    verbs = {occurrence.verb for occurrence in one.occurrences}
    return any(occurrence.verb in verbs for occurrence in other.occurrences)


def _names_better(telling: Telling, earlier: Telling) -> bool:
    """A noun names an event better than the verb that brings it about: "talks" rather than "meet"."""
    return telling.first.nominal and not earlier.first.nominal

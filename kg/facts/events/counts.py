"""Numbers of those and of that which an event concerns, with no outcome of their own: 40 countries, a team of 17."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.facts.events.agreements import purposes
from kg.facts.events.numbers import counted_number, currency_of, is_people, number_of
from kg.facts.events.occurrences import Occurrence
from kg.facts.events.quantities import Tally
from kg.facts.events.sides import both_sides
from kg.facts.events.telling import Telling
from kg.facts.events.votes import votes
from kg.syntax import agents, children, is_negated, patients, prepositional, relative_head

_INVOLVE = frozenset("comprise gather include involve".split())
_WITH = ("of", "from", "with", "between", "among", "involving")
_TIMES_AND_MEASURES = frozenset(
    "second minute hour day week month year decade century percent mile kilometre kilometer km metre meter degree"
    " point step page foot acre hectare seat".split()
)  # fmt: skip
_NO_COUNTS = frozenset({"DATE", "TIME", "PERCENT", "ORDINAL"})
_STANDING_BODIES = frozenset("body bloc council union committee parliament assembly alliance".split())  # not all come
_MEMBERS = {"strong": "members", "member": "members", "nation": "nations", "country": "countries", "person": "people"}


def add_counts(telling: Telling) -> None:
    """Add to a telling the numbers in its own words that have no outcome."""
    taken = {tally.number.i for tally in telling.tallies}
    outcome = "provided" if telling.type == "Aid" else "involved"
    for occurrence in telling.occurrences:
        voted = votes(occurrence)
        given = (tally for head in _concerned(occurrence) for tally in _counted(head, outcome))
        for tally in (*voted, *given):
            if tally.number.i not in taken:
                taken.add(tally.number.i)
                telling.tallies.append(tally)


def _concerned(occurrence: Occurrence) -> Iterator[Token]:
    """The heads of the phrases that say what the event concerns, the event's own noun first."""
    token = occurrence.token
    if occurrence.type == "Agreement":
        deals = [token] if occurrence.nominal else patients(token)
        yield from (thing for deal in deals for verb in purposes(deal) for thing in patients(verb))
    if occurrence.nominal:
        yield occurrence.anchor
        yield from _with_parts([*prepositional(token, *_WITH), *_in_participles(token)])
        verb = occurrence.anchor.head if occurrence.anchor.dep_ in ("nsubj", "nsubjpass", "dobj") else None
    else:
        verb = token
    if verb is not None and verb.pos_ == "VERB" and not is_negated(verb):
        bound = [word.lower_ for word in occurrence.phrase if word.dep_ == "prep"]  # "fired on two cars"
        beside = prepositional(verb, "with", *bound)
        heads = [relative_head(head) for head in (*agents(verb), *patients(verb), *beside)]
        yield from _with_parts(head for head in heads if head != occurrence.anchor)
        # "struck it 20 times"; and the end of a list that the parser hangs on the verb.
        yield from (
            time for time in children(verb, "npadvmod") if time.lemma_ == "time" and occurrence.type == "Attack"
        )
        yield from (noun for noun in children(verb, "conj") if noun.pos_ == "NOUN")


def _in_participles(noun: Token) -> Iterator[Token]:
    """ "talks involving five countries", "a summit attended by 30 leaders", "a swap that would involve 40 men"."""
    for participle in children(noun, "acl"):
        yield from agents(participle) if participle.tag_ == "VBN" else patients(participle)
    for clause in children(noun, "relcl"):
        for verb in (clause, *children(clause, "ccomp")):
            yield from patients(verb) if verb.lemma_ in _INVOLVE and not is_negated(verb) else []


def _with_parts(heads: Iterable[Token]) -> Iterator[Token]:
    for head in heads:
        yield head
        if head.pos_ == "NOUN":
            inner = prepositional(head, "of", "from")
            yield from inner
            yield from (sum_ for noun in inner for sum_ in prepositional(noun, "of"))  # "a line of credit of $5m"


def _counted(head: Token, outcome: str) -> Iterator[Tally]:
    yield from _by_adjective(head, outcome)
    for adjective in children(head, "amod"):
        if adjective.lower_ == "worth":  # "a package worth 35 million euros"
            for sum_ in children(adjective, "npadvmod", "dobj"):
                yield from _counted(sum_, outcome)
    found = counted_number(head)
    if found is None or (head.lemma_.lower() in _TIMES_AND_MEASURES and not _is_of_volume(head)):
        return
    number, value = found
    noun = _noun_before(number) if head == number and head.dep_ in ("nsubj", "nsubjpass") else None
    if noun is not None and value > 1:
        yield Tally(head, number, value, outcome, like=noun)
    kinds = {number.ent_type_, head.ent_type_}
    if "MONEY" in kinds or currency_of(number):
        if outcome == "provided":
            yield Tally(head, number, value, outcome)
    elif number.lower_.endswith("sq"):  # "201sq km"
        yield Tally(head, number, value, outcome, what=f"square {head.text}")
    elif _is_several(head, value) and head != number and not kinds & _NO_COUNTS and not both_sides(head):
        yield Tally(head, number, value, outcome)


def _is_of_volume(noun: Token) -> bool:
    return any(child.lower_.endswith(("cubic", "square", "sq")) for child in children(noun, "amod", "compound"))


def _noun_before(number: Token) -> Token | None:
    """The noun that a number standing alone takes over: "54 states have signed, and 27 have ratified it"."""
    before = number.doc[number.sent.start : number.i]
    counted = (noun for noun in reversed(before) if noun.tag_ == "NNS" and children(noun, "nummod"))
    return next((noun for noun in counted if noun.ent_type_ not in _NO_COUNTS), None)


def _is_several(noun: Token, value: float) -> bool:
    return value > 1 and (noun.tag_ in ("NNS", "NNPS") or (noun.tag_ == "NN" and is_people(noun)))


def _by_adjective(head: Token, outcome: str) -> Iterator[Tally]:
    """ "the 17-strong team", "a 12-member delegation"."""
    for adjective in children(head, "amod", "compound", "nmod"):
        if adjective.lemma_.lower() in _MEMBERS and head.lemma_.lower() not in _STANDING_BODIES:
            for number in children(adjective, "npadvmod", "nummod"):
                value = number_of(number)
                if value is not None and number.i < adjective.i:
                    yield Tally(head, number, value, outcome, what=_MEMBERS[adjective.lemma_.lower()])

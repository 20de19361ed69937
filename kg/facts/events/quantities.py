"""How many were killed, injured, launched, exchanged …: numbers with what became of what they count."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.numbers import counted_number, is_people, number_of
from kg.facts.events.repairs import listed_before, lost_subject, mistaken, past_aside, past_day
from kg.syntax import (
    agents,
    children,
    conjuncts,
    is_negated,
    is_passive,
    patients,
    prepositional,
    relative_head,
    subjects,
)
from kg.vocabulary import Trigger, vocabulary

AFTERMATH = frozenset({"missing", "displaced", "evacuated", "rescued", "destroyed", "damaged"})
FREED = frozenset({"released", "exchanged"})
DEFENCE = frozenset({"shot_down", "intercepted"})
HARM = frozenset({"killed", "injured"})


@dataclass(frozen=True)
class Tally:
    """A number with the noun that it counts (`head`; the number itself where it stands alone) and what became of it.

    `like` is the noun that a number standing alone takes over from the number before: "71 drones, 45 of them". `what`
    is the word for what is counted where no noun for it stands there: "members" in "a 17-strong team".
    """

    head: Token
    number: Token
    value: float
    outcome: str
    like: Token | None = None
    what: str = ""


@cache
def _outcomes() -> dict[tuple[str, str], tuple[tuple[tuple[str, ...], Trigger, str], ...]]:
    """By word class and first lemma, the longest first: the words, the trigger and the outcome's notation."""
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], Trigger, str]]] = {}
    for notation, triggers in vocabulary().outcomes.items():
        for trigger in triggers:
            for words in trigger.lemmas:
                found.setdefault((trigger.word_class, words[0]), []).append((words, trigger, notation))
    return {
        key: tuple(sorted(group, key=lambda g: (-len(g[0]), -len(g[1].objects), g[2]))) for key, group in found.items()
    }


def tallies(document: Document, tokens: Iterable[Token]) -> list[Tally]:
    """The numbers with an outcome among these tokens, in text order."""
    found: dict[int, Tally] = {}
    for token in tokens:
        for tally in _tallies_at(document, token):
            found.setdefault(tally.number.i, tally)
    return _completed([found[i] for i in sorted(found)])


def _completed(found: list[Tally]) -> list[Tally]:
    """The tallies, with a noun for the things that are counted without one."""
    noun: Token | None = None
    completed = []
    for tally in found:
        if tally.head != tally.number:
            noun = tally.head
        elif tally.outcome not in HARM and tally.head.pos_ == "NUM":
            of = [token for token in prepositional(tally.number, "of") if token.pos_ == "NOUN"]  # "61 of the drones"
            tally = replace(tally, like=of[0] if of else noun)  # noqa: PLW2901
        completed.append(tally)
    return completed


def _tallies_at(document: Document, token: Token) -> Iterator[Tally]:
    pos = token.pos_
    if pos == "ADJ" or (pos == "VERB" and token.lower_ == "missing"):  # "three people still missing", a verb to parsers
        yield from _of_adjective(token) if ("adjective", token.lower_) in _outcomes() else ()
    elif pos == "VERB" and not is_negated(token):
        yield from _of_verb(document, token)
    elif token.pos_ == "NOUN":
        yield from _of_noun(document, token)


def _of_verb(document: Document, verb: Token) -> Iterator[Tally]:
    for words, trigger, outcome in _outcomes().get(("verb", verb.lemma_.lower()), ()):
        if not _has_particles(verb, words[1:]) or not _fits(verb, trigger):
            continue
        slots = {slot for slot, part in trigger.parts.items() if part == "Counted"}
        heads = agents(verb) if "subject" in slots else _undergoing(verb)
        for slot in slots - {"subject", "object"}:
            heads.extend(head for head in prepositional(verb, slot) if not children(head, "acl", "relcl"))
        if not heads:
            heads = children(verb, "advmod", "npadvmod")  # "injured twelve more"
        heads = [relative_head(head) for head in heads] + _likewise(verb)
        yield from _named(document, heads, outcome)
        yield from _counted([*heads, *_companions(heads)], outcome)
        yield from _each(verb, heads, outcome)
        return


def _companions(heads: Iterable[Token]) -> list[Token]:
    """Those whom parsers tie to what stands before: "killed a leader of X and his driver"."""
    beside = (other for head in heads for inner in prepositional(head, "of") for other in conjuncts(inner))
    return [other for other in beside if is_people(other) and any(c.tag_ == "PRP$" for c in children(other, "poss"))]


def _each(verb: Token, heads: Sequence[Token], outcome: str) -> Iterator[Tally]:
    """ "They exchanged prisoners on Monday, 157 each"."""
    for each in verb.subtree:
        numbers = children(each, "nummod") if each.lower_ == "each" and each.dep_ != "conj" else []
        for number in numbers[: len(heads)]:
            value = number_of(number)
            if value is not None:
                yield Tally(each, number, value, outcome, like=heads[0])


def _likewise(verb: Token) -> list[Token]:
    """Those to whom the same was done: "40 were hurt, as were five from the army, and two each from …"."""
    echoes = [
        c for c in children(verb, "advcl") if c.lemma_ == "be" and any(m.lower_ == "as" for m in children(c, "mark"))
    ]
    found = [head for echo in echoes for head in subjects(echo)]
    return found + [each for each in children(verb, "conj") if each.lower_ == "each" and children(each, "nummod")]


def _named(document: Document, heads: Iterable[Token], outcome: str) -> Iterator[Tally]:
    """Those killed or injured by name count one each: "killed Anna Kovac"."""
    named = ((head, document.mention_at(head)) for head in heads if head.pos_ == "PROPN")
    people = [head for head, mention in named if mention is not None and mention.kind == "person"]
    if people and outcome in HARM:
        yield Tally(people[0], people[0], float(len(people)), outcome)


def _called(head: Token) -> list[Token]:
    """The name that follows the noun for someone, else the noun: "the former fighter Carlos Vega"."""
    names = children(head, "appos") if head.pos_ == "NOUN" and not children(head, "nummod") else []
    return [name for name in names if name.pos_ == "PROPN"] or [head]


def _undergoing(verb: Token) -> list[Token]:
    """Those it is done to; a participle with nothing else beside it is passive: "with four missiles intercepted"."""
    found = patients(verb.head) if verb.dep_ == "oprd" else patients(verb)  # "leaving 22 wounded"
    found = found or lost_subject(verb)
    if found or is_passive(verb) or "have" in {child.lemma_ for child in children(verb, "aux")}:
        return found
    if verb.tag_ != "VBN" and not mistaken(verb):
        return found
    found = subjects(verb)
    return [*listed_before(found[0]), *found] if found else []


def _has_particles(verb: Token, words: tuple[str, ...]) -> bool:
    below = [*verb.children, *(noun for prep in children(verb, "prep") for noun in children(prep, "pobj"))]
    found = {word for token in below for word in (token.lower_, token.lemma_.lower())}
    return all(word in found for word in words)


def _fits(verb: Token, trigger: Trigger) -> bool:
    if not trigger.objects and not trigger.without_objects:
        return True
    objects = {head.lemma_.lower() for head in patients(verb)}
    return (not trigger.objects or bool(objects & trigger.objects)) and not objects & trigger.without_objects


def _counted(heads: Iterable[Token], outcome: str) -> Iterator[Tally]:
    for head in heads:
        if head.lower_ == "one" and prepositional(head, "of"):  # "one of its attacks" counts nothing
            continue
        inner = (
            prepositional(head, "of")
            if head.lemma_.lower() in ("life", "total", "toll", "barrage", "salvo", "wave", "swarm")
            else []
        )
        for noun in inner or [head]:
            counted = counted_number(noun)
            if counted is None and outcome in DEFENCE and any(c.lower_ in ("a", "an") for c in children(noun, "det")):
                counted = noun, 1.0  # "downed a helicopter"
            if counted is not None and (outcome not in HARM or _may_be_people(noun, counted[0])):
                yield Tally(noun, counted[0], counted[1], outcome)
            if outcome in FREED:  # "16 men, including four Chileans"
                yield from _counted(prepositional(noun, "including"), outcome)


def _may_be_people(noun: Token, number: Token) -> bool:
    if noun.lemma_ == "body" and not all(map(is_people, prepositional(noun, "of"))):  # of water
        return False
    named = noun.ent_type_ in ("NORP", "ORG")
    plain = not noun.ent_type_ and noun.tag_ == "NNS"
    return noun == number or is_people(noun) or named or plain or noun.lower_ in ("more", "others")


def _of_adjective(adjective: Token) -> Iterator[Tally]:
    """ "left five people dead and 20 wounded", "with 12 dead", "190 were dead"."""
    for _, _, outcome in _outcomes()[("adjective", adjective.lower_)][:1]:
        heads = (
            [*patients(adjective.head), *children(adjective.head, "nsubj")]
            if adjective.dep_ in ("oprd", "acomp")
            else []
        )
        numbers = children(adjective, "nummod", "npadvmod")
        if adjective.dep_ == "amod":
            heads = [adjective.head]
        elif not heads:
            heads = children(adjective, "nsubj")
        yield from _counted([*heads, *numbers], outcome)


def _of_noun(document: Document, noun: Token) -> Iterator[Tally]:
    """ "the deaths of 12 people", "a toll of 27", "the death toll rose to 27", "the dead are ten women"."""
    if noun.lemma_.lower() == "toll":
        risen = prepositional(noun.head, "to", "at") + patients(noun.head) if noun.dep_ == "nsubj" else []
        yield from _counted([*prepositional(noun, "of"), *risen], "killed")
    for _, trigger, outcome in _outcomes().get(("noun", noun.lemma_.lower()), ())[:1]:
        if trigger.objects and not trigger.objects & {head.lemma_.lower() for head in prepositional(noun, "of")}:
            return
        if trigger.parts and outcome in HARM:
            told = patients(noun.head) if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" else []
            victims = prepositional(noun, "of") + past_day(noun, "of")
            yield from _named(document, [victim for head in victims for victim in _called(head)], outcome)
            before = [word for word in children(noun, "compound") if word.tag_ == "NNS"]  # "21 civilians deaths"
            yield from _counted([noun, *before, *victims, *told, *past_aside(noun)], outcome)
        elif trigger.parts:
            yield from _counted(prepositional(noun, "of"), outcome)

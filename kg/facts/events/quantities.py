"""How many were killed, injured, launched, exchanged …: numbers with what became of what they count."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.numbers import counted_number, is_people, qualifier_of
from kg.model import Quantity
from kg.syntax import (
    agents,
    children,
    is_negated,
    is_passive,
    patients,
    prepositional,
    relative_head,
    subjects,
)
from kg.vocabulary import Trigger, vocabulary

DEFENCE = frozenset({"shot_down", "intercepted"})
HARM = frozenset({"killed", "injured"})


@dataclass(frozen=True)
class Tally:
    """A number with the noun that it counts (`head`; the number itself where it stands alone) and what became of it."""

    head: Token
    number: Token
    value: float
    outcome: str


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


def tallies(tokens: Iterable[Token]) -> list[Tally]:
    """The numbers with an outcome among these tokens, in text order."""
    found: dict[int, Tally] = {}
    for token in tokens:
        for tally in _tallies_at(token):
            found.setdefault(tally.number.i, tally)
    return [found[i] for i in sorted(found)]


def _tallies_at(token: Token) -> Iterator[Tally]:
    if token.pos_ == "VERB" and not is_negated(token):
        yield from _of_verb(token)
    elif token.pos_ == "ADJ" and ("adjective", token.lower_) in _outcomes():
        yield from _of_adjective(token)
    elif token.pos_ == "NOUN":
        yield from _of_noun(token)


def _of_verb(verb: Token) -> Iterator[Tally]:
    for words, trigger, outcome in _outcomes().get(("verb", verb.lemma_.lower()), ()):
        if not _has_particles(verb, words[1:]) or not _fits(verb, trigger):
            continue
        slots = {slot for slot, part in trigger.parts.items() if part == "Counted"}
        heads = agents(verb) if "subject" in slots else _undergoing(verb)
        for slot in slots - {"subject", "object"}:
            heads.extend(head for head in prepositional(verb, slot) if not children(head, "acl", "relcl"))
        if not heads:
            heads = children(verb, "advmod", "npadvmod")  # "injured twelve more"
        yield from _counted([relative_head(head) for head in heads], outcome)
        return


def _undergoing(verb: Token) -> list[Token]:
    """Those it is done to; a participle with nothing else beside it is passive: "with four missiles intercepted"."""
    found = patients(verb)
    if found or verb.tag_ != "VBN" or is_passive(verb) or "have" in {child.lemma_ for child in children(verb, "aux")}:
        return found
    return subjects(verb)


def _has_particles(verb: Token, words: tuple[str, ...]) -> bool:
    below = {word for child in verb.children for word in (child.lower_, child.lemma_.lower())}
    return all(word in below for word in words)


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
            if counted is not None and (outcome not in HARM or _may_be_people(noun, counted[0])):
                yield Tally(noun, counted[0], counted[1], outcome)


def _may_be_people(noun: Token, number: Token) -> bool:
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


def _of_noun(noun: Token) -> Iterator[Tally]:
    """ "the deaths of 12 people", "a toll of 27", "the death toll rose to 27"."""
    if noun.lemma_.lower() == "toll":
        risen = prepositional(noun.head, "to", "at") + patients(noun.head) if noun.dep_ == "nsubj" else []
        yield from _counted([*prepositional(noun, "of"), *risen], "killed")
    for _, trigger, outcome in _outcomes().get(("noun", noun.lemma_.lower()), ())[:1]:
        if trigger.parts and outcome in HARM:
            yield from _counted([noun, *prepositional(noun, "of")], outcome)
        elif trigger.parts:
            yield from _counted(prepositional(noun, "of"), outcome)


def quantity(document: Document, tally: Tally, rule: str, source: int | None) -> Quantity:
    """The tally as a fact; its evidence runs from the number's words to the noun counted."""
    words = [*tally.number.subtree, tally.head]
    noun = tally.head.text if tally.head != tally.number else "people" if tally.outcome in HARM else ""
    named = " ".join(t.text for t in [*children(tally.head, "amod", "compound"), tally.head] if t.i > tally.number.i)
    return Quantity(
        evidence=document.evidence(words, rule),
        value=tally.value,
        counted=named or noun,
        outcome=tally.outcome,
        qualifier=qualifier_of(document, tally.number),
        source=source,
    )

"""Which acts a verb, an adjective or a noun performs, by the triggers of the ontology."""

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from kg.facts.positions.stand import ACTS
from kg.model import Act
from kg.syntax import children, patients, prepositional, subjects
from kg.vocabulary import Trigger, vocabulary


@cache
def _by_first_word(word_class: str) -> Mapping[str, tuple[tuple[tuple[str, ...], Act, Trigger], ...]]:
    """The triggers of all acts of one word class by the first word of each lemma, longer lemmas first."""
    found: dict[str, list[tuple[tuple[str, ...], Act, Trigger]]] = {}
    for act in ACTS:
        for trigger in vocabulary().triggers_of(act, word_class=word_class):
            for lemma in trigger.lemmas:
                found.setdefault(lemma[0], []).append((lemma, act, trigger))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def acts_of_verb(verb: Token) -> Iterator[tuple[Act, Token | None]]:
    """The acts that the verb performs here, each with the preposition or particle that belongs to the trigger.

    "Call for" is no trigger of "call out for", and where a longer lemma fits the shorter ones do not count.
    """
    size = 0
    for lemma, act, trigger in _by_first_word("verb").get(verb.lemma_.lower(), ()):
        particle = _particle(verb, lemma[1:])
        fits = len(lemma) == 1 or particle is not None
        if len(lemma) >= size and fits and not _parted(verb, lemma) and _fits(verb, trigger):
            size = len(lemma)
            yield act, particle


def _particle(verb: Token, words: tuple[str, ...]) -> Token | None:
    """The last word of the trigger after its verb: "for" of "call for", "to" of "agree to" before a verb too."""
    if len(words) != 1:
        return None
    for child in verb.children:
        if child.i > verb.i and child.lower_ == words[0] and child.dep_ in ("prep", "prt", "dative", "agent"):
            return child
        if words[0] == "to" and child.dep_ in ("xcomp", "ccomp"):
            found = next((aux for aux in children(child, "aux") if aux.lower_ == "to"), None)
            if found is not None:
                return found
    return None


def _parted(verb: Token, lemma: tuple[str, ...]) -> bool:
    return any(child.lower_ not in lemma for child in children(verb, "prt"))


def _fits(verb: Token, trigger: Trigger) -> bool:
    objects = {token.lemma_.lower() for token in [*patients(verb), *prepositional(verb)]}
    actors = {token.lemma_.lower() for token in subjects(verb)}
    return (
        (not trigger.objects or bool(objects & trigger.objects))
        and not objects & trigger.without_objects
        and (not trigger.subjects or bool(actors & trigger.subjects))
        and not actors & trigger.without_subjects
    )


def acts_of_noun(noun: Token) -> Iterator[Act]:
    """The acts that the noun names here."""
    for lemma, act, _ in _by_first_word("noun").get(noun.lemma_.lower(), ()):
        if len(lemma) == 1:
            yield act


def acts_of_adjective(adjective: Token) -> Iterator[Act]:
    """The acts of a predicate with an infinitive after it: "is ready to talk"."""
    if any("to" in (aux.lower_ for aux in children(below, "aux")) for below in children(adjective, "xcomp")):
        for _, act, _ in _by_first_word("adjective").get(adjective.lemma_.lower(), ()):
            yield act

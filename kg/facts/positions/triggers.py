"""Which acts a verb, an adjective or a noun performs, by the triggers of the ontology."""

from collections.abc import Iterator
from typing import cast

from spacy.tokens import Token

from kg.document import Document
from kg.facts.positions.stand import ACTS
from kg.facts.triggers import index
from kg.model import Act
from kg.syntax import children


def acts_of_verb(document: Document, verb: Token) -> Iterator[tuple[Act, Token | None]]:
    """The acts that the verb performs here, each with the last word of a trigger of several: "for" of "call for"."""
    for match in index(*ACTS, word_class="verb").match(verb, document):
        yield cast(Act, match.term), match.words[-1] if len(match.words) > 1 else None


def acts_of_noun(noun: Token) -> Iterator[Act]:
    """The acts that the noun names here."""
    for word_class in ("noun", "plural"):
        for match in index(*ACTS, word_class=word_class).match(noun):
            yield cast(Act, match.term)


def acts_of_adjective(adjective: Token) -> Iterator[Act]:
    """The acts of a predicate with an infinitive after it: "is ready to talk"."""
    if any("to" in (aux.lower_ for aux in children(below, "aux")) for below in children(adjective, "xcomp")):
        for match in index(*ACTS, word_class="adjective").match(adjective):
            yield cast(Act, match.term)

"""Positions stated by a judgement: "called the plan unlawful", "described the report as an invention"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.positions.by_verb import is_supposed
from kg.facts.positions.content import content_of
from kg.facts.positions.parties import parties_of
from kg.facts.positions.said import judgement
from kg.facts.positions.stand import Stand, in_order
from kg.facts.referents import actors_of
from kg.facts.triggers import evokes
from kg.model import Fact
from kg.syntax import children, is_negated, is_passive


def by_judgements(document: Document, facts: Sequence[Fact]) -> Iterator[Stand]:
    """The positions that lie in what someone calls a deed, a plan or a report."""
    for sentence in document.body_sentences():
        for verb in sentence.tokens:
            if evokes(verb, "Calling", word_class="verb") and not document.is_quoted(verb):
                stand = _judged(document, facts, verb)
                if stand is not None:
                    yield stand


def _judged(document: Document, facts: Sequence[Fact], verb: Token) -> Stand | None:
    if is_negated(verb) or is_passive(verb) or is_supposed(verb):
        return None
    act, parties, content = judgement(_predicates(verb)), parties_of(document, facts, verb), content_of(verb)
    if act is None or not parties or not content:
        return None
    named = [token for token in actors_of(verb) if token.sent == verb.sent]
    return Stand(act, parties, content, in_order([*named, verb]), "judgement", 0.75, verb)


def _predicates(verb: Token) -> list[Token]:
    """What it is called: "called it void", "described it as an insult", "calls it a surrender in instalments"."""
    clauses = [below for below in children(verb, "ccomp") if children(below, "nsubj")]
    called = [word for prep in children(verb, "prep") if prep.lower_ == "as" for word in prep.children]
    called += [word for word in children(verb, "advcl") if word.pos_ == "ADJ" and word.i > verb.i]  # "as baseless"
    heads = [*children(verb, "oprd", "attr", "acomp"), *called, *clauses]
    heads += children(verb, "dobj")[1:]
    return [deep for head in heads for deep in (head, *children(head, "conj", "acomp", "attr", "amod"))]

"""Positions stated by a verb: "Kyiv insists on …", "rejected the proposal", "X accused Y of …", "agreed to …"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.positions.stand import Stand, trimmed
from kg.facts.positions.triggers import acts_of_verb
from kg.facts.speakers import actors_of, speakers_of
from kg.model import Act, Fact
from kg.syntax import auxiliaries, children, is_negated, is_passive

_UNCERTAIN = frozenset({"may", "might", "could", "can", "should", "must"})
_COMPLEMENTS = ("dobj", "obj", "ccomp", "xcomp", "prep", "dative", "oprd", "attr", "prt", "advcl", "acl")


def by_verbs(document: Document, facts: Sequence[Fact]) -> Iterator[Stand]:
    """The positions that verbs outside quotations state."""
    for sentence in document.body_sentences():
        for verb in sentence.tokens:
            if verb.pos_ == "VERB" and not document.is_quoted(verb) and not is_supposed(verb):
                yield from _stands(document, facts, verb)


def is_supposed(verb: Token) -> bool:
    """Whether the verb tells what may be or would have to be, not what is done."""
    conditional = any(child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless") for child in verb.children)
    return conditional or bool(auxiliaries(verb) & _UNCERTAIN)


def _stands(document: Document, facts: Sequence[Fact], verb: Token) -> Iterator[Stand]:
    for act, particle in acts_of_verb(verb):
        held = _unless_negated(act, verb)
        content = content_of(verb, particle)
        if held is None or not content:
            continue
        parties = speakers_of(document, facts, verb)
        if parties:
            named = [token for token in actors_of(verb) if token.sent == verb.sent]
            yield Stand(held, tuple(parties), content, (*sorted([*named, verb], key=lambda t: t.i),), "verb")
            return


def _unless_negated(act: Act, verb: Token) -> Act | None:
    """The act; refusing for what is not accepted, and none for any other act that is not done."""
    if not is_negated(verb):
        return act
    return "Reject" if act == "Accept" else None


def content_of(verb: Token, particle: Token | None = None) -> tuple[Token, ...]:
    """The words that say what: the verb's objects and complements, or in the passive its subject."""
    if is_passive(verb):
        subject = [token for child in children(verb, "nsubjpass") for token in child.subtree]
        return trimmed(sorted(subject, key=lambda t: t.i))
    found = [token for child in children(verb, *_COMPLEMENTS) if child.i > verb.i for token in child.subtree]
    if particle is not None and particle.dep_ in ("prep", "prt", "dative", "agent"):
        found = [token for token in found if token.i > particle.i]
    return trimmed(sorted(found, key=lambda t: t.i))

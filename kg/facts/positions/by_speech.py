"""Positions that lie in what someone says: "the army must leave", "we reject …", "said it would not attend"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.lexicon import verbs
from kg.facts.positions.by_verb import content_of, is_supposed
from kg.facts.positions.stand import Stand, trimmed
from kg.facts.positions.triggers import acts_of_verb
from kg.facts.speakers import actors_of, speakers_of
from kg.model import Fact, QuotationFact
from kg.syntax import auxiliaries, children, is_negated

_OBLIGATION = frozenset({"must", "should"})
_SELF = frozenset({"i", "we"})


def by_speech(document: Document, facts: Sequence[Fact]) -> Iterator[Stand]:
    """The positions that reported clauses and attributed quotations state."""
    yield from _quoted(document, facts)
    for sentence in document.body_sentences():
        for verb in sentence.tokens:
            if verb.lemma_ in verbs("Quotation") and verb.pos_ == "VERB" and not document.is_quoted(verb) and not is_negated(verb):
                yield from _reported(document, facts, verb)


def _reported(document: Document, facts: Sequence[Fact], verb: Token) -> Iterator[Stand]:
    for said in children(verb, "ccomp"):
        if document.is_quoted(said):
            continue
        obliged = auxiliaries(said) & _OBLIGATION
        refused = auxiliaries(said) & {"will", "would"} and is_negated(said) and _same_subject(said)
        if obliged or refused:
            parties = speakers_of(document, facts, verb)
            content = trimmed(sorted(said.subtree, key=lambda t: t.i))
            named = [token for token in actors_of(verb) if token.sent == verb.sent]
            if parties:
                yield Stand("Demand" if obliged else "Reject", tuple(parties), content, (*named, verb), "reported", 0.75)


def _same_subject(said: Token) -> bool:
    """Whether the reported clause speaks of the speaker: "said it would not …"."""
    return any(child.lower_ in ("it", "they", "he", "she") for child in children(said, "nsubj"))


def _quoted(document: Document, facts: Sequence[Fact]) -> Iterator[Stand]:
    for fact in facts:
        if not isinstance(fact, QuotationFact):
            continue
        party = document.mentions[fact.speaker]
        for verb in document.tokens(fact.words):
            if verb.pos_ not in ("VERB", "AUX"):
                continue
            clause = trimmed(sorted(verb.subtree, key=lambda t: t.i))
            inside = tuple(token for token in clause if document.is_quoted(token))
            if auxiliaries(verb) & _OBLIGATION and inside:
                yield Stand("Demand", (party,), inside, inside, "quoted", 0.7)
            elif any(child.lower_ in _SELF for child in children(verb, "nsubj")) and not is_negated(verb) and not is_supposed(verb):
                for act, particle in acts_of_verb(verb):
                    content = content_of(verb, particle)
                    if content:
                        yield Stand(act, (party,), content, inside or content, "quoted", 0.75)
                    break

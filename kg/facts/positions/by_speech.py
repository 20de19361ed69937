"""Positions that lie in what someone says: "the army must leave", "we reject …", "said it would not attend"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.positions.by_verb import act_and_content, is_supposed
from kg.facts.positions.stand import Stand, in_order, trimmed
from kg.facts.referents import PARTIES, actors_of, speakers_of, stands_for
from kg.facts.triggers import evokes
from kg.model import Act, Fact, Mention, QuotationFact
from kg.syntax import auxiliaries, children, is_negated, subjects

_OBLIGATION = frozenset({"must", "should"})
_SELF = frozenset({"i", "we"})
_THEMSELVES = frozenset({"it", "they", "he", "she"})


def by_speech(document: Document, facts: Sequence[Fact]) -> Iterator[Stand]:
    """The positions that reported clauses and attributed quotations state."""
    for fact in facts:
        if isinstance(fact, QuotationFact):
            yield from _quoted(document, fact)
    for sentence in document.body_sentences():
        for verb in sentence.tokens:
            if verb.pos_ == "VERB" and _tells(verb) and not document.is_quoted(verb) and not is_negated(verb):
                yield from _reported(document, facts, verb)


def _tells(verb: Token) -> bool:
    return evokes(verb, "Quotation", "Claim", word_class="verb")


def _reported(document: Document, facts: Sequence[Fact], verb: Token) -> Iterator[Stand]:
    for said in children(verb, "ccomp"):
        if said.i < verb.i or document.is_quoted(said):
            continue
        parties = tuple(party for party in speakers_of(document, facts, verb) if party.kind in PARTIES)
        act = _reported_act(document, facts, verb, said, parties)
        if act is not None and parties:
            named = [token for token in actors_of(verb) if token.sent == verb.sent]
            yield Stand(act, parties, trimmed(in_order(said.subtree)), in_order([*named, verb]), "reported", 0.7)


def _reported_act(
    document: Document, facts: Sequence[Fact], verb: Token, said: Token, parties: Sequence[Mention]
) -> Act | None:
    """What is done by saying so: others must, one will not oneself, or another party is claimed to do something."""
    own = any(child.lower_ in _THEMSELVES for child in children(said, "nsubj"))
    if _obliges(said) and not own:
        return "Demand"
    if own and is_negated(said) and auxiliaries(said) & {"will", "would"}:
        return "Reject"
    if evokes(verb, "Claim") and not own and not is_supposed(said):
        others = (stands_for(document, facts, head) for head in subjects(said))
        names = {party.name for party in parties}
        if any(other is not None and other.kind in PARTIES and other.name not in names for other in others):
            return "Accuse"
    return None


def _obliges(verb: Token) -> bool:
    """Whether the clause says what must be: "must leave", "needs to stop"."""
    needs = verb.lemma_ in ("need", "have") and any("to" in auxiliaries(child) for child in children(verb, "xcomp"))
    return bool(auxiliaries(verb) & _OBLIGATION) or needs


def _quoted(document: Document, fact: QuotationFact) -> Iterator[Stand]:
    """The positions in a speaker's own words: what others must do, what "I" or "we" demand, offer or refuse."""
    party = document.mentions[fact.speaker]
    for verb in document.tokens(fact.words):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        by_self = any(child.lower_ in _SELF for child in children(verb, "nsubj"))
        clause = trimmed([token for token in in_order(verb.subtree) if document.is_quoted(token)])
        if _obliges(verb) and not by_self and clause:
            yield Stand("Demand", (party,), clause, clause, "quoted", 0.7)
        elif by_self and not is_supposed(verb):
            found = act_and_content(document, verb)
            if found is not None:
                yield Stand(found[0], (party,), found[1], in_order([verb, *found[1]]), "quoted", 0.75)

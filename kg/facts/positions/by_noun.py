"""Positions stated by a noun: "his call for …", "their main demand is …", "voiced support for …"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.positions.by_verb import is_supposed
from kg.facts.positions.content import content_of
from kg.facts.positions.stand import Stand, in_order, trimmed
from kg.facts.positions.triggers import acts_of_noun
from kg.facts.referents import PARTIES, actors_of, speakers_of, stands_for
from kg.facts.triggers import evokes
from kg.model import Act, Fact, Mention
from kg.syntax import children, is_negated, is_passive, prepositional

_CONTENT = ("for", "to", "against", "about", "over", "of", "including")
_OF_OTHERS = ("Accept", "Reject", "Accuse", "Deny")  # "support of", "rejection of", "denunciation of"


def by_nouns(document: Document, facts: Sequence[Fact]) -> Iterator[Stand]:
    """The positions that nouns outside quotations state, where both whose they are and what they are about is said."""
    for sentence in document.body_sentences():
        for noun in sentence.tokens:
            stated = noun.pos_ == "NOUN" and not document.is_quoted(noun) and not _is_conversation(noun)
            act = next(acts_of_noun(noun), None) if stated else None
            content = _content(noun, act) if act is not None else ()
            if act is None or not content:
                continue
            party, proof = _owner(document, facts, noun, act), in_order(noun.subtree)
            if party is None:
                party, proof = _voiced_by(document, facts, noun)
            if party is not None:
                yield Stand(act, (party,), content, proof, "noun", 0.85, noun)


def _is_conversation(noun: Token) -> bool:
    """Whether the noun tells of an event of talking: "a phone call to X" demands nothing."""
    return evokes(noun, "Meeting", word_class="noun")


def _owner(document: Document, facts: Sequence[Fact], noun: Token, act: Act) -> Mention | None:
    """Whose it is by the noun's own phrase: "the Ruritanian demand", "X's offer", "an appeal by X"; the support of
    something is not its own.
    """
    made = [owner for verb in children(noun, "acl") for owner in prepositional(verb, "by")]  # "conditions set by X"
    after = [*prepositional(noun, *(("by", "from") if act in _OF_OTHERS else ("of", "by", "from"))), *made]
    for token in [*children(noun, "poss", "amod", "compound", "nmod"), *after]:
        named = token.dep_ in ("amod", "compound", "nmod")
        mention = document.mention_at(token) if named else stands_for(document, facts, token)
        if mention is not None and mention.kind in PARTIES:
            return mention
    return None


def _voiced_by(document: Document, facts: Sequence[Fact], noun: Token) -> tuple[Mention | None, tuple[Token, ...]]:
    """Whose it is by the verb that voices it: "X issued a call for …"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "obj") or not evokes(verb, "Voicing") or is_negated(verb) or is_supposed(verb):
        return None, ()
    speakers = [mention for mention in speakers_of(document, facts, verb) if mention.kind in PARTIES]
    named = [token for token in actors_of(verb) if token.sent == verb.sent]
    return (speakers[0] if speakers else None), in_order([*named, verb, *noun.subtree])


def _states_content(clause: Token) -> bool:
    """Whether a clause on the noun says what it is, not only whose: "a plan backed by X for a truce"."""
    told = not is_passive(clause) or any(below.lower_ in ("for", "to") for below in clause.subtree)
    return clause.dep_ in ("acl", "ccomp") and told


def _content(noun: Token, act: Act) -> tuple[Token, ...]:
    """What follows the noun by a preposition or as a clause, or what a verb of being or including says it is."""
    found = [
        token
        for child in noun.children
        if (child.dep_ == "prep" and child.lower_ in _CONTENT) or _states_content(child)
        for token in child.subtree
        if token is not child or child.dep_ != "prep"
    ]
    if not found and noun.dep_ == "nsubj" and noun.head.lemma_ in {"be", "include"}:
        told = children(noun.head, "attr", "ccomp", "xcomp", "dobj")
        return content_of(noun.head) if told else ()
    if not found and act in ("Accept", "Reject") and evokes(noun.head, "Voicing") and noun.dep_ == "dobj":
        return trimmed(in_order(noun.subtree))  # "expressed its support"
    return trimmed(in_order(found))

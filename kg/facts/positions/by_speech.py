"""Positions that lie in what someone says: "the army must leave", "we reject …", "said it would not attend"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.positions.by_verb import act_and_content, is_supposed
from kg.facts.positions.content import phrase
from kg.facts.positions.parties import led_by, parties_of, speaking_for
from kg.facts.positions.said import act_on_others, act_on_self, is_vital
from kg.facts.positions.stand import Stand, in_order, trimmed
from kg.facts.referents import PARTIES, actors_of, stands_for
from kg.facts.triggers import evokes
from kg.model import Act, Fact, Mention, QuotationFact
from kg.syntax import children, subjects

_WE = frozenset({"i", "we"})
_THEIR = frozenset({"his", "her", "its", "their"})
_SHORTEST = 2  # words at most that say nothing of their own: "needed", "must stop"
_POINTED = frozenset({"it", "this", "that", "these", "those", "which"})
_THEMSELVES = frozenset({"it", "they", "he", "she"})


def by_speech(document: Document, facts: Sequence[Fact]) -> Iterator[Stand]:
    """The positions that reported clauses and attributed quotations state."""
    for fact in facts:
        if isinstance(fact, QuotationFact):
            yield from _quoted(document, facts, fact)
    for sentence in document.body_sentences():
        for verb in sentence.tokens:
            if verb.pos_ == "VERB" and _tells(verb) and not document.is_quoted(verb) and not is_supposed(verb):
                yield from _reported(document, facts, verb)


def _tells(verb: Token) -> bool:
    return evokes(verb, "Quotation", "Claim", word_class="verb")


def _reported(document: Document, facts: Sequence[Fact], verb: Token) -> Iterator[Stand]:
    for said in children(verb, "ccomp"):
        if said.i < verb.i or document.is_quoted(said):
            continue
        parties = parties_of(document, facts, verb)
        act, words = _reported_act(document, facts, verb, said, parties)
        if act is not None and parties:
            named = [token for token in actors_of(verb) if token.sent == verb.sent]
            yield Stand(act, parties, trimmed(words), in_order([*named, verb]), "reported", 0.7, verb)


def _reported_act(
    document: Document, facts: Sequence[Fact], verb: Token, said: Token, parties: Sequence[Mention]
) -> tuple[Act | None, list[Token]]:
    """What is done by saying so, and the words that say what."""
    names = {side.name for party in parties for side in (party, *led_by(document, facts, party))}
    others = [other for head in subjects(said) if (other := stands_for(document, facts, head)) is not None]
    themselves = any(_is_self(child) for child in children(said, "nsubj", "nsubjpass"))
    if not is_vital(said) and (themselves or any(other.name in names for other in others)):
        return act_on_self(said)
    found = act_on_others(said)
    claimed = evokes(verb, "Claim") and not is_supposed(said) and any(other.kind in PARTIES for other in others)
    return ("Accuse" if found is None and claimed else found), phrase(said)


def _is_self(subject: Token) -> bool:
    """Whether the subject of what is said takes up who says it: "it", "his movement"."""
    theirs = any(child.lower_ in _THEIR for child in children(subject, "poss"))
    return subject.lower_ in _THEMSELVES or (theirs and evokes(subject, "OwnSide", word_class="noun"))


def _opens(document: Document, fact: QuotationFact, verb: Token) -> bool:
    """Whether the quoted words open with what the speaker does by them: "calling upon both sides to stop"."""
    return verb.tag_ == "VBG" and verb == document.tokens(fact.words)[0]


def _is_vague(document: Document, verb: Token) -> bool:
    """Whether the clause is about something only pointed at: "it must be felt", "that should not be"."""
    quoted = (child for child in children(verb, "nsubj", "nsubjpass") if document.is_quoted(child))
    return any(child.lower_ in _POINTED for child in quoted) and not is_vital(verb)


def _quoted(document: Document, facts: Sequence[Fact], fact: QuotationFact) -> Iterator[Stand]:
    """The positions in a speaker's own words: what others must do, what "I" or "we" demand, offer or refuse."""
    speaker = document.mentions[fact.speaker]
    if speaker.kind not in PARTIES:
        return
    for verb in document.tokens(fact.words):
        if verb.pos_ not in ("VERB", "AUX") or _is_vague(document, verb):
            continue
        own = {child.lower_ for child in children(verb, "nsubj") if child.lower_ in _WE}
        party = speaking_for(document, facts, speaker) if "we" in own else speaker
        act, clause = act_on_self(verb) if own else (act_on_others(verb), phrase(verb))
        words = trimmed([token for token in clause if document.is_quoted(token)])
        speaks = (bool(own) and not is_supposed(verb)) or _opens(document, fact, verb)
        found = act_and_content(document, verb) if speaks else None
        if found is not None:
            yield Stand(found[0], (party,), found[1], in_order([verb, *found[1]]), "quoted", 0.55)
        elif act is not None and len(words) > _SHORTEST and not (own and act == "Deny"):
            yield Stand(act, (party,), words, words, "quoted", 0.55)

"""Stretches of text that give a date, resolved against the publication date; the verb's tense says which way to look."""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.dates import Direction, resolve
from kg.document import DatedSpan
from kg.model import Span

_AHEAD = frozenset({"will", "shall", "'ll", "’ll"})
_DUE = frozenset({"schedule", "plan", "expect", "set", "due", "slate"})


def find_dates(doc: Doc, published: str | None) -> tuple[DatedSpan, ...]:
    """The dates in text order. A date that the text does not give, not even with the publication date, is left out."""
    found = []
    for ent in doc.ents:
        if ent.label_ not in ("DATE", "TIME"):
            continue
        date = resolve(ent.text, published, _direction(ent))
        if date is not None:
            found.append(DatedSpan(Span(ent.start_char, ent.end_char), date))
    return tuple(found)


def _direction(ent: TokenSpan) -> Direction:
    """Whether the date lies ahead: the verb that governs it is in the future or speaks of plans."""
    for token in ent.root.ancestors:
        if token.pos_ in ("VERB", "AUX"):
            return "future" if _looks_ahead(token) else "past"
    return "past"


def _looks_ahead(verb: Token) -> bool:
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if words & _AHEAD:
        return True
    due = verb.lemma_ in _DUE or any(child.lower_ == "due" for child in verb.children)
    return due or (verb.dep_ == "xcomp" and (verb.head.lemma_ in _DUE or _looks_ahead(verb.head)))

"""Where a name begins and ends: without marks, articles and titles at its edges, with the particles that belong to it."""

from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.gazetteer import gazetteer
from kg.vocabulary import vocabulary

_EDGE = frozenset({"'s", "’s", "'", "’", "the", "The", ",", "-", "–", "—", "“", "”", '"', "(", ")", "a", "an"})
_HONORIFICS = frozenset("mr mrs ms miss dr prof sir lord lady dame madam rev".split())
# Words inside names that are written small, in the languages whose names news carries.
_PARTICLES = frozenset("de da do dos das del della dela di du la le van von der den ter ten al el bin ibn bint ben abu ap zu".split())
_OPENING, _CLOSING = "“\"'‘", "”\"'’"


def trimmed(ent: TokenSpan) -> TokenSpan | None:
    """The stretch without articles, possessive endings and marks at its edges; None where nothing is left."""
    start, end = ent.start, ent.end
    while start < end and (ent.doc[start].text in _EDGE or ent.doc[start].is_space):
        start += 1
    while end > start and (ent.doc[end - 1].text in _EDGE or ent.doc[end - 1].is_space):
        end -= 1
    return ent.doc[start:end] if end > start else None


def person_span(ent: TokenSpan) -> TokenSpan | None:
    """A person's whole name: titles at its front left out, particles, further names and a quoted nickname taken in."""
    core = trimmed(ent)
    if core is None:
        return None
    doc, start, end = ent.doc, core.start, core.end
    while end - start > 1 and is_title_word(doc[start].lower_):
        start += 1
    while start > 0 and _belongs_before(doc, start):
        start -= 1
    while end < len(doc) and _belongs_after(doc, end):
        end += 1
    end = _with_nickname(doc, end)
    return doc[start:end]


def is_title_word(word: str) -> bool:
    """Whether a lower-case word is part of some role's title, or an honorific."""
    return word.rstrip(".") in _HONORIFICS or word in _title_words()


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for role in vocabulary().roles for title in role.titles for word in title.split())


def _belongs_before(doc: Doc, start: int) -> bool:
    """Whether the token before is a particle after another name, or another name."""
    before = doc[start - 1]
    if before.lower_ in _PARTICLES and before.text.islower():
        return start > 1 and _is_further_name(doc[start - 2])
    return _is_further_name(before) and not before.is_sent_end


def _belongs_after(doc: Doc, end: int) -> bool:
    after = doc[end]
    if after.lower_ in _PARTICLES and after.text.islower():
        return end + 1 < len(doc) and _is_further_name(doc[end + 1])
    return _is_further_name(after) and not after.is_sent_start


def _is_further_name(token: Token) -> bool:
    """A capitalised proper noun that stands for nothing else: no title, no country, no town, no body of its own."""
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.text.isupper() or is_title_word(token.lower_):
        return False
    if token.ent_type_ in ("ORG", "DATE", "FAC", "EVENT", "LAW", "WORK_OF_ART", "LOC") or token.is_space:
        return False
    if gazetteer().country_of(token.text) is not None:
        return False
    town = gazetteer().town(token.text) if token.ent_type_ == "GPE" else None
    return town is None or town.population < 20_000


def _with_nickname(doc: Doc, end: int) -> int:
    """The end of the name, moved past a nickname between quotation marks and the surname after it."""
    window = doc[end : end + 4]
    if len(window) == 4 and window[0].text in _OPENING and window[2].text in _CLOSING and window[3].pos_ == "PROPN":
        return end + 4
    return end

"""Where a name begins and ends: without marks, articles and titles at its edges, with the particles inside it."""

from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.gazetteer import gazetteer
from kg.gazetteer.directions import is_direction
from kg.reading.lexicon import is_noun
from kg.vocabulary import vocabulary

_EDGE = frozenset({"'s", "’s", "the", "The", "a", "an"})
# Words inside names that are written small, in the languages whose names news carries.
PARTICLES = frozenset(
    "de da do dos das del della dela di du la le van von der den ter ten al el bin binti ibn bint ben ould ag abu ap zu"
    " dei degli af av".split()
)
_OPENING, _CLOSING = "“\"'‘", "”\"'’"


def trimmed(ent: TokenSpan) -> TokenSpan | None:
    """The stretch without articles, possessive endings and marks at its edges; None where nothing is left."""
    start, end = ent.start, ent.end
    while start < end and _is_edge(ent.doc[start]):
        start += 1
    while end > start and _is_edge(ent.doc[end - 1]):
        end -= 1
    return ent.doc[start:end] if end > start else None


def _is_edge(token: Token) -> bool:
    return token.text in _EDGE or token.is_space or not any(char.isalnum() for char in token.text)


def body_span(ent: TokenSpan) -> TokenSpan | None:
    """A body's name: cut before the first small word that no name carries within it."""
    core = trimmed(ent)
    if core is None or not core[0].text[:1].isupper():
        return core if core is not None and core[0].lower_ in PARTICLES else None
    if len(core) == 2 and is_direction(core[0].lower_) and gazetteer().country_of(core[1].text) is not None:
        return core[1:]  # "Eastern Ruritanian forces"
    end = core.start
    for token in core:
        if (
            token.text == "("
            or (
                token.text.islower()
                and token.pos_ not in ("ADP", "DET", "CCONJ", "PART", "PUNCT")
                and token.lower_ not in PARTICLES
            )
            or _begins_another(core, token)
        ):
            break
        if token.text[:1].isupper() or not token.text.islower():
            end = token.i + 1
    return trimmed(ent.doc[core.start : end])


def _begins_another(core: TokenSpan, token: Token) -> bool:
    """Whether an article stands in the name after no small word: "Channel Twelve the Government"."""
    return token.text == "the" and token.i > core.start and token.nbor(-1).pos_ not in ("ADP", "CCONJ")


def place_span(ent: TokenSpan) -> TokenSpan | None:
    """A place's name, with the point of the compass before it: "eastern Ruritania"."""
    core = trimmed(ent)
    if core is None or core.start == 0 or core.root.pos_ not in ("PROPN", "NOUN"):
        return core
    before = ent.doc[core.start - 1]
    if before.text == "-" or not is_direction(before.lower_) or before.head.i not in range(core.start, core.end + 1):
        return core
    start = before.i
    if start > 1 and ent.doc[start - 1].text == "-" and ent.doc[start - 2].lower_ in ("north", "south"):
        start -= 2
    return ent.doc[start : core.end]


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
    """Whether a lower-case word is part of some role's title, in the plural too, or an honorific."""
    return is_honorific(word) or word in _title_words() or word.removesuffix("s") in _title_words()


def is_honorific(word: str) -> bool:
    """Whether a lower-case word is put before names out of respect, with or without a full stop."""
    return vocabulary().is_honorific(word)


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for role in vocabulary().roles for title in role.titles for word in title.split())


def joins_names(doc: Doc, i: int) -> bool:
    """Whether the token is a hyphen inside a name, with no space on either side."""
    return doc[i].text in ("-", "‑") and not doc[i].whitespace_ and i > 0 and not doc[i - 1].whitespace_


def _belongs_before(doc: Doc, start: int) -> bool:
    """Whether the token before is a particle after another name, or another name."""
    before = doc[start - 1]
    if joins_names(doc, start - 1):
        return start > 1 and doc[start - 2].pos_ == "PROPN" and doc[start - 2].text[:1].isupper()
    if before.lower_ in PARTICLES and before.text.islower():
        return start > 1 and _is_further_name(doc[start - 2])
    return _is_further_name(before) and not before.is_sent_end


def _belongs_after(doc: Doc, end: int) -> bool:
    after = doc[end]
    if joins_names(doc, end):
        return end + 1 < len(doc) and doc[end + 1].pos_ == "PROPN" and doc[end + 1].text[:1].isupper()
    if doc[end - 1].text == "-":
        return after.text[:1].isupper()
    if after.lower_ in PARTICLES and after.text.islower():
        return end + 1 < len(doc) and _is_further_name(doc[end + 1])
    return _is_further_name(after) and not after.is_sent_start


def _is_further_name(token: Token) -> bool:
    """A capitalised proper noun that stands for nothing else: no title, no country, no town, no body of its own."""
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.text.isupper() or is_title_word(token.lower_):
        return False
    if token.ent_type_ in ("ORG", "DATE", "FAC", "EVENT", "LAW", "WORK_OF_ART", "LOC") or token.is_space:
        return False
    if gazetteer().country_of(token.text) is not None or is_adherent(token):
        return False
    town = gazetteer().town(token.text) if token.ent_type_ == "GPE" else None
    return town is None or town.population < 20_000


def is_adherent(token: Token) -> bool:
    """Whether the word tells of which creed, party or people someone is: "Liberal A B"."""
    return token.ent_type_ == "NORP" and is_noun(token, "Adherent")


def _with_nickname(doc: Doc, end: int) -> int:
    """The end of the name, moved past a nickname between quotation marks and the surname after it."""
    window = doc[end : end + 4]
    if len(window) == 4 and window[0].text in _OPENING and window[2].text in _CLOSING and window[3].pos_ == "PROPN":
        return end + 4
    return end

"""Offices in bodies that have no name of their own: the head of "Peru's tax office" is no head of Peru."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.lexicon import signals
from kg.model import Mention
from kg.syntax import children, first_conjunct

_OF_BODY = frozenset({"of", "for", "at"})
_HANGS_BY = frozenset({"of", "in", "at", "for", "from", "near"})


def unnamed_body(document: Document, complement: Sequence[Token], body: Mention) -> list[Token]:
    """The words for what is headed, where the body that the complement names only owns it or says where it is.

    "Peru's tax office", "the Peruvian tax office", "the tax office of Peru" and "a tax office in Peru" are each the tax
    office, without Peru. None where the complement is the body itself: "Peru", "the Peruvian government", "the port
    town of Callao".
    """
    nouns = children(complement[0], "pobj") if complement[0].lower_ in _OF_BODY else []
    if not nouns or document.mention_at(nouns[0]) is not None or nouns[0] not in complement:
        return []
    own = document.tokens(body.span)
    renamed = any(first_conjunct(word).dep_ == "appos" for word in own)
    if renamed or nouns[0].lemma_.lower() in signals("Realm") or nouns[0].pos_ not in ("NOUN", "PROPN"):
        return []
    if any(word.dep_ == "pobj" for word in own) and own[0].i > nouns[0].i:
        return _up_to(complement[1:], own[0])
    return [word for word in complement[1:] if word not in own and not _ends_owner(word, own[-1])]


def _ends_owner(word: Token, owner: Token) -> bool:
    return word.i == owner.i + 1 and word.tag_ == "POS"


def _up_to(phrase: Sequence[Token], body: Token) -> list[Token]:
    """The phrase's words before the preposition by which the body hangs on it."""
    before = [word for word in phrase if word.i < body.i]
    while before and (before[-1].pos_ in ("DET", "ADJ", "PROPN", "NUM") or before[-1].tag_ == "POS"):
        before.pop()
    hangs = before and before[-1].lower_ in _HANGS_BY
    return before[:-1] if hangs else []


def worded(title: str, preposition: Token, words: Sequence[Token]) -> str:
    """The title with what is headed, an article in its owner's place: "head of the tax office"."""
    text = ""
    for word in words:
        gap = word.i - 1 > preposition.i and word.nbor(-1) not in words and word.nbor(-1).tag_ == "POS"
        text += ("the " if gap else "") + word.text_with_ws
    return f"{title} {preposition.lower_} {text.strip()}"

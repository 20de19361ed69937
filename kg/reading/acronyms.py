"""Acronyms that no list has: those that an article explains itself, "the Lantern Front (LF)", and those of what
someone heads, "who once chaired the LF".
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.document import Sentence
from kg.reading.lexicon import title_heads
from kg.reading.proposals import Name, Source

_LONGEST_NAME = 8  # tokens
_LETTERS = range(2, 8)
_HEAD = frozenset("chair head direct join".split())


def explained_acronyms(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[Name]:
    """Every occurrence, outside headings, of the acronyms that the article explains as a body's."""
    found = {token.text for token in doc[2:-1] if _is_explained(token)}
    if not found:
        return
    for sentence in sentences:
        if not sentence.heading:
            yield from (
                Name(doc[token.i : token.i + 1], "organization", Source.RULE)
                for token in sentence.tokens
                if token.text in found
            )


def headed_acronyms(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[Name]:
    """Every occurrence, outside headings, of the acronyms of what someone heads: it is a body."""
    found = {token.text for token in doc[1:] if _is_acronym(token) and _is_headed(token)}
    for sentence in sentences if found else ():
        if not sentence.heading:
            for token in sentence.tokens:
                if token.text in found and token.ent_type_ == "":
                    yield Name(doc[token.i : token.i + 1], "organization")


def _is_headed(token: Token) -> bool:
    """ "Chaired the LF", "the head of the LF"."""
    if token.nbor(-1).lower_ != "the" or token.ent_type_ or token.pos_ != "PROPN":
        return False
    above = token.head
    if token.dep_ == "dobj":
        return above.lemma_ in _HEAD
    return token.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ in title_heads()


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and token.is_alpha and len(token) in _LETTERS


def _is_explained(token: Token) -> bool:
    """Whether it stands in brackets after a body's name, or after words that it has the initials of."""
    if not _is_acronym(token):
        return False
    if token.nbor(-1).text != "(" or token.nbor().text != ")":
        return False
    before = token.doc[max(0, token.i - 1 - _LONGEST_NAME) : token.i - 1]
    initials = "".join(word.text[0] for word in before if word.text[:1].isupper())
    return initials.endswith(token.text) or before[-1].ent_type_ == "ORG"

"""Acronyms that an article explains itself, in brackets after the name they stand for: "the Lantern Front (LF)"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.document import Sentence
from kg.reading.proposals import Name, Source

_LONGEST_NAME = 8  # tokens
_LETTERS = range(2, 8)


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


def _is_explained(token: Token) -> bool:
    """Whether it stands in brackets after a body's name, or after words that it has the initials of."""
    if not (token.text.isupper() and token.is_alpha and len(token) in _LETTERS):
        return False
    if token.nbor(-1).text != "(" or token.nbor().text != ")":
        return False
    before = token.doc[max(0, token.i - 1 - _LONGEST_NAME) : token.i - 1]
    initials = "".join(word.text[0] for word in before if word.text[:1].isupper())
    return initials.endswith(token.text) or before[-1].ent_type_ == "ORG"

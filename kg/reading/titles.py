"""Titles and honorifics at the edge of a name: they are read as roles, and are no part of the name."""

from functools import cache

from spacy.tokens import Doc

from kg.vocabulary import vocabulary

_HONORIFICS = frozenset("mr mrs ms miss dr prof sir lord lady dame madam rev".split())


@cache
def _title_words() -> frozenset[str]:
    """Every word of every role title in the ontology."""
    return frozenset(word for role in vocabulary().roles for title in role.titles for word in title.split())


def is_title_word(word: str) -> bool:
    """Whether a lower-case word is part of some role's title, or an honorific."""
    return word.rstrip(".") in _HONORIFICS or word in _title_words()


def without_titles(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The stretch without title words at its front: "President Donald Trump" → "Donald Trump"."""
    while end - start > 1 and is_title_word(doc[start].lower_):
        start += 1
    return start, end

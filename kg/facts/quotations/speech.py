"""Quoted stretches that are no speech: nicknames inside a name, and names of operations, plans and works."""

from kg.document import Document
from kg.facts.quotations.cues import adjacent
from kg.facts.quotations.frames import Frame

_SMALL_WORDS = frozenset("a an and at by for from in of on or the to with".split())


def names_something(document: Document, frame: Frame, k: int) -> bool:
    """Whether the quoted words name a person, a work or an operation rather than being said.

    All their words are capitalised and they end in no mark, and no verb of saying introduces them.
    """
    span = frame.quotes[k][0]
    if any(mention.span.overlaps(span) and not mention.span.within(span) for mention in document.mentions):
        return True
    before, after = frame.before(k), frame.after(k)
    words = [word for word in document.text(span).split() if word.lower() not in _SMALL_WORDS]
    if not all(word[:1].isupper() and word[-1:].isalnum() for word in words):
        return False
    nickname = bool(before and after) and before[-1].pos_ == "PROPN" and after[0].pos_ == "PROPN" and len(words) < 3
    return nickname or (len(words) > 1 and adjacent(before) is None)

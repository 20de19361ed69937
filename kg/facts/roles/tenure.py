"""How long a role was held: "since 2019", "from 2010 to 2015", "until May"."""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.document import Document
from kg.model import DateValue
from kg.syntax import children

_BEGINS = frozenset({"since", "from"})
_ENDS = frozenset({"until", "till"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def tenure(document: Document, words: Iterable[Token]) -> tuple[DateValue | None, DateValue | None]:
    """The dates from and until which the role was held, as far as a preposition at one of these words gives them."""
    since: DateValue | None = None
    until: DateValue | None = None
    for preposition in _prepositions(words):
        date = _date(document, preposition)
        if date is None:
            continue
        if preposition.lower_ in _BEGINS:
            since = since or date
        elif preposition.lower_ in _ENDS or since is not None:
            until = until or date
    return since, until


def _prepositions(words: Iterable[Token]) -> Iterator[Token]:
    """What may give a date; "to" only after its "from"."""
    for word in words:
        for preposition in children(word, "prep"):
            if preposition.lower_ in _BEGINS | _ENDS:
                yield preposition
                yield from (below for below in children(preposition, "prep") if below.lower_ in _ENDS | {"to"})


def _date(document: Document, preposition: Token) -> DateValue | None:
    """The date right behind the preposition; a bare year is one too."""
    for head in children(preposition, "pobj"):
        for dated in document.dates:
            if dated.span.start <= head.idx < dated.span.end:
                return dated.date
        if _YEAR.fullmatch(head.text):
            return DateValue(head.text, head.text)
    return None

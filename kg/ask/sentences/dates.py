# ruff: noqa: E501 - a pattern is read as a whole
"""Dates that a sentence gives, in XSD form, anchored at the article's date."""

import re
from dataclasses import dataclass
from typing import Literal

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s+\d{{4}})?"
    rf"|{_MONTH},?\s+\d{{4}}|(?:[Ll]ast|[Nn]ext|[Tt]his)\s+(?:{_DAYS}|week|month|year)|(?:{_DAYS})"
    rf"|[Yy]esterday|[Tt]oday|[Tt]omorrow|[Ll]ast night|(?<=[Ii]n )(?:[12]\d{{3}}|{_MONTH})|(?<=[Ss]ince )(?:[12]\d{{3}}|{_MONTH}))(?!\w)"
)


@dataclass(frozen=True)
class Dated:
    """A date with its place in the sentence."""

    value: str
    start: int


def dates_in(text: str, published: str | None, direction: Literal["past", "future"]) -> list[Dated]:
    """The dates of a sentence in their order."""
    from kg.dates import resolve  # noqa: PLC0415 - brings the date parser, which most questions do without

    found = ((m, resolve(m[0], published, direction)) for m in _DATE.finditer(text))
    return [Dated(date.value, m.start()) for m, date in found if date is not None]

"""The year a story is in: in a passage about 2022, "on 7 January" is in 2022 though the article is of 2026."""

import re
from dataclasses import dataclass
from datetime import date

from kg.dates import Direction, resolve

_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b", re.I
)
_BESIDE_PUBLICATION = re.compile(r"day\b|\bweek|\bago\b|night\b|\b(?:this|last|next) (?:month|year)", re.I)
_OF_THE_MONTH = re.compile(r"\b(?:the|that) month\b", re.I)
_FAR = 6  # paragraphs: how far a story goes on without a date
_RECENT = 45  # days before publication: a date without a year that may be of these needs more to be of the story


@dataclass
class Narrative:
    """What the dates so far say of the year told of. `published` is the article's day, if it has one."""

    published: date | None
    last: str | None = None  # the last date of the story, in XSD form, its month known
    end: int = 0  # where it ended
    dates: int = 0  # how many dates of the story came in a row

    def place(self, text: str, value: str | None, start: int, whole: str, direction: Direction) -> str | None:
        """The value of a date as the story has it; `whole` is the article's text, in which it stands at `start`."""
        breaks = whole.count("\n\n", self.end, start)
        if self.last is not None and breaks > _FAR:
            self.last = None
        if self.last is not None and _OF_THE_MONTH.search(text):
            return self.last[:7]
        if value is None or self.published is None:
            return value
        if not _YEAR.search(text) and _MONTH.search(text) and direction != "future":
            value = self._told(value) or value
        self._note(text, value, start + len(text))
        return value

    def month(self, text: str) -> str | None:
        """ "Earlier in the month": the month of the story, else that of publication."""
        if not _OF_THE_MONTH.search(text) or self.published is None:
            return None
        return (self.last or self.published.isoformat())[:7]

    def _told(self, value: str) -> str | None:
        """The date in the story's year, or the next where the story would go back; None where it is no part of it."""
        if self.last is None or self.published is None:
            return None
        nearest = date.fromisoformat((value + "-01")[:10])
        if self.dates < 2 and (self.published - nearest).days <= _RECENT:
            return None
        year = int(self.last[:4]) + (value[4:] < self.last[4 : len(value)])
        told = f"{year}{value[4:]}"
        if told > self.published.isoformat():
            told = f"{year - 1}{value[4:]}"
        return told if told < value else None

    def _note(self, text: str, value: str, end: int) -> None:
        if _BESIDE_PUBLICATION.search(text) and not _YEAR.search(text):
            self.last, self.dates = None, 0
        elif len(value) >= 7 and self.published is not None:
            old = value[:4] < self.published.isoformat()[:4]
            self.last, self.dates, self.end = (value, self.dates + 1, end) if old else (None, 0, end)


def narrative(published: str | None) -> Narrative:
    """The state before the first date of an article published then (ISO)."""
    day = resolve("today", published)
    return Narrative(date.fromisoformat(day.value) if day else None)

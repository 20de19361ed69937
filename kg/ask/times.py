"""The dates and rounds that a question asks about. What it leaves open stays open."""

import re
from dataclasses import dataclass

from kg.moments import Moment, moment

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = r"(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "may" else "may" for m in _MONTHS) + r"|sept)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_DATES = tuple(
    re.compile(rf"\b(?:(?:on|in|of|since|during|from|by|until|for)\s+)?(?:the\s+)?{pattern}(?!\w)", re.I)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
        r"(?P<year>\d{4})-(?P<month>\d\d)",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
        rf"{_MONTH}\s+{_DAY}(?!\d)(?:,?\s+{_YEAR})?",
        rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}",
        rf"(?<=in ){_MONTH}",
        _YEAR,
    )
)
_AS_OF = re.compile(r"\bas (?:of|at)\s+(?:the end of\s+)?(?=\w+\.?[\s,-]*\d|\d)", re.I)
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_ROUND = re.compile(
    rf"\b(?:(?:at|in|during|for)\s+)?(?:the\s+)?(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<number>\d{{1,2}})(?:st|nd|rd|th))\s+round\b|\bround\s+(?P<after>\d{{1,2}}|one|two|three|four|five)\b",
    re.I,
)
_NUMBER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True)
class TimeLimit:
    """A date with what the question leaves out left out; `text` is how the question says it."""

    text: str
    year: str | None = None
    month: str | None = None
    day: str | None = None

    @property
    def moment(self) -> Moment | None:
        """The time it stands for; none where it has no year, or where there is no such day."""
        parts = [self.year, *([self.month] if self.month else []), *([self.day] if self.month and self.day else [])]
        try:
            return moment("-".join(parts)) if self.year else None  # type: ignore[arg-type]
        except ValueError:
            return None

    def allows(self, value: str) -> bool:
        """Whether a date in XSD form (day, month or year) does not contradict the limit."""
        parts = (value[:4], value[5:7], value[8:10])
        return all(
            not want or not have or want == have
            for want, have in zip((self.year, self.month, self.day), parts, strict=True)
        )

    def confirms(self, value: str) -> bool:
        """Whether a date is as exact as the limit and within it."""
        parts = (value[:4], value[5:7], value[8:10])
        return all(
            not want or want == have for want, have in zip((self.year, self.month, self.day), parts, strict=True)
        )


def read_date(text: str) -> tuple[TimeLimit | None, str]:
    """The first date in a question, and the question without it."""
    for pattern in _DATES:
        found = pattern.search(text)
        if found:
            parts = found.groupdict()
            limit = TimeLimit(
                found[0].strip(), parts.get("year"), _month_number(parts.get("month")), _two_digits(parts.get("day"))
            )
            return limit, re.sub(r"\s+", " ", text[: found.start()] + " " + text[found.end() :]).strip()
    return None, text


def read_as_of(text: str) -> tuple[TimeLimit | None, str]:
    """The date up to which a question wants articles to count, "as of May 2024", and the question without it."""
    found = _AS_OF.search(text)
    if not found:
        return None, text
    limit, rest = read_date(text[found.end() :])
    before = text[: found.start()].strip(" ,")
    return (limit, f"{before} {rest.strip(' ,')}".strip()) if limit else (None, text)


def _month_number(text: str | None) -> str | None:
    if not text:
        return None
    if text.isdigit():
        return text
    return f"{next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(text[:3].lower())):02}"


def _two_digits(text: str | None) -> str | None:
    return text.zfill(2) if text else None


def read_round(text: str) -> int | None:
    """The round of talks that a question names: "the third round", "round 3"."""
    found = _ROUND.search(text)
    if not found:
        return None
    if found["word"]:
        return _ORDINALS.index(found["word"].lower()) + 1
    after = (found["after"] or "").lower()
    return _NUMBER_WORDS.get(after) or int(found["number"] or after)

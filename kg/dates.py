"""Dates as the text, with its publication date, gives them. None is invented: where the text is vague, so is the value."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from dateparser.date import DateDataParser

from kg.model import DateValue

Direction = Literal["past", "future"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_MONTH = re.compile(rf"\b(?:{_MONTHS})\b", re.I)
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_DAY = re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b", re.I)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})s?\b", re.I)
_RELATIVE = re.compile(r"\b(?:today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last night|ago|(?:this|last|next) (?:week|month|year))\b", re.I)
_LAST_NEXT_NAMED = re.compile(rf"\b(last|this|next|past|coming) (?={_MONTHS}|{'|'.join(WEEKDAYS)})", re.I)
_NOT_A_DATE = re.compile(r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|few|many) (?:day|week|month|year|decade|hour)s?\b(?! ago)|\bevery\b|\beach\b|annual|century|-year", re.I)
# Words around a date that place it within its day, month or year; they do not change which one it is.
_TRIM = re.compile(r"^(?:on|in|by|since|until|from|during|the|of|as of|around|about|early|earlier|late|later|mid|before|after|night|morning|evening|afternoon|beginning|end|start|\s|-|,)+\b", re.I)
_PARTS_OF_DAY = {"tonight": "today", "last night": "yesterday", "this morning": "today", "this afternoon": "today", "this evening": "today"}


def resolve(text: str, published: str | None, direction: Direction = "past") -> DateValue | None:
    """The date that `text` gives, in XSD form (day, month or year), anchored at `published` (ISO); None if it gives none.

    `direction` says where a date without a year, or a bare weekday, lies. A week that falls within one month gives the month.
    """
    base = _day(published)
    value = _resolve(text.strip(), base, direction)
    return DateValue(value, text.strip()) if value else None


def _day(published: str | None) -> date | None:
    if not published or len(published) < 10:
        return None
    return date.fromisoformat(published[:10])


@lru_cache(maxsize=4096)
def _resolve(text: str, base: date | None, direction: Direction) -> str | None:
    core = _TRIM.sub("", text).strip(" ,.")
    core = _PARTS_OF_DAY.get(core.lower(), core)
    if _NOT_A_DATE.search(core):
        return None
    named_month, year, weekday = _MONTH.search(core), _YEAR.search(core), _WEEKDAY.search(core)
    if re.fullmatch(_YEAR, core):
        return core
    if not (named_month or weekday or _RELATIVE.search(core)) or (base is None and not (named_month and year)):
        return None
    if named_month and not year and not _DAY.search(core) and _is_modal_may(core):
        return None
    if weekday and not named_month and base:
        return _weekday(weekday[1].lower(), core, base, direction)
    return _parse(core, base, direction)


def _is_modal_may(text: str) -> bool:
    return "may" in text and "May" not in text


def _weekday(name: str, text: str, base: date, direction: Direction) -> str:
    """The nearest such weekday in the direction, the day of publication included unless "last" or "next" excludes it."""
    ahead = (WEEKDAYS.index(name) - base.weekday()) % 7
    lowered = text.lower()
    if "next" in lowered or "coming" in lowered or (direction == "future" and "last" not in lowered):
        days = ahead or (7 if "next" in lowered else 0)
    else:
        days = ahead - 7 if ahead else (-7 if "last" in lowered else 0)
    return (base + timedelta(days=days)).isoformat()


def _parse(text: str, base: date | None, direction: Direction) -> str | None:
    named = _LAST_NEXT_NAMED.search(text)
    if named:
        direction = "future" if named[1].lower() in ("next", "coming") else "past"
        text = _LAST_NEXT_NAMED.sub("", text)
    anchor = base or date(2000, 1, 1)
    data = _parser(anchor, direction).get_date_data(text)
    if data.date_obj is None:
        return None
    found: date = data.date_obj.date()
    if data.period == "week":
        return _month_of_week(found)
    if not _YEAR.search(text) and base and _MONTH.search(text):
        found = _nearest_year(found, base, direction, data.period)
    return found.isoformat()[: {"day": 10, "month": 7, "year": 4}.get(data.period, 10)]


@lru_cache(maxsize=256)
def _parser(anchor: date, direction: Direction) -> DateDataParser:
    settings = {
        "RELATIVE_BASE": datetime(anchor.year, anchor.month, anchor.day),
        "PREFER_DATES_FROM": direction,
        "PREFER_DAY_OF_MONTH": "first",
    }
    return DateDataParser(languages=["en"], settings=settings)


def _month_of_week(day: date) -> str | None:
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    return monday.isoformat()[:7] if monday.month == sunday.month else None


def _nearest_year(found: date, base: date, direction: Direction, period: str) -> date:
    """The year for a date written without one: the one nearest in the direction, the publication's own month included."""
    size = 7 if period == "month" else 10
    years = [base.year, base.year - 1] if direction == "past" else [base.year, base.year + 1]
    for year in years:
        candidate = date(year, found.month, min(found.day, 28 if found.month == 2 else found.day))
        inside = candidate.isoformat()[:size] <= base.isoformat()[:size]
        if inside if direction == "past" else (candidate.isoformat()[:size] >= base.isoformat()[:size]):
            return candidate
    return found

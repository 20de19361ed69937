"""Dates as the text, with its publication date, gives them; where the text is vague, so is the value."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from dateparser.date import DateDataParser
from text_to_num import text2num

from kg.model import DateValue

# Where a date lies of which the text leaves something out: `near` is the past unless the other way is much nearer.
Direction = Literal["past", "future", "near"]
_FAR = 270  # days
_SOON = 1  # months: a month this near ahead is not that of a year ago

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_RANGE = rf"(?P<day>{_NUMBER})(?!\d)(?:\s*(?:-|–|—|to|and|or|/)\s*(?:the )?{_NUMBER}(?!\d))?"
_YEAR_GROUP = r"(?:,?\s+(?:of )?(?P<year>(?:1[6-9]|20)\d\d)\b)?"
# A day of a month: "23 July", "the 23rd of July 2025", "July 23, 2025", "23-24 July".
_DAY_FIRST = re.compile(rf"\b{_RANGE}\s+(?:of\s+)?(?P<month>{MONTHS})\b\.?{_YEAR_GROUP}", re.I)
_MONTH_FIRST = re.compile(rf"\b(?P<month>{MONTHS})\b\.?\s+(?:the )?{_RANGE}{_YEAR_GROUP}", re.I)
_ISO = re.compile(r"\b(?P<iso>(?:1[6-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b")
_OF_YEAR = re.compile(rf"\b(?:{MONTHS})\b\.?,?\s+(?:1[6-9]|20)\d\d\b", re.I)
_MONTH = re.compile(rf"\b({MONTHS})\b", re.I)
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.I)
# Parts of a year that are no month: they leave the year.
_PART_OF_YEAR = re.compile(
    r"(?:(?:the|a|in|of|early|late|mid|first|second|third|fourth|last|half|quarter|spring|summer|autumn|fall|winter"
    r"|beginning|start|end|middle)[\s-]*)*(?P<year>(?:1[6-9]|20)\d\d)",
    re.I,
)
_YEAR_BESIDE_MONTH = re.compile(r"\b(last|this|next) year\b", re.I)
_RELATIVE = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last night|ago"
    r"|(?:this|last|next) (?:week|month|year))\b",
    re.I,
)
_LAST_NEXT_NAMED = re.compile(rf"\b(last|this|next|past|coming) (?={MONTHS}|{'|'.join(WEEKDAYS)})", re.I)
_NOT_A_DATE = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|few|many)"
    r" (?:day|week|month|year|decade|hour)s?\b"
    r"(?! ago)|\bevery\b|\beach\b|annual|century|-year|\d0s\b|weekend|anniversary|\bbetween\b",
    re.I,
)
# Words around a date that place it within its day, month or year; they do not change which one it is.
_TRIM = re.compile(
    r"^(?:on|in|by|since|until|from|during|the|of|as of|around|about|early|earlier|late|later|mid|before|after|night"
    r"|morning|evening|afternoon|beginning|middle|end|start|\s|-|,)+\b",
    re.I,
)
# Days up to that of publication, and the two last of the week.
_LATELY = re.compile(r"(?:the )?(?:last|past|previous) (?P<count>[\w-]+) (?P<unit>day|week)s", re.I)
_WEEKEND = re.compile(r"(?:(?:at|over|on|the|this|last|past|next|coming) )*weekend", re.I)
_JUST_NOW = 2  # days: a weekday this near before publication is not "last"
_PARTS_OF_DAY = {"tonight": "today", "last night": "yesterday"} | dict.fromkeys(
    ("this morning", "this afternoon", "this evening"), "today"
)


def resolve(text: str, published: str | None, direction: Direction = "past") -> DateValue | None:
    """The date that `text` gives, in XSD form (day, month or year), anchored at `published` (ISO); None for none.

    `direction` says where a date without a year, or a bare weekday, lies. Of a range the first day counts. A week, a
    weekend or "the last four days" that fall within one month give the month, a season or quarter its year.
    """
    value = _resolve(text.strip(), _day(published), direction)
    return DateValue(value, text.strip()) if value else None


def day_after(value: str, days: int) -> str | None:
    """The day so many days after a full date, None where the value is only a month or a year."""
    return (date.fromisoformat(value) + timedelta(days=days)).isoformat() if len(value) == 10 else None


def date_patterns(text: str) -> Iterator[tuple[int, int]]:
    """Where days of named months, months with a year and ISO dates stand in a text, as offsets, in text order."""
    found = {m.span() for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO, _OF_YEAR) for m in pattern.finditer(text)}
    end = -1
    for start, stop in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= end and text[start:stop][:1] != "m":  # "they may 23 times"
            end = stop
            yield start, stop


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published and len(published) >= 10 else None


@lru_cache(maxsize=4096)
def _resolve(text: str, base: date | None, direction: Direction) -> str | None:
    iso = _ISO.search(text)
    if iso:
        return _valid(*map(int, iso["iso"].split("-")))
    core = _TRIM.sub("", text).strip(" ,.")
    core = _PARTS_OF_DAY.get(core.lower(), core)
    of_month = _DAY_FIRST.search(core) or _MONTH_FIRST.search(core)
    if of_month:
        return _of_month(of_month, core, base, direction)
    if base is not None and (days := _days_of(core, base, direction)):
        return _month_of(*days)
    return None if _NOT_A_DATE.search(core) else _vaguer(core, base, direction)


def _days_of(text: str, base: date, direction: Direction) -> tuple[date, date] | None:
    """The first and the last day of a weekend, or of "the last four days"."""
    lately, weekend = _LATELY.fullmatch(text), _WEEKEND.fullmatch(text)
    if weekend:
        saturday = base + timedelta(days=5 - base.weekday())
        ahead = direction == "future" or re.search(r"\b(?:this|next|coming)\b", text, re.I)
        if not ahead and (saturday > base or "last" in text.lower()):
            saturday -= timedelta(days=7)
        return saturday, saturday + timedelta(days=1)
    try:
        count = text2num(lately["count"].lower(), "en") if lately else 0
    except ValueError:  # "the last few days"
        return None
    days = count * (7 if lately and lately["unit"].lower() == "week" else 1)
    return (base - timedelta(days=days), base) if days else None


def _vaguer(core: str, base: date | None, direction: Direction) -> str | None:
    """A year, a month, a weekday, or what is said in relation to the publication date."""
    named, weekday, part = _MONTH.search(core), _WEEKDAY.search(core), _PART_OF_YEAR.fullmatch(core)
    if part:
        return part["year"]
    if named and not _is_modal_may(core):
        return _month(named, core, base, direction)
    if base is not None and weekday:
        return _weekday(weekday[1].lower(), core, base, direction)
    return _parse(core, base, direction) if base is not None and _RELATIVE.search(core) else None


def _is_modal_may(text: str) -> bool:
    return "may" in text and "May" not in text


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _of_month(found: re.Match[str], text: str, base: date | None, direction: Direction) -> str | None:
    """A day of a named month, with its year or in the nearest one."""
    day, month = int(re.sub(r"\D", "", found["day"])), _number_of(found["month"])
    year = found["year"] or _year_beside(text, base)
    if year:
        return _valid(int(year), month, day)
    if base is None:
        return None
    return _nearest(month, day, base, _stated_direction(text, direction))


def _nearest(month: int, day: int, base: date, direction: Direction) -> str | None:
    """The day in the last or the coming twelve months; None for a 29 February that neither has."""
    years = (base.year + 1, base.year, base.year - 1)
    days = [date.fromisoformat(value) for year in years if (value := _valid(year, month, day))]
    past = max((found for found in days if found <= base), default=None)
    ahead = min((found for found in days if found >= base), default=None)
    if direction == "near":
        far = past is None or (base - past).days > _FAR
        direction = "future" if far and ahead is not None and (ahead - base).days < 365 - _FAR else "past"
    chosen = ahead if direction == "future" else past
    return chosen.isoformat() if chosen is not None and abs((chosen - base).days) <= 366 else None


def _month(found: re.Match[str], text: str, base: date | None, direction: Direction) -> str | None:
    month = _number_of(found[1])
    given = _YEAR.search(text)
    year = given[0] if given else _year_beside(text, base)
    if year:
        return f"{year}-{month:02d}"
    if base is None:
        return None
    direction = _stated_direction(text, direction)
    if direction == "near" and (month - base.month) % 12 <= _SOON:
        direction = "future"
    if direction != "future":
        return f"{base.year - (month > base.month)}-{month:02d}"
    return f"{base.year + (month < base.month)}-{month:02d}"


def _number_of(month: str) -> int:
    return _MONTH_NAMES.index(month[:3].lower()) + 1


def _year_beside(text: str, base: date | None) -> str | None:
    """The year of "January last year"."""
    beside = _YEAR_BESIDE_MONTH.search(text)
    if beside is None or base is None:
        return None
    return str(base.year + {"last": -1, "this": 0, "next": 1}[beside[1].lower()])


def _stated_direction(text: str, direction: Direction) -> Direction:
    """What "last" or "next" before the name says, else the direction given."""
    named = _LAST_NEXT_NAMED.search(text)
    if named is None or named[1].lower() == "this":
        return direction
    return "future" if named[1].lower() in ("next", "coming") else "past"


def _weekday(name: str, text: str, base: date, direction: Direction) -> str:
    """The nearest such weekday in the direction, the day of publication included but for "last" and "next"."""
    ahead = (WEEKDAYS.index(name) - base.weekday()) % 7
    lowered = text.lower()
    if "next" in lowered or "coming" in lowered or (direction == "future" and "last" not in lowered):
        days = ahead or (7 if "next" in lowered else 0)
    else:
        days = ahead - 7 if ahead else 0
        if "last" in lowered and days >= -_JUST_NOW:  # yesterday is "on Tuesday"
            days -= 7
    return (base + timedelta(days=days)).isoformat()


def _parse(text: str, base: date, direction: Direction) -> str | None:
    data = _parser(base, direction).get_date_data(text)
    if data.date_obj is None:
        return None
    found: date = data.date_obj.date()
    if data.period == "week":
        monday = found - timedelta(days=found.weekday())
        return _month_of(monday, monday + timedelta(days=6))
    return found.isoformat()[: {"day": 10, "month": 7, "year": 4}.get(data.period, 10)]


@lru_cache(maxsize=256)
def _parser(anchor: date, direction: Direction) -> DateDataParser:
    settings = {
        "RELATIVE_BASE": datetime(anchor.year, anchor.month, anchor.day),
        "PREFER_DATES_FROM": "future" if direction == "future" else "past",
        "PREFER_DAY_OF_MONTH": "first",
    }
    return DateDataParser(languages=["en"], settings=settings)


def _month_of(first: date, last: date) -> str | None:
    """The month, where both days are of one."""
    return first.isoformat()[:7] if first.isoformat()[:7] == last.isoformat()[:7] else None

"""Dates as stretches of days: a time line needs a first and a last day where a text may give only a month or a year."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

# A date, a month or a year in XSD form; the time of day and the zone of a dateTime play no part.
_XSD = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-]*\d)")

DayRange = tuple[str, str]


def day_range(value: str) -> DayRange | None:
    """The first and last day of an XSD date, dateTime, gYearMonth or gYear; None for anything else.

    `2025-07` → (`2025-07-01`, `2025-07-31`).
    """
    found = _XSD.match(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = date(first.year, last_month, day or monthrange(first.year, last_month)[1])
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def span(values: Iterable[str]) -> DayRange | None:
    """From the first to the last day of all these dates; None where none of them is a date."""
    ranges = [found for value in values if (found := day_range(value))]
    if not ranges:
        return None
    return min(first for first, _ in ranges), max(last for _, last in ranges)

"""When an article was published, where its input says so in a form that leaves no doubt."""

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

_XSD_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
_RFC_2822 = re.compile(r"([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(:\d\d)? ([+-]\d{4}|[A-Z]{1,3})")
_WIDEST_OFFSET = timedelta(hours=14)  # xsd:dateTime allows no more


def publication_date(given: str) -> str | None:
    """The date or date-time in XSD form, or None where it is neither ISO 8601 nor RFC 2822, or no day of the calendar.

    What is in XSD form already is kept as written (`2025-07-23T10:00:00Z`). Nothing is guessed: `23/07/2025` is None.
    """
    given = given.strip()
    if not given.isascii():
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        return _date_time(given)


def _date_time(given: str) -> str | None:
    try:
        moment = parsedate_to_datetime(given) if _RFC_2822.fullmatch(given) else datetime.fromisoformat(given)
    except (ValueError, TypeError, OverflowError):
        return None
    if abs(moment.utcoffset() or timedelta()) > _WIDEST_OFFSET:
        return None
    return given if _XSD_DATE_TIME.fullmatch(given) else moment.isoformat()

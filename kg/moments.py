"""A day, a month or a year, and how far apart days are."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_MONTH = 30.44  # days
_FEW = 61  # days from which months are counted
_YEARS = 730  # days from which years are counted
FAR = 10**6  # days: no day tells


@dataclass(frozen=True)
class Moment:
    """A time as exact as `text` gives it, from its `first` to its `last` day; all in XSD form."""

    text: str
    first: str
    last: str

    @property
    def end(self) -> "Moment":
        """Its last day."""
        return Moment(self.last, self.last, self.last)


def moment(text: str) -> Moment:
    """The moment of "2024", "2024-05", "2024-05-17". Raises ValueError for what is no day, month or year."""
    given = text[:10]
    if len(given) not in (4, 7, 10):
        raise ValueError(f"{text!r} is no year, month or day")
    first = date.fromisoformat((given + "-01-01")[:10])
    last_month = first.month if len(given) > 4 else 12
    last_day = first.day if len(given) == 10 else monthrange(first.year, last_month)[1]
    return Moment(given, first.isoformat(), date(first.year, last_month, last_day).isoformat())


def published_until(published: str | None, day: str) -> bool:
    """Whether an article is known to be published on that day or before."""
    try:
        return published is not None and moment(published).last <= day
    except ValueError:
        return False


def days_between(one: str, other: str) -> int:
    """How many days lie between two days, in either order."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def told(days: int) -> str:
    """A length of time in words: `12 days`, `14 months`, `3 years`."""
    if days < _FEW:
        return f"{days} day{'' if days == 1 else 's'}"
    return f"{int(days / _MONTH)} months" if days < _YEARS else f"{int(days / (12 * _MONTH))} years"

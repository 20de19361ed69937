"""When two values cannot both be right, and when one only says more closely what the other says."""

from collections.abc import Mapping
from datetime import date

from kg.disagreements.claims import Claim
from kg.ids import NK

# The notations of nk:Qualifier.
_LEAST = frozenset({"at least", "more than"})
_MOST = frozenset({"up to", "fewer than"})
_ABOUT = frozenset({"about", "nearly"})
_NEAR = 0.1  # share of a number within which "about" is true
_ALONG = {"Planned": 0, "Ongoing": 1, "Happened": 2, "Cancelled": 3}  # how far an event has come
_DATES = frozenset({"date", "from", "until"})
_OTHERS = frozenset({"headedBy", "holder", "round"})
_TOGETHER = frozenset({"place", "headedBy", "holder"})  # one article may give several of these at once


def conflict(one: Claim, other: Claim, lies_in: Mapping[str, str]) -> bool:
    """Whether two claims of one subject and property cannot both be right. `lies_in` are countries of places."""
    if one.value == other.value:
        return False
    whom = {one.said.according_to, other.said.according_to}
    if one.said.article == other.said.article and (len(whom) == 1 or None in whom):
        return False  # an article that gives two, not by two others' word, means parts, or two times
    if one.property == "place":
        return lies_in.get(one.value) != other.value and lies_in.get(other.value) != one.value
    if one.property in _DATES:
        return not (one.value.startswith(other.value) or other.value.startswith(one.value))
    if one.property == "eventStatus":
        return _statuses(one, other)
    return one.property in _OTHERS or not (_allows(one, other) or _allows(other, one))


def _allows(one: Claim, other: Claim) -> bool:
    """Whether a number with its bound leaves room for another number."""
    number, another = float(one.value), float(other.value)
    if one.bound in _LEAST:
        return another >= number
    if one.bound in _MOST:
        return another <= number
    return one.bound in _ABOUT and abs(another - number) <= _NEAR * number


def _statuses(one: Claim, other: Claim) -> bool:
    """What was planned may have happened since, or been cancelled; what was cancelled has not happened."""
    early, late = sorted((one, other), key=lambda claim: _ALONG[claim.value.removeprefix(NK)])
    if early.value == NK + "Planned":
        return _day(early) > _day(late)
    return late.value == NK + "Cancelled"


def _day(claim: Claim) -> str:
    return (claim.said.article.published or "")[:10]


def together(name: str) -> bool:
    """Whether several values of this property may hold at once, where one article gives them."""
    return name in _TOGETHER


def span(name: str, values: list[str]) -> float:
    """How far apart values are, from 0 to 1: of numbers by the larger, of dates a year is 1."""
    if name in _DATES:
        days = [found.toordinal() for value in values if (found := _as_day(value))]
        return min(1.0, (max(days) - min(days)) / 365) if days else 0.0
    try:
        numbers = [float(value) for value in values]
    except ValueError:
        return 0.5
    return (max(numbers) - min(numbers)) / max(map(abs, numbers)) if any(numbers) else 0.0


def _as_day(value: str) -> date | None:
    try:
        return date.fromisoformat((value + "-01-01")[:10] if len(value) < 10 else value[:10])
    except ValueError:
        return None

"""Dates as text and publication date give them; what is resolved never says more than the text."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import WEEKDAYS, Direction, date_patterns, day_after, resolve

PUBLISHED = "2024-05-15"  # a Wednesday
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
DIRECTIONS = st.sampled_from(["past", "future", "near"])
MONTHS = "January February March April May June July August September October November December".split()

RESOLVED = [
    ("23 July 2025", "2025-07-23"),
    ("July 23rd, 2025", "2025-07-23"),
    ("the 23rd of July 2025", "2025-07-23"),
    ("23-24 July 2025", "2025-07-23"),
    ("July 23 to 24", "2023-07-23"),
    ("2025-07-23", "2025-07-23"),
    ("Sept. 8", "2023-09-08"),
    ("the night of 1 May", "2024-05-01"),
    ("mid-May", "2024-05"),
    ("early April", "2024-04"),
    ("spring 2022", "2022"),
    ("the first quarter of 2023", "2023"),
    ("late 2021", "2021"),
    ("January last year", "2023-01"),
    ("March 20 last year", "2023-03-20"),
    ("June 2021", "2021-06"),
    ("Wednesday", "2024-05-15"),
    ("last Wednesday", "2024-05-08"),
    ("Monday night", "2024-05-13"),
    ("yesterday", "2024-05-14"),
    ("tonight", "2024-05-15"),
    ("last month", "2024-04"),
    ("last year", "2023"),
    ("three days ago", "2024-05-12"),
    ("this week", "2024-05"),
    ("the weekend", "2024-05"),
    ("the last four days", "2024-05"),
    ("the past two weeks", "2024-05"),
]
NOT_DATES = [
    "three days", "every Monday", "the 1990s", "a five-year plan", "annual", "the last few days", "they may",
    "30 February 2024", "the 10th anniversary", "the last century", "some time", "",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), RESOLVED)
def test_dates_are_as_exact_as_the_text(text: str, value: str) -> None:
    found = resolve(text, PUBLISHED)
    assert found is not None
    assert (found.value, found.text) == (value, text)


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_gives_no_date_has_none(text: str) -> None:
    assert resolve(text, PUBLISHED) is None


def test_a_near_day_is_in_the_past_unless_the_coming_one_is_much_nearer() -> None:
    values = [found.value for text in ("3 May", "20 May", "3 January") if (found := resolve(text, PUBLISHED, "near"))]
    assert values == ["2024-05-03", "2024-05-20", "2024-01-03"]


def test_days_that_fall_into_two_months_have_no_date() -> None:
    assert [resolve("the last four days", "2024-05-02"), resolve("the weekend", "2024-09-03")] == [None, None]


def test_a_month_just_ahead_is_this_year_where_the_words_leave_it_open() -> None:
    values = [found.value for text in ("June", "August") if (found := resolve(text, PUBLISHED, "near"))]
    assert values == ["2024-06", "2023-08"]


def test_without_a_publication_date_only_what_is_complete_counts() -> None:
    assert [resolve(text, None) for text in ("Monday", "3 May", "May", "yesterday", "last year")] == [None] * 5
    assert resolve("May 2021", None) is not None


def test_the_29th_of_february_is_never_another_day() -> None:
    assert resolve("29 February", "2023-03-01") is None
    found = resolve("29 February", PUBLISHED)
    assert found is not None
    assert found.value == "2024-02-29"


@given(day=DAYS, published=DAYS, direction=DIRECTIONS)
def test_a_day_of_a_month_keeps_its_day_and_month(day: date, published: date, direction: Direction) -> None:
    found = resolve(f"{day.day} {MONTHS[day.month - 1]}", published.isoformat(), direction)
    if found is not None:
        resolved = date.fromisoformat(found.value)
        assert (resolved.month, resolved.day) == (day.month, day.day)
        assert abs(resolved - published) <= timedelta(days=366)
        assert direction != "past" or resolved <= published
        assert direction != "future" or resolved >= published


@given(day=DAYS, published=DAYS, direction=DIRECTIONS)
def test_a_full_date_is_what_it_says(day: date, published: date, direction: Direction) -> None:
    for text in (
        f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        day.isoformat(),
    ):
        found = resolve(text, published.isoformat(), direction)
        assert found is not None
        assert found.value == day.isoformat()


@given(name=st.sampled_from(WEEKDAYS), published=DAYS, direction=DIRECTIONS)
def test_a_weekday_is_that_weekday_within_a_week(name: str, published: date, direction: Direction) -> None:
    found = resolve(name.title(), published.isoformat(), direction)
    assert found is not None
    resolved = date.fromisoformat(found.value)
    assert resolved.weekday() == WEEKDAYS.index(name)
    assert abs(resolved - published) < timedelta(days=7)


@given(month=st.sampled_from(MONTHS), published=DAYS, direction=DIRECTIONS)
def test_a_month_stays_a_month(month: str, published: date, direction: Direction) -> None:
    found = resolve(month, published.isoformat(), direction)
    assert found is not None
    assert len(found.value) == 7
    assert int(found.value[5:]) == MONTHS.index(month) + 1


@given(text=st.text(max_size=40))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    found = resolve(text, PUBLISHED)
    assert found is None or len(found.value) in (4, 7, 10)


def test_patterns_are_found_in_text_order() -> None:
    text = "From 3 May to July 4, 2023, and in June 2022; they may 3 times."
    assert [text[start:end] for start, end in date_patterns(text)] == ["3 May", "July 4, 2023", "June 2022"]


def test_days_are_counted_from_full_dates_only() -> None:
    assert (day_after("2024-02-28", 2), day_after("2024-02", 1)) == ("2024-03-01", None)

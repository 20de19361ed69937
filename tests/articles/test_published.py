"""Publication dates: ISO 8601 and RFC 2822, and nothing guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.published import publication_date


@pytest.mark.parametrize(
    ("given_date", "kept"),
    [
        ("2025-07-23", "2025-07-23"),
        (" 2025-07-23 ", "2025-07-23"),
        ("2025-07-23T10:00:00Z", "2025-07-23T10:00:00Z"),
        ("2025-07-23T10:00:00.5+02:00", "2025-07-23T10:00:00.5+02:00"),
        ("2025-07-23T10:00Z", "2025-07-23T10:00:00+00:00"),
        ("2025-07-23 10:00:00", "2025-07-23T10:00:00"),
        ("20250723", "2025-07-23"),
        ("Wed, 23 Jul 2025 10:00:00 GMT", "2025-07-23T10:00:00+00:00"),
        ("23 Jul 2025 10:00 +0300", "2025-07-23T10:00:00+03:00"),
    ],
)
def test_dates_without_doubt_are_kept(given_date: str, kept: str) -> None:
    assert publication_date(given_date) == kept


@pytest.mark.parametrize(
    "given_date",
    ["", "yesterday", "23/07/2025", "07-23-2025", "July 23, 2025", "2025-02-30", "2025-07", "2025", "1721728800",
     "2025-07-23T25:00:00", "2025-07-23T10:00:00+15:00", "Wed, 99 Jul 2025 10:00:00 GMT", "٢٠٢٥-07-23"],
)  # fmt: skip
def test_anything_else_gives_no_date(given_date: str) -> None:
    assert publication_date(given_date) is None


@given(st.text())
def test_no_text_raises(text: str) -> None:
    publication_date(text)


@given(st.datetimes())
def test_every_moment_comes_back(moment: object) -> None:
    assert publication_date(f"{moment:%Y-%m-%d}".zfill(10)) == f"{moment:%Y-%m-%d}".zfill(10)

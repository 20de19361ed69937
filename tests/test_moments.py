"""Days, months and years, and what was published until one."""

import pytest

from kg.moments import published_until


@pytest.mark.parametrize(
    ("published", "day", "known"),
    [
        ("2031-05-31", "2031-05-31", True),
        ("2031-05-31T08:30:00Z", "2031-05-31", True),
        ("2031-06-01", "2031-05-31", False),
        ("2031-05", "2031-05-31", True),
        ("2031-05", "2031-05-30", False),
        ("2031", "2031-12-31", True),
        (None, "2031-05-31", False),
        ("in May", "2031-05-31", False),
    ],
)
def test_what_was_published_until_a_day(published: str | None, day: str, known: bool) -> None:
    assert published_until(published, day) == known

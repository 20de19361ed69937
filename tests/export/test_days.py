import pytest

from kg.export.days import day_range, span


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2021-03-04", ("2021-03-04", "2021-03-04")),
        ("2021-03-05T08:30:00Z", ("2021-03-05", "2021-03-05")),
        ("2021-03-05+02:00", ("2021-03-05", "2021-03-05")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2021-02-30", None),
        ("on Thursday", None),
        ("", None),
    ],
)
def test_a_date_is_a_stretch_of_days(value: str, days: tuple[str, str] | None) -> None:
    assert day_range(value) == days


def test_a_span_reaches_from_the_first_to_the_last_day() -> None:
    assert span(["2021-03", "", "2020-12-31"]) == ("2020-12-31", "2021-03-31")
    assert span(["", "soon"]) is None

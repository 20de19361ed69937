import pytest

from kg.ask.times import TimeLimit, read_date, read_round


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("talks on 23 July 2031", "2031", "07", "23"),
        ("talks on July 23, 2031", "2031", "07", "23"),
        ("talks on 2031-07-23", "2031", "07", "23"),
        ("talks in July 2031", "2031", "07", None),
        ("the June 2031 summit", "2031", "06", None),
        ("talks on the 3rd of Sept.", None, "09", "03"),
        ("talks in May", None, "05", None),
        ("talks in 2031", "2031", None, None),
    ],
)
def test_dates_keep_open_what_the_question_leaves_open(text: str, year: str, month: str, day: str) -> None:
    limit, rest = read_date(text)
    assert limit is not None
    assert (limit.year, limit.month, limit.day) == (year, month, day)
    assert not any(figure.isdigit() for figure in rest)


@pytest.mark.parametrize("text", ["whom may they lead", "64 drones", "the third round", "last week"])
def test_no_date_is_read_where_there_is_none(text: str) -> None:
    assert read_date(text) == (None, text)


def test_a_vaguer_date_is_allowed_but_confirms_nothing() -> None:
    limit = TimeLimit("on 23 July 2031", "2031", "07", "23")
    assert limit.allows("2031-07")
    assert not limit.confirms("2031-07")
    assert limit.confirms("2031-07-23")
    assert not limit.allows("2031-08")
    assert TimeLimit("on 23 July", None, "07", "23").confirms("1999-07-23")


@pytest.mark.parametrize(
    ("text", "number"),
    [("at the third round", 3), ("the 2nd round", 2), ("round 4", 4), ("round two", 2), ("a round", None)],
)
def test_rounds(text: str, number: int | None) -> None:
    assert read_round(text) == number

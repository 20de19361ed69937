import pytest

from kg.triples.terms import article_node, day, decimal, number


@pytest.mark.parametrize(
    ("value", "kind", "lexical"),
    [
        ("2031-05-02", "date", "2031-05-02"),
        ("2031-05", "gYearMonth", "2031-05"),
        ("2031", "gYear", "2031"),
        ("2031-05-02T08:00", "dateTime", "2031-05-02T08:00:00"),
        ("2031-05-02T08:00:00Z", "dateTime", "2031-05-02T08:00:00+00:00"),
    ],
)
def test_dates_are_typed_by_their_form(value, kind, lexical):
    literal = day(value)
    assert literal is not None
    assert (literal.value, literal.datatype.value.rpartition("#")[2]) == (lexical, kind)


def test_what_is_no_date_is_none():
    assert day("soon") is None


@pytest.mark.parametrize(("value", "expected"), [(2.0, "2"), (2.5, "2.5"), (1e7, "10000000"), (0.1, "0.1")])
def test_numbers_are_canonical(value, expected):
    assert number(value).value == expected
    assert "e" not in decimal(value).value


def test_article_ids_that_an_iri_cannot_carry_stay_apart():
    assert article_node("plain-id.1").value.endswith("/article/plain-id.1")
    assert article_node("a b") != article_node("a-b") != article_node("a/b")

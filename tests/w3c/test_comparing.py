"""What counts as the same result, and what does not."""

import pytest

from w3c.comparing import GRAPHS, ROWS, outcome

HEAD = '{"head": {"vars": ["a", "b"]}, "results": {"bindings": ['
ONE = '{"a": {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}}'
PADDED = ONE.replace('"1"', '"01"')
TWO = ONE.replace('"1"', '"2"')


def blank(*labels: str) -> str:
    return (
        "{" + ", ".join(f'"{v}": {{"type": "bnode", "value": "{n}"}}' for v, n in zip("ab", labels, strict=True)) + "}"
    )


def rows(*bindings: str) -> bytes:
    return (HEAD + ", ".join(bindings) + "]}}").encode()


def json(result: bytes, *, ordered: bool = False) -> object:
    return outcome(result, ROWS["srj"], ordered=ordered)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (rows(ONE, TWO), rows(TWO, ONE)),
        (rows(ONE), rows(PADDED)),
        (rows(blank("x", "x"), blank("y", "z")), rows(blank("q", "r"), blank("x", "x"))),
    ],
)
def test_equal_results(one: bytes, other: bytes) -> None:
    assert json(one) == json(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (rows(ONE), rows(ONE, ONE)),
        (rows(ONE), rows(TWO)),
        (rows(ONE), rows("{}")),
        (rows(blank("x", "x")), rows(blank("x", "y"))),
        (rows(blank("x", "y"), blank("y", "x")), rows(blank("x", "y"), blank("x", "y"))),
        (rows(), rows().replace(b'"a", "b"', b'"a"')),
    ],
)
def test_different_results(one: bytes, other: bytes) -> None:
    assert json(one) != json(other)


def test_order_counts_where_it_is_asked_for() -> None:
    assert json(rows(ONE, TWO), ordered=True) != json(rows(TWO, ONE), ordered=True)


def test_csv_tells_rows_apart() -> None:
    assert outcome(b"a,b\r\n1,x\r\n", ROWS["csv"]) == outcome(b"b,a\r\nx,1.0\r\n", ROWS["csv"])
    assert outcome(b"a\r\nx\r\n", ROWS["csv"]) != outcome(b"a\r\ny\r\n", ROWS["csv"])
    assert outcome(b"a,b\r\n_:p,_:p\r\n", ROWS["csv"]) != outcome(b"a,b\r\n_:p,_:q\r\n", ROWS["csv"])


def test_graphs_are_the_same_up_to_their_blank_nodes() -> None:
    turtle = GRAPHS["ttl"]
    assert outcome(b"_:a <p:> _:b .", turtle) == outcome(b"[] <p:> [] .", turtle)
    assert outcome(b"_:a <p:> _:b .", turtle) != outcome(b"_:a <p:> _:a .", turtle)


def test_boolean_results() -> None:
    assert outcome(b'{"head": {}, "boolean": true}', ROWS["srj"]) is True

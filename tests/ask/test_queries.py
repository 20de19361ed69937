"""The named queries: each is complete as it stands, and filled."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.ask.queries import fill, iris, literals, named_query
from kg.resources import PACKAGE
from kg.store import Reader

QUERIES = sorted(path.stem for path in Path(PACKAGE / "questions").glob("*.rq"))


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_runs_as_it_stands(reader: Reader, name: str) -> None:
    assert named_query(name).startswith("# ")
    reader.select(named_query(name))


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_runs_with_nothing_asked_of_it(reader: Reader, name: str) -> None:
    filled = fill(name, {})
    assert "UNDEF" not in filled
    assert reader.select(filled)


def test_values_cannot_break_out_of_their_place(reader: Reader) -> None:
    hostile = 'x" } UNION { ?s ?p ?o } #\\'
    assert str(Literal(hostile)) in fill("names", {"key": literals([hostile])})
    assert reader.select(fill("names", {"key": literals([hostile])})) == []
    with pytest.raises(ValueError, match="IRI"):
        iris(["https://example.org/> } UNION { ?s ?p ?o"])


def test_an_unfilled_parameter_goes_with_the_lines_it_governs() -> None:
    filled = fill("where", {"type": iris(["https://w3id.org/newskg/ontology#Visit"])})
    assert "?mentioned ." not in filled
    assert str(NamedNode("https://w3id.org/newskg/ontology#Visit")) in filled


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(KeyError, match="no parameter"):
        fill("where", {"colour": literals(["blue"])})

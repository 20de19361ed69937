"""What a query is sent with to an engine that keeps the statements in named graphs."""

import pytest

from kg.store import Dataset
from kg.store.dialect import Dialect, words_of

HOME = Dialect(virtuoso=True, home=("http://x.org/news",), graphs=("http://x.org/news", "http://x.org/notes"))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from { ?from ?graph ?o }",
        "SELECT * { ?s <http://x.org/from> 'from', \"graph\", '''it's from''' } # FROM",
        "PREFIX from: <http://x.org/> PREFIX graph: <http://x.org/> SELECT * { ?s from:graph graph:from }",
        'SELECT * { ?s ?p """from "a" graph""" FILTER(?s < ?o && ?o > 1) }',
        "SELECT * { ?s ?p 'it\\'s from' }",
    ],
)
def test_a_query_that_names_no_graphs_goes_to_those_of_the_articles(query: str) -> None:
    assert HOME.dataset(query) == Dataset(("http://x.org/news",))


@pytest.mark.parametrize(
    "query", ["SELECT * FROM <http://x.org/a> { ?s ?p ?o }", "ask#\nfrom named<http://x.org/a> {}"]
)
def test_a_query_that_names_its_graphs_is_left_alone(query: str) -> None:
    assert HOME.dataset(query) is None


def test_a_query_of_named_graphs_sees_them_all_and_those_it_asks_for() -> None:
    dataset = HOME.dataset("SELECT * { GRAPH ?g { ?s ?p ?o } graph<http://x.org/other> { ?s ?p ?o } }")
    assert dataset == Dataset(HOME.home, (*HOME.graphs, "http://x.org/other"))


def test_an_engine_whose_default_graph_is_right_is_left_alone() -> None:
    assert Dialect().dataset("SELECT * { GRAPH ?g { ?s ?p ?o } }") is None


def test_words() -> None:
    assert words_of("SELECT ?a { <http://x/> a:b 'c' }") == {"select"}

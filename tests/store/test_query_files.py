"""Queries in files: their holes are filled with terms that stay terms, and many nodes are asked about in turns."""

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.store import Queries, iri, iris, literal, pages


class Echo:
    """A reader that gives each query back as its one row."""

    def select(self, query: str) -> list[dict[str, str]]:
        return [{"query": query.rpartition("\n")[2] or query.splitlines()[-1]}]


def folder(tmp_path: Path, text: str) -> Queries:
    (tmp_path / "named.rq").write_text(text)
    return Queries(tmp_path)


def test_the_prefixes_stand_before_a_query_and_every_hole_is_filled(tmp_path):
    queries = folder(tmp_path, "SELECT ?a WHERE { ?a rdfs:label ${label} }")
    text = queries.text("named", label=literal("x"))
    assert text.endswith('SELECT ?a WHERE { ?a rdfs:label "x" }') and "PREFIX rdfs:" in text
    with pytest.raises(KeyError):
        queries.text("named")


def test_more_nodes_than_one_query_may_name_are_asked_about_in_turns(tmp_path):
    queries = folder(tmp_path, "SELECT ?a WHERE { VALUES ?a { ${nodes} } }")
    nodes = [f"<https://example.org/{n:03d}>" for n in range(250)]
    found = queries.rows_of(Echo(), "named", [*reversed(nodes), nodes[0]])
    assert [row["query"].count("<https:") for row in found] == [200, 50]
    assert [node for page in pages(reversed(nodes)) for node in page] == nodes
    assert list(pages([])) == []


def test_terms_cannot_break_out_of_their_places():
    assert literal('a "b" \\ \n}') == r'"a \"b\" \\ \n}"'
    assert iris(["https://example.org/a"]) == ["<https://example.org/a>"]
    with pytest.raises(QueryError, match="is no IRI"):
        iri("https://example.org/a> } #")

"""What an update may change, foretold: whatever it does change is among it."""

import random

import pytest
from pyoxigraph import DefaultGraph, Quad, Store, Triple

from api.language.changes import LONGEST, changes
from api.writing.admission import admitted
from api.writing.edits import Update
from kg.errors import QueryError
from kg.store import Dataset

BASE = "http://here.org/update"
START = """INSERT DATA { <a:a> <a:p> 1 ; <a:q> <a:b> . <a:b> <a:p> 2 . _:x <a:p> 3
  GRAPH <g:1> { <a:a> <a:p> 4 . <a:c> <a:p> 5 } GRAPH <a:using> { <a:d> <a:p> 6 } }"""
BLOCKS = [
    "?s ?p ?o",
    "?s <a:p> ?o . ?s <a:new> ?o .",
    "<a:n> <a:p> ?o GRAPH <g:1> { ?s <a:r> ?o }. ?s a <a:N>",
    "GRAPH <g:1> { ?s ?p 7 }",
    "GRAPH ?g { ?s ?p 7 }",
    "?s <a:p> 'GRAPH {', '''}''' ; <a:r> 8. # }",
    "?s p:x <#here>",
    "",
]
DATA = [
    "<a:n> <a:p> 1",
    "<a:a> <a:p> 1 . <a:a> <a:q> <a:b>",
    "GRAPH <g:1> { <a:n> <a:p> 1 } p:x p:y 2",
    "<a:b> <a:p> 2.",
]
USING = ["", "", "USING <g:1>", "using<a:using>USING NAMED p:using", "USING NAMED <g:1> # USING\n"]
WHERES = ["{ ?s ?p ?o }", "{ ?s <a:p> ?o BIND(<a:p> AS ?p) }", "{ GRAPH ?g { ?s ?p ?o } }", "{ ?s ?p ?o FILTER(?o<3) }"]


def made(chance: random.Random) -> str:
    """One operation of any kind."""
    block, where = chance.choice(BLOCKS), f"{chance.choice(USING)} WHERE {chance.choice(WHERES)}"
    shapes = [
        f"{chance.choice(('INSERT', 'delete'))} {{ {block} }} {where}",
        f"DELETE {{ {block} }} INSERT {{ {chance.choice(BLOCKS)} }} {where}",
        f"INSERT {{ _:n <a:p> ?o . [] <a:p> ?o, ( 1 2 ) }} {where}",
        f"WITH <g:1> DELETE {{ {block} }} {where}",
        f"DELETE WHERE {{ {chance.choice(('?s ?p ?o', '<a:a> ?p ?o . GRAPH <g:1> { <a:a> <a:p> ?x } ?s <a:q> ?t'))} }}",
        f"{chance.choice(('INSERT', 'DELETE'))} DATA {{ {chance.choice(DATA)} }}",
        chance.choice(("CLEAR DEFAULT", "DROP ALL", "CLEAR NAMED", "COPY <g:1> TO DEFAULT", "ADD DEFAULT TO <g:2>")),
    ]
    return chance.choice(shapes)


def of_default(store: Store) -> set[Triple]:
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())}


def told(text: str, dataset: Dataset | None = None) -> tuple[list[str] | None, set[Triple], set[Triple]] | None:
    """What was foretold of an update: its queries, and what they gave; and what changed. None where it is no update."""
    store = Store()
    store.update(START)
    before = of_default(store)
    try:
        text = admitted(Update("ann", True, text, BASE, dataset))
        found = changes(text)
        foretold = {triple for query in found or () for triple in store.query(query, base_iri=BASE)}
        store.update(text, base_iri=BASE)
    except (QueryError, RuntimeError):
        return None
    return found, foretold, before ^ of_default(store)


def named(triples: set[Triple]) -> set[Triple]:
    """Without blank nodes, which have another name each time, and no texts."""
    return {triple for triple in triples if "_:" not in str(triple)}


@pytest.mark.parametrize("seed", range(4))
def test_what_an_update_changes_is_foretold(seed: int) -> None:
    chance, foretold, unknown = random.Random(seed), 0, 0
    for _ in range(400):
        text = "PREFIX p: <http://p.org/> " + " ; ".join(made(chance) for _ in range(chance.choice((1, 1, 1, 2, 3))))
        dataset = chance.choice((None, None, None, Dataset(("g:1",), ("a:using",))))
        if answer := told(text, dataset):
            queries, given, changed = answer
            unknown += queries is None
            foretold += queries is not None and bool(changed)
            assert queries is None or named(changed) <= given, text
    assert foretold > 60
    assert unknown > 20


@pytest.mark.parametrize(
    "text", ["INSERT DATA { GRAPH <g:1> { <a:n> <a:p> 1 } }", "DROP GRAPH <g:1>", "CLEAR NAMED", ""]
)
def test_nothing_is_foretold_of_named_graphs(text: str) -> None:
    assert changes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "CLEAR DEFAULT",
        "MOVE DEFAULT TO <g:1>",
        "INSERT DATA { <a:n> <a:p> 1 } ; DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "INSERT DATA { <a:n> <a:p> '" + "x" * LONGEST + "' }",
    ],
)
def test_what_cannot_be_foretold_is_said_to_be_unknown(text: str) -> None:
    assert changes(text) is None


def test_only_what_is_said_of_the_default_graph_counts() -> None:
    queries, given, _ = told("DELETE { ?s <a:p> ?o GRAPH <g:1> { ?s <a:z> ?o } } USING <g:1> WHERE { ?s ?p ?o }")
    assert queries is not None and "FROM <g:1>" in queries[0]
    assert {str(triple.subject) for triple in given} == {"<a:a>", "<a:c>"}
    assert all(Quad(*triple).predicate.value == "a:p" for triple in given)

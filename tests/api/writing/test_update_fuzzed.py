"""Updates put together at random: whatever passes without the right to, leaves alone what the builder wrote."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Store

from api.writing.admission import admitted
from api.writing.edits import Update
from kg.errors import QueryError
from kg.ids import ARTICLES_GRAPH
from kg.store import Dataset

pytestmark = pytest.mark.slow  # run by `python -m pytest -m slow`

BASE = "https://w3id.org/newskg/graph/here"
START = (
    f"INSERT DATA {{ <a:a> <a:p> 1 . GRAPH <{ARTICLES_GRAPH}> {{ <a:b> <a:p> 2 }} GRAPH <g:1> {{ <a:c> <a:p> 3 }} }}"
)
PIECES = [
    *"INSERT DELETE DATA WHERE GRAPH WITH USING NAMED DEFAULT ALL CLEAR DROP COPY MOVE ADD TO SILENT CREATE".split(),
    *"PREFIX BASE FILTER EXISTS UNION OPTIONAL LOAD graph insert where".split(),
    *["{", "}", "{", "}", "(", ")", "[", "]", "{|", "|}", ";", ".", ",", "<", ">", "=", "&&", "<<(", ")>>"],
    *["<g:1>", "<g:2>", "<articles>", f"<{ARTICLES_GRAPH}>", "<\\u0061rticles>", "<#>", "<./articles>", "<a:a>"],
    *["?s", "?p", "?o", "?g", "1", "'a'", '"}"', "'''}'''", "'", '"', "\\", "#", "\n", "#\n", "<a#>", "<?b#>", "@en"],
    *[
        "p:",
        "p:x",
        "p:articles",
        "graph:x",
        "GRAPHp:articles",
        "p:a\\#",
        "_:b",
        "\u0301",
        "\ufeff",
        "\u00a0",
        "a",
        "true",
    ],
    *["PREFIX p: <> ", "BASE <https://w3id.org/newskg/graph/> ", "FILTER(?o<?s#>", "FILTER(?o<?p&&(?s>?o)"],
    *["INSERT DATA { <a:a> <a:b> 5 }", "DELETE WHERE { ?s ?p ?o }", "DROP ALL"],
]
WHOLE = [
    "INSERT DATA { GRAPH <g:1> { <a:a> <a:b> 1 } }",
    "INSERT { GRAPH <g:1> { ?s ?p 4 } } WHERE { ?s ?p ?o FILTER(?o<4) }",
    "DELETE WHERE { GRAPH <g:1> { ?s ?p ?o } }",
    "WITH <g:1> DELETE { ?s ?p ?o } INSERT { ?s ?p 'a' } WHERE { ?s ?p ?o FILTER(?o < 4) }",
    "DELETE { GRAPH <g:1> { ?s ?p ?o } } USING <g:1> WHERE { ?s ?p ?o }",
    "PREFIX p: <https://w3id.org/newskg/graph/> INSERT DATA { GRAPH p:x { p:x p:y '}' } }",
    "COPY <g:1> TO <g:2>",
    "CREATE SILENT GRAPH <g:2>",
]


def derived(store: Store) -> set[str]:
    return {str(q) for q in store if q.graph_name in (DefaultGraph(), NamedNode(ARTICLES_GRAPH))}


def survives(text: str, dataset: Dataset | None) -> bool:
    """Whether the text was run; what the builder wrote must be as before."""
    store = Store()
    store.update(START)
    before = derived(store)
    try:
        store.update(admitted(Update("ann", False, text, BASE, dataset)), base_iri=BASE)
    except (QueryError, SyntaxError, RuntimeError):
        return False
    assert derived(store) == before, text
    return True


def mutated(chance: random.Random) -> str:
    parts = [chance.choice(WHOLE) for _ in range(chance.randint(1, 2))]
    text = chance.choice([" ; ", ";", "; # \n"]).join(parts)
    for _ in range(chance.randint(1, 2)):
        at = chance.randint(0, len(text))
        end = min(len(text), at + chance.choice([0, 0, 0, 1, 2, 8]))
        text = text[:at] + chance.choice(["", " "]) + chance.choice(PIECES) + chance.choice(["", " "]) + text[end:]
    return text


@pytest.mark.parametrize("seed", range(4))
def test_changed_updates(seed: int) -> None:
    chance = random.Random(seed)
    datasets = (None, None, Dataset(("g:1",), (ARTICLES_GRAPH,)))
    run = sum(survives(mutated(chance), chance.choice(datasets)) for _ in range(1500))
    assert run > 10, "hardly anything was run: nothing is shown"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES + WHOLE), max_size=30), st.sampled_from(["", " "]))
def test_pieces_in_any_order(pieces: list[str], between: str) -> None:
    survives(between.join(pieces), None)

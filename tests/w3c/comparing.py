"""Results in a form in which equal results are equal: rows in any order, blank nodes under any label.

Numbers and dates are compared by value, for the engine keeps values: `01` is stored and given back as `1`.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import count

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

RESULTS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
ROWS = {
    "srx": "application/sparql-results+xml",
    "srj": "application/sparql-results+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPHS = {"ttl": "text/turtle", "nt": "application/n-triples", "rdf": "application/rdf+xml"}
Row = dict[str, NamedNode | BlankNode | Literal | Triple]
Table = tuple[list[str], list[Row]]


def canonical(quads: Iterable[Quad | Triple]) -> frozenset[str]:
    """The statements, alike for alike datasets."""
    store = Store()
    store.extend(quad if isinstance(quad, Quad) else Quad(*quad) for quad in quads)
    dataset = Dataset(store)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(map(str, dataset))


def outcome(result: bytes, media_type: str, base: str = "http://x.org/", *, ordered: bool = False) -> object:
    """What a result in any of the formats says; two are the same result when theirs are equal.

    Raises SyntaxError or ValueError for a result that is not in its format.
    """
    if media_type in GRAPHS.values():
        return canonical(parse(result, RdfFormat.from_media_type(media_type), base_iri=base))
    if media_type == ROWS["csv"]:
        return rows_outcome(*_of_csv(result), ordered=ordered)
    found = parse_query_results(result, QueryResultsFormat.from_media_type(media_type))
    if isinstance(found, QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    rows = [{name: term for name, term in zip(names, row, strict=True) if term is not None} for row in found]
    return rows_outcome(names, rows, ordered=ordered)


def rows_outcome(names: list[str], rows: list[Row], *, ordered: bool = False) -> object:
    """What rows say: which names there are, and which rows; in which order only where that counts."""
    order = tuple(_shape(row) for row in rows) if ordered else None
    return frozenset(names), canonical(_statements(rows)), order


def _of_csv(result: bytes) -> Table:
    """CSV tells no kinds of term apart but blank nodes."""
    names, *lines = csv.reader(StringIO(result.decode(), newline=""), strict=True)
    return names, [{name: _cell(text) for name, text in zip(names, line, strict=True)} for line in lines]


def _cell(text: str) -> BlankNode | Literal:
    if text.startswith("_:"):
        return BlankNode("b" + text[2:])
    try:
        return Literal(float(text))
    except ValueError:
        return Literal(text)


def _statements(rows: list[Row]) -> Iterator[Quad]:
    is_a, row_class = NamedNode(RESULTS + "is"), NamedNode(RESULTS + "Row")
    for number, row in zip(count(), rows):
        node = BlankNode(f"row{number}x")
        yield Quad(node, is_a, row_class)
        for name, term in row.items():
            yield Quad(node, NamedNode(RESULTS + "of-" + name), term)


def _shape(row: Row) -> frozenset[str]:
    """A row by itself: its blank nodes, which have no order, are left out."""
    return canonical(quad for quad in _statements([row]) if not isinstance(quad.object, BlankNode))

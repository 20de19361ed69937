"""The results of a query written as RDF, in the vocabulary that a few of the suite's tests use for them."""

from pyoxigraph import NamedNode, Quad, Store, Triple

from w3c.comparing import RESULTS, Row, Table

_NAMES, _SOLUTION, _BINDING = (NamedNode(RESULTS + name) for name in ("resultVariable", "solution", "binding"))
_VARIABLE, _VALUE = (NamedNode(RESULTS + name) for name in ("variable", "value"))


def table_of(statements: list[Triple]) -> Table | None:
    """The names and the rows that a graph describes, or None where it is just a graph."""
    store = Store()
    store.extend(Quad(*statement) for statement in statements)
    names = [quad.object.value for quad in store.quads_for_pattern(None, _NAMES, None)]
    if not names:
        return None
    return names, [_row(store, quad.object) for quad in store.quads_for_pattern(None, _SOLUTION, None)]


def _row(store: Store, solution: NamedNode) -> Row:
    row = {}
    for quad in store.quads_for_pattern(solution, _BINDING, None):
        (name,) = store.quads_for_pattern(quad.object, _VARIABLE, None)
        (value,) = store.quads_for_pattern(quad.object, _VALUE, None)
        row[name.object.value] = value.object
    return row

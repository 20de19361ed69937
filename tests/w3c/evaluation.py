"""Queries and updates, their syntax and what comes of them: put to anything that answers queries and takes updates."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from pyoxigraph import NamedNode, Quad

from w3c.comparing import GRAPHS, ROWS, canonical, outcome, rows_outcome
from w3c.result_sets import table_of
from w3c.suite import Graphs, Manifest, Node, Test, file_of, iri_of, triples

QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ORDERED = re.compile(r"\border\s+by\b", re.IGNORECASE)


class Malformed(Exception):  # noqa: N818  half of the time it is what is wanted
    """The query or the update was refused as none."""


class Failed(Exception):  # noqa: N818  it is nothing wrong where only the syntax is asked for
    """The query or the update was understood, and could not be run."""


class Target(Protocol):
    """What is tested. Each method raises Malformed or Failed, with the reason."""

    def query(self, graphs: Graphs, text: str, base: str, media_type: str) -> bytes:
        """The result of a query over these graphs alone."""
        ...

    def update(self, graphs: Graphs, text: str, base: str) -> list[Quad]:
        """All that a store holds that held these graphs alone before the update."""
        ...

    def take(self, text: str, base: str) -> None:
        """Run an update over whatever is there."""
        ...


def query_evaluation(test: Test, target: Target) -> None:
    """Ask the query and compare. Raises AssertionError, Malformed or Failed."""
    manifest, action = test.manifest, test.action
    text, base = _request(manifest.one(action, QT + "query"))
    graphs = [(None, file_of(node)) for node in manifest.all(action, QT + "data")]
    graphs += [(node.value, file_of(node)) for node in manifest.all(action, QT + "graphData")]
    expected = file_of(test.result)
    ordered = bool(ORDERED.search(text))
    media_type, wanted = _expected(expected, ordered)
    found = target.query(graphs, text, base, media_type)
    if outcome(found, media_type, ordered=ordered) != wanted:
        raise AssertionError(f"{found.decode()}\nis not\n{expected.read_text()}")


def _expected(path: Path, ordered: bool) -> tuple[str, object]:
    """The media type to ask for, and what should come."""
    table = table_of(triples(path)) if path.suffix == ".ttl" else None
    if table is not None:
        return ROWS["srj"], rows_outcome(*table, ordered=ordered)
    media_type = {**ROWS, **GRAPHS}[path.suffix[1:]]
    return media_type, outcome(path.read_bytes(), media_type, iri_of(path), ordered=ordered)


def query_syntax(test: Test, target: Target) -> None:
    """See that the query is understood. Raises Malformed."""
    with suppress(Failed):
        _ask(test, target)


def _ask(test: Test, target: Target) -> None:
    text, base = _request(test.action)
    form = re.search(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", text, re.IGNORECASE)
    rows = form is None or form[1].upper() in ("SELECT", "ASK")
    target.query([], text, base, ROWS["srj"] if rows else GRAPHS["nt"])


def bad_query_syntax(test: Test, target: Target) -> None:
    """See that the query is refused as malformed. Raises AssertionError or Failed."""
    try:
        _ask(test, target)
    except Malformed:
        return
    raise AssertionError("a query was taken that is malformed")


def update_evaluation(test: Test, target: Target) -> None:
    """Run the update and compare what is there then. Raises AssertionError, Malformed or Failed."""
    text, base = _request(test.manifest.one(test.action, UT + "request"))
    before, after = (_graphs(test.manifest, node) for node in (test.action, test.result))
    wanted = canonical(Quad(*triple, *_graph(name)) for name, path in after for triple in triples(path))
    found = canonical(target.update(before, text, base))
    if found != wanted:
        raise AssertionError(f"{sorted(found)} is not {sorted(wanted)}")


def update_syntax(test: Test, target: Target) -> None:
    """See that the update is understood. Raises Malformed."""
    with suppress(Failed):
        target.take(*_request(test.action))


def bad_update_syntax(test: Test, target: Target) -> None:
    """See that the update is refused as malformed. Raises AssertionError or Failed."""
    try:
        target.take(*_request(test.action))
    except Malformed:
        return
    raise AssertionError("an update was taken that is malformed")


def _request(node: Node) -> tuple[str, str]:
    path: Path = file_of(node)
    return path.read_bytes().decode(), iri_of(path)


def _graphs(manifest: Manifest, state: Node) -> Graphs:
    named = [
        (manifest.text(node, LABEL), file_of(manifest.one(node, UT + "graph")))
        for node in manifest.all(state, UT + "graphData")
    ]
    return [(None, file_of(node)) for node in manifest.all(state, UT + "data")] + named


def _graph(name: str | None) -> list[NamedNode]:
    return [] if name is None else [NamedNode(name)]


CHECKS = {
    "QueryEvaluationTest": query_evaluation,
    "CSVResultFormatTest": query_evaluation,
    "PositiveSyntaxTest11": query_syntax,
    "NegativeSyntaxTest11": bad_query_syntax,
    "UpdateEvaluationTest": update_evaluation,
    "PositiveUpdateSyntaxTest11": update_syntax,
    "NegativeUpdateSyntaxTest11": bad_update_syntax,
}

"""Whether an update may run, and as which text: what it writes is held against what its token may write."""

import re

from pyoxigraph import Store

from api.language.declarations import gathered
from api.language.nesting import nests_too_deep
from api.language.operations import ALL, DEFAULT, NAMED, Fetching, Operation, operations, written_graphs
from api.language.update_tokens import Unclear
from api.writing.edits import Update
from kg.errors import QueryError, QueryRefused
from kg.ids import DERIVED_GRAPHS
from kg.store import Dataset

_DERIVED = {
    DEFAULT: "the default graph",
    **{graph: graph for graph in DERIVED_GRAPHS},
    NAMED: "every graph",
    ALL: "every graph",
}
_PLACE = re.compile(r"at (\d+):(\d+)")
_RIGHT = "this token may not change what the builder writes, but may write other named graphs"


class Forbidden(QueryRefused):
    """The update changes what the builder wrote, and its token may not."""


def admitted(update: Update) -> str:
    """The text to run for an update.

    Raises QueryError when it is malformed or names graphs twice, QueryRefused for LOAD and SERVICE, and Forbidden.
    """
    try:
        found = operations(update.text)
    except (Unclear, Fetching) as refusal:
        refuse_malformed(update.text, update.base)
        raise refusal from None
    if not update.derived:
        for operation in found:
            _refuse_derived(operation, update.base)
    front, text = gathered(_without_loads(update.text, found))
    return front + (text if update.dataset is None else _over(update.dataset, text, found))


def refuse_malformed(text: str, base: str) -> None:
    """Raise QueryError, with the engine's words, when its parser does not take the text. Nothing of the text is run;
    what is nested so deep that the parser could overrun its stack is not even parsed.
    """
    if nests_too_deep(text):
        return
    more = "\n DROP `" if text.rstrip().endswith(";") else "\n; DROP `"  # begins an operation that nothing can end
    try:
        Store().update(text + more, base_iri=base)
    except SyntaxError as error:
        found = _PLACE.search(str(error.msg))
        if found is None or int(found[1]) <= text.count("\n") + 1 or int(found[2]) < len(more) - 1:
            raise QueryError(f"the update is malformed: {' '.join(str(error.msg).split())[:300]}") from error


def _refuse_derived(operation: Operation, base: str) -> None:
    try:
        graphs = written_graphs(operation, base)
    except SyntaxError as error:
        raise QueryError(f"the update is malformed: {' '.join(str(error.msg).split())[:300]}") from error
    if None in graphs:
        raise Forbidden("the update leaves it to a variable which graph it writes: name the graph by its IRI")
    derived = next((name for graph, name in _DERIVED.items() if graph in graphs), None)
    if derived:
        raise Forbidden(f"the update writes {derived}: {_RIGHT}")


def _without_loads(text: str, found: list[Operation]) -> str:
    """The text with an operation that does nothing, and is as long, for each LOAD SILENT."""
    for start, end in (operation.void for operation in found if operation.void):
        text = text[:start] + "INSERT DATA{}".ljust(end - start) + text[end:]
    return text


def _over(dataset: Dataset, text: str, found: list[Operation]) -> str:
    """The text with each WHERE over these graphs."""
    clauses = [f"USING <{iri}> " for iri in dict.fromkeys(dataset.default)]
    clauses += [f"USING NAMED <{iri}> " for iri in dict.fromkeys(dataset.named)]
    for operation in reversed(found):
        if operation.chosen:
            raise QueryError("the request names graphs, and the update names some by USING or WITH: leave one out")
        if operation.using is not None:
            # What DELETE WHERE is short for has a place for USING.
            added = (operation.pattern or "") + " " + "".join(clauses)
            text = text[: operation.using] + added + text[operation.using :]
    return text

"""Where an engine keeps the graph, and what it does in its own way: found out by asking it.

SPARQL leaves open what is queried when a query names no graphs. Some engines have a default graph of its own; others
have named graphs alone and query all of them at once, Virtuoso with its system graphs among them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.ids import NK
from kg.store.reader import Dataset

_ARTICLE = f"?article a <{NK}Article>"
_SYSTEM = ("http://www.openlinksw.com/schemas/virtrdf#", "http://localuriqaserver/sparql", "http://www.w3.org/ns/ldp#")
_IS_VIRTUOSO = f"ASK {{ GRAPH <{_SYSTEM[0]}> {{ ?s ?p ?o }} }}"
_HAS_ITS_OWN = f"ASK {{ {_ARTICLE} FILTER NOT EXISTS {{ GRAPH ?graph {{ {_ARTICLE} }} }} }}"
_WITH_ARTICLES = f"SELECT DISTINCT ?graph {{ GRAPH ?graph {{ {_ARTICLE} }} }} ORDER BY ?graph"
_ALL = "SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph"
_NAMED = re.compile(r'\bGRAPH\s*<([^<>"{}|^`\\\s]+)>', re.IGNORECASE)
_WORD = re.compile(
    r"""<[^<>"{}|^`\\\s]*> | '''.*?''' | \"""[\s\S]*?\""" | '(?:[^'\\\n]|\\.)*' | "(?:[^"\\\n]|\\.)*" | \#[^\n]*
    | [?$]\w+ | [\w.-]*:[\w.:%-]* | (?P<word>\w+)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Dialect:
    """What an engine needs to be told. Without graphs, nothing: its default graph holds the statements.

    `home` are the named graphs that hold the articles, `graphs` all that are no system graphs, and empty where there is
    no `home`. `virtuoso` is an engine whose own CSV, TSV and TriG are not the standard's, and which cuts long results.
    """

    virtuoso: bool = False
    home: tuple[str, ...] = ()
    graphs: tuple[str, ...] = ()

    def dataset(self, query: str) -> Dataset | None:
        """The graphs to send with a query, so that it sees what it would in a store of our own.

        None where the query says FROM, or the engine's default graph is right as it is.
        """
        words = words_of(query)
        if not self.home or "from" in words:
            return None
        if "graph" not in words:
            return Dataset(self.home)
        # A request that names its default graph sees no others but those it names. Virtuoso finds one empty solution in
        # a graph that it is not to see: so those that the query itself names are among them, whether they exist or not.
        return Dataset(self.home, tuple(dict.fromkeys((*self.graphs, *_NAMED.findall(query)))))


def find_dialect(
    ask: Callable[[str], bool], select: Callable[[str], list[dict[str, str]]], home: tuple[str, ...] = ()
) -> Dialect:
    """What the engine behind these two needs; `home` where it is known already which graphs hold the articles."""
    virtuoso = ask(_IS_VIRTUOSO)
    if not home and (virtuoso or not ask(_HAS_ITS_OWN)):
        home = _graphs(select(_WITH_ARTICLES))
    return Dialect(virtuoso, home, find_graphs(select) if home else ())


def find_graphs(select: Callable[[str], list[dict[str, str]]]) -> tuple[str, ...]:
    """The named graphs that hold statements, without an engine's own."""
    return _graphs(select(_ALL))


def words_of(query: str) -> set[str]:
    """The words of a query in lower case, without its IRIs, names, variables, strings and comments."""
    return {found["word"].lower() for found in _WORD.finditer(query) if found["word"]}


def _graphs(rows: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(row["graph"] for row in rows if "graph" in row and row["graph"] not in _SYSTEM)

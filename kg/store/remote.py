"""A graph behind any SPARQL 1.1 endpoint, read through the protocol. What engines do in their own way is dealt with."""

import re
import time
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import Any, BinaryIO

from pyoxigraph import NamedNode, Quad, Triple

from kg.errors import QueryFailed, StoreError
from kg.store.connection import Connection, media_type_of
from kg.store.dialect import Dialect, find_dialect, find_graphs, words_of
from kg.store.exchange import (
    ROWS,
    TRIPLES,
    Binding,
    bindings_of,
    exchanged,
    lexical,
    read_rows,
    read_triples,
    triples_in,
    triples_of,
    write_rows,
    write_statements,
)
from kg.store.media import graph_format
from kg.store.reader import Dataset

_COUNT = "SELECT (COUNT(*) AS ?n) WHERE {{ SELECT {}?s ?p ?o WHERE {{ {} }} }}"
_ROWS_OF = "SELECT {}?s ?p ?o WHERE {{ {} }}"
_GRAPH_OF = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {} }}"
_MANY = "SELECT (1 AS ?one) WHERE {{ ?a ?b ?c . ?d ?e ?f }} LIMIT {}"
_PROLOGUE = re.compile(r"(?:\s++|\#[^\r\n]*+|BASE\s*+<[^<>]*+>|PREFIX\s++[^\s:]*+:\s*+<[^<>]*+>)*+", re.IGNORECASE)
_CAP = "X-SPARQL-MaxRows"  # Virtuoso: these are as many rows as it gives at once
_SURELY_WHOLE = 1000  # statements: no engine is set to give as few at once
ROWS_AT_ONCE = 50_000  # of a whole graph, where it is read page by page
GOOD_FOR = 300.0  # seconds that what was found out of an engine is relied on


class Endpoint:
    """A reader of the endpoint at `address`. A request that takes more than `timeout` seconds is a StoreError.

    The address may name the graphs to ask, as `?default-graph-uri=…`; where it does not, they are found.
    """

    def __init__(self, address: str, timeout: float = 60.0) -> None:
        self._connection = Connection(address, timeout)
        self._found = Dialect()
        self._found_until = -1.0

    def select(self, query: str) -> list[dict[str, str]]:
        """See `Reader.select`."""
        rows = bindings_of(self._rows(query, self._dataset(query)))
        return [{name: lexical(term) for name, term in row.items()} for row in rows]

    def query(self, query: str, media_type: str) -> bytes:
        """See `Reader.query`."""
        out = BytesIO()
        self.write(query, media_type, out)
        return out.getvalue()

    def write(
        self, query: str, media_type: str, out: BinaryIO, dataset: Dataset | None = None, base: str | None = None
    ) -> None:
        """See `Reader.write`."""
        # On the same line, so that the lines of an error's message are those of the query as it was asked.
        text = f"BASE <{base}> {query}" if base else query
        graphs = dataset or self._dataset(query)
        if not self._dialect.virtuoso:
            self._pass_on(text, media_type, out, graphs)
        elif exchanged(media_type) == ROWS:
            write_rows(self._rows(text, graphs), media_type, out)
        else:
            triples = read_triples(self._connection.whole(text, TRIPLES, graphs).content)
            self._refuse_cut(len(triples))
            write_statements(triples, media_type, out)

    def dump(self, media_type: str, out: BinaryIO) -> None:
        """See `Reader.dump`. Raises StoreError at the end when the endpoint gave less than it says it has."""
        if graph_format(media_type).supports_datasets:
            write_statements(self._quads(), media_type, out)
        else:
            write_statements(self._statements("?s ?p ?o"), media_type, out)

    def _quads(self) -> Iterator[Quad]:
        for triple in self._statements("?s ?p ?o"):
            yield Quad(triple.subject, triple.predicate, triple.object)
        named = [name for name in find_graphs(self._plain_select) if name not in self._dialect.home]
        for graph in map(NamedNode, named):
            for triple in self._statements(f"GRAPH {graph} {{ ?s ?p ?o }}"):
                yield Quad(triple.subject, triple.predicate, triple.object, graph)

    def _statements(self, where: str) -> Iterator[Triple]:
        """The statements of one graph, as they come."""
        expected, given = int(self.select(_COUNT.format(self._once(where), where))[0]["n"]), 0
        for triple in self._in_pages(where) if self._dialect.virtuoso else self._at_once(where):
            given += 1
            yield triple
        if given < expected:
            gave = f"{self._connection.address} gave {given} of its {expected} statements"
            raise StoreError(f"{gave}: raise its limit on results, or export there")

    def _once(self, where: str) -> str:
        """What has a statement of two graphs that are asked as one come once."""
        return "DISTINCT " if len(self._dialect.home) > 1 and "GRAPH" not in where else ""

    def _at_once(self, where: str) -> Iterator[Triple]:
        query = _GRAPH_OF.format(where)
        with self._connection.asked(query, TRIPLES, self._dataset(query)) as response:
            yield from triples_in(response.iter_bytes())

    def _in_pages(self, where: str) -> Iterator[Triple]:
        query = _ROWS_OF.format(self._once(where), where)
        for page in self._pages(query, self._dataset(query), ROWS_AT_ONCE):
            yield from triples_of(page)

    def _pass_on(self, query: str, media_type: str, out: BinaryIO, dataset: Dataset | None) -> None:
        """Write the endpoint's own bytes as they come, or the same in the wanted format where it cannot write that."""
        exchange = exchanged(media_type)
        with self._connection.asked(query, media_type, dataset, exchange) as response:
            if media_type_of(response) == media_type:
                for chunk in response.iter_bytes():
                    out.write(chunk)
                return
            if exchange == TRIPLES:
                write_statements(triples_in(response.iter_bytes()), media_type, out)
                return
            answer = response.read()
        write_rows(read_rows(answer), media_type, out)

    def _rows(self, query: str, dataset: Dataset | None) -> dict[str, Any]:
        """All the results of a SELECT or ASK query; where the engine gives so many at once, page by page."""
        answer = self._connection.whole(query, ROWS, dataset)
        document = read_rows(answer.content)
        most = int(answer.headers.get(_CAP, 0))
        rows = document.get("results", {}).get("bindings", [])
        if 0 < most <= len(rows):
            # From the start: the engine need not put the first rows first in the way it does for pages.
            document["results"]["bindings"] = list(chain.from_iterable(self._pages(query, dataset, most)))
        return document

    def _pages(self, query: str, dataset: Dataset | None, size: int) -> Iterator[list[Binding]]:
        """The rows of a query, so many at a time, or as many as the engine gives at once."""
        if "from" in words_of(query):  # which no query may say that stands within another one
            gives = f"{self._connection.address} gives {size} rows at once"
            raise QueryFailed(f"{gives}: name the graphs in the request instead of by FROM")
        start = 0
        while True:
            page = self._connection.whole(_page(query, size, start), ROWS, dataset)
            rows = bindings_of(read_rows(page.content))
            yield rows
            start += len(rows)
            most = int(page.headers.get(_CAP, size))
            if len(rows) < min(size, most):
                return

    def _refuse_cut(self, statements: int) -> None:
        """Raise QueryFailed where a CONSTRUCT query gave as many statements as the engine ever does: it may be cut."""
        if statements < _SURELY_WHOLE:
            return
        most = int(self._connection.whole(_MANY.format(statements + 1), ROWS).headers.get(_CAP, 0))
        if 0 < most <= statements:
            gave = f"{self._connection.address} gives {most} statements at most, and may have cut this result"
            raise QueryFailed(f"{gave}: ask for less, or raise its ResultSetMaxRows")

    def _dataset(self, query: str) -> Dataset | None:
        return self._dialect.dataset(query)

    @property
    def _dialect(self) -> Dialect:
        if time.monotonic() > self._found_until:
            self._found = find_dialect(self._ask, self._plain_select, self._connection.graphs)
            self._found_until = time.monotonic() + GOOD_FOR
        return self._found

    def _ask(self, query: str) -> bool:
        return bool(read_rows(self._connection.whole(query, ROWS).content).get("boolean"))

    def _plain_select(self, query: str) -> list[dict[str, str]]:
        rows = bindings_of(self._rows(query, None))
        return [{name: lexical(term) for name, term in row.items()} for row in rows]


def _page(query: str, size: int, start: int) -> str:
    """The rows of a query from one on. An engine that has them in an order keeps it in what stands around the query."""
    found = _PROLOGUE.match(query)
    body = found.end() if found else 0
    return f"{query[:body]}SELECT * WHERE {{ {{ {query[body:]}\n}} }} LIMIT {size} OFFSET {start}"

"""Reading a graph: what every reader can do, and the reader of one generation on disk."""

import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from textwrap import shorten
from typing import BinaryIO, Protocol

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, QuerySolutions, Store, Triple

from kg.errors import QueryError, QueryFailed, StoreError
from kg.ids import PREFIXES
from kg.store import generations
from kg.store.fulltext import Index
from kg.store.media import QueryResult, graph_format, write_result


@dataclass(frozen=True)
class Dataset:
    """The graphs a query is asked over, by their IRIs: merged into its default graph, and those that GRAPH may name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Reader(Protocol):
    """A graph to ask: a generation on disk, or an endpoint elsewhere."""

    def select(self, query: str) -> list[dict[str, str]]:
        """The rows of a SELECT query: IRIs and lexical values by variable name; what is unbound is absent.

        Raises QueryError for a query that is malformed or no SELECT, StoreError when the store fails.
        """
        ...

    def query(self, query: str, media_type: str) -> bytes:
        """The result of any query in a format: SELECT and ASK as SPARQL results in JSON, XML, CSV or TSV, CONSTRUCT and
        DESCRIBE as any RDF format. Raises QueryError as `select` does, and when the format does not fit.
        """
        ...

    def write(
        self, query: str, media_type: str, out: BinaryIO, dataset: Dataset | None = None, base: str | None = None
    ) -> None:
        """Write what `query` gives as it is found, so that a large result never stands whole in memory.

        A `dataset` takes the place of the graphs that the query names; relative IRIs are relative to `base` unless the
        query says otherwise. What fails may have written a part before. Raises what `query` raises, and BrokenPipeError
        when nobody reads `out` any more.
        """
        ...

    def dump(self, media_type: str, out: BinaryIO) -> None:
        """Write the whole graph. Turtle and N-Triples hold the default graph; TriG, N-Quads and JSON-LD every graph."""
        ...


class Snapshot:
    """One published generation, which never changes. Safe to use from several threads.

    While the object lives, no writer deletes its files. `generation` is its number; `index` is for searching its texts,
    None where it has none. What is `loaded`, its statements in memory, is read in place of its database.
    """

    def __init__(self, path: Path, loaded: Store | None = None) -> None:
        self.path = path
        self.generation = int(path.name)
        lease = generations.hold(path)
        if lease is not None:
            weakref.finalize(self, os.close, lease)
        try:
            self._store = Store.read_only(str(path)) if loaded is None else loaded
        except OSError as error:
            raise StoreError(f"{path} cannot be opened: {_line(error)}") from error
        self.index = Index.of(path)

    def select(self, query: str) -> list[dict[str, str]]:
        """See `Reader.select`."""
        with _query_errors():
            result = self._run(query)
            if not isinstance(result, QuerySolutions):
                raise QueryError("this is no SELECT query, and rows were asked for")
            names = [variable.value for variable in result.variables]
            return [
                {name: _lexical(term) for name, term in zip(names, row, strict=True) if term is not None}
                for row in result
            ]

    def query(self, query: str, media_type: str) -> bytes:
        """See `Reader.query`."""
        out = BytesIO()
        self.write(query, media_type, out)
        return out.getvalue()

    def write(
        self, query: str, media_type: str, out: BinaryIO, dataset: Dataset | None = None, base: str | None = None
    ) -> None:
        """See `Reader.write`."""
        # The result is written in this same call: another thread that touched the iterator would abort the process.
        with _query_errors():
            write_result(self._run(query, dataset, base), media_type, out)

    def dump(self, media_type: str, out: BinaryIO) -> None:
        """See `Reader.dump`."""
        rdf = graph_format(media_type)
        graph = None if rdf.supports_datasets else DefaultGraph()
        self._store.dump(out, rdf, from_graph=graph, prefixes=PREFIXES)

    def _run(self, query: str, dataset: Dataset | None = None, base: str | None = None) -> QueryResult:
        if dataset is None:
            return self._store.query(query, base_iri=base)
        # A graph given twice would have its statements counted twice.
        default: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(iri) for iri in dict.fromkeys(dataset.default)]
        named: list[NamedNode | BlankNode] = [NamedNode(iri) for iri in dataset.named]
        return self._store.query(query, base_iri=base, default_graph=default, named_graphs=named)


@contextmanager
def _query_errors() -> Iterator[None]:
    try:
        yield
    except SyntaxError as error:
        raise QueryError(f"the query is malformed: {_line(error)}") from error
    except (ValueError, RuntimeError) as error:
        raise QueryFailed(f"the query cannot be run: {_line(error)}") from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StoreError(f"the query failed: {_line(error)}") from error


def _line(error: Exception) -> str:
    message = str(error.msg if isinstance(error, SyntaxError) else error)
    return shorten(message, 300, placeholder=" …")  # the parser lists every token that could have stood there


def _lexical(term: NamedNode | BlankNode | Literal | Triple) -> str:
    if isinstance(term, BlankNode | Triple):
        return str(term)
    return term.value

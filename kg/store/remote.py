"""A graph behind any SPARQL 1.1 endpoint, read through the protocol."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import httpx

from kg.errors import QueryError, StoreError
from kg.store.dialect import Dialect, find_dialect, words_of
from kg.store.exchange import (
    ROWS,
    TRIPLES,
    Bindings,
    bindings_of,
    exchanged,
    lexical,
    read_rows,
    read_triples,
    triples_of,
    write_rows,
    write_triples,
)
from kg.store.media import graph_format
from kg.store.reader import Dataset

_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o } }"
_STATEMENTS = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
_EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_MANY = "SELECT (1 AS ?one) WHERE {{ ?a ?b ?c . ?d ?e ?f }} LIMIT {}"
_PROLOGUE = re.compile(r"(?:\s++|\#[^\r\n]*+|BASE\s*+<[^<>]*+>|PREFIX\s++[^\s:]*+:\s*+<[^<>]*+>)*+", re.IGNORECASE)
_CAP = "X-SPARQL-MaxRows"  # Virtuoso's word for: there may be more rows than these
_UNFINISHED = "X-SQL-State"  # and for: the time was up, these are some of the rows
_CAPS_FROM = 1000  # results of fewer statements than any sensible cap are whole
GOOD_FOR = 60.0  # seconds that what an engine was found to hold is relied on
Fields = dict[str, str | list[str]]


class Endpoint:
    """A reader of the endpoint at `address`. A request that takes more than `timeout` seconds is a StoreError.

    The address may name the graphs to ask, as `?default-graph-uri=…`; where it does not, they are found.
    """

    def __init__(self, address: str, timeout: float = 60.0) -> None:
        parts = urlsplit(address)
        given = parse_qsl(parts.query)
        self.address = urlunsplit(parts._replace(query="", fragment=""))
        self._home = tuple(value for name, value in given if name == "default-graph-uri")
        self._named = tuple(value for name, value in given if name == "named-graph-uri")
        others = [(name, value) for name, value in given if not name.endswith("-graph-uri")]
        self._client = httpx.Client(timeout=timeout, follow_redirects=True, params=others)
        self._dialect = Dialect()
        self._known_until = -1.0

    def select(self, query: str) -> list[dict[str, str]]:
        """See `Reader.select`."""
        return [{name: lexical(term) for name, term in row.items()} for row in bindings_of(self._rows(query, None))]

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
        exchange = exchanged(media_type)
        if not self._dialect_now().virtuoso:
            self._pass_on(text, media_type, exchange, out, dataset)
        elif exchange == ROWS:
            write_rows(self._rows(text, dataset), media_type, out)
        else:
            self._write_graph(self._ask(text, TRIPLES, dataset).content, media_type, out)

    def dump(self, media_type: str, out: BinaryIO) -> None:
        """Write the endpoint's default graph. Raises StoreError when the endpoint gives less than it says it has."""
        graph_format(media_type)
        expected = int(self.select(_COUNT)[0]["n"])
        if self._dialect.virtuoso:
            triples = triples_of(bindings_of(self._rows(_STATEMENTS, None)))
        else:
            triples = read_triples(self._ask(_EVERYTHING, TRIPLES, None).content)
        triples = list(dict.fromkeys(triples))
        if len(triples) < expected:
            gave = f"{self.address} gave {len(triples)} of its {expected} statements"
            raise StoreError(f"{gave}: raise its limit on results, or export there")
        write_triples(triples, media_type, out)

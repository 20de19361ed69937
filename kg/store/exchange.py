"""Results as another engine wrote them, read and written anew: what is asked for is a format, whatever it can write."""

import json
import re
from collections.abc import Iterable, Iterator
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, cast

from pyoxigraph import (
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from kg.errors import QueryError, StoreError
from kg.ids import PREFIXES
from kg.store.media import graph_format

ROWS = "application/sparql-results+json"
TRIPLES = "application/n-triples"
Binding = dict[str, dict[str, str]]
_BOOLEAN = PREFIXES["xsd"] + "boolean"
_BOOLEANS = {"1": "true", "0": "false"}


def exchanged(media_type: str) -> str:
    """The format that every engine writes rightly, of the kind of result that the wanted format is for."""
    return ROWS if QueryResultsFormat.from_media_type(media_type) else TRIPLES


def read_rows(answer: bytes) -> dict[str, Any]:
    """SPARQL results in JSON as the standard has them. Raises StoreError for what is nothing of the kind.

    Repairs what Virtuoso writes in its own way: typed literals as a kind of their own, booleans as numbers.
    """
    try:
        document: dict[str, Any] = json.loads(answer)
        for row in document.get("results", {}).get("bindings", ()):
            for term in row.values():
                _repair(term)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise StoreError(f"the answer is something else than SPARQL results: {error}") from error
    kept = {"vars": document.get("head", {}).get("vars", [])}
    if "boolean" in document:
        return {"head": {}, "boolean": document["boolean"]}
    return {"head": kept, "results": {"bindings": document.get("results", {}).get("bindings", [])}}


def bindings_of(document: dict[str, Any]) -> list[Binding]:
    """The rows of a SELECT query's results. Raises QueryError for those of an ASK query."""
    if "results" not in document:
        raise QueryError("this is no SELECT query, and rows were asked for")
    found: list[Binding] = document["results"]["bindings"]
    return found


def write_rows(document: dict[str, Any], media_type: str, out: BinaryIO) -> None:
    """Write what `read_rows` gave in a format. Raises QueryError where the media type is none for rows."""
    wanted = QueryResultsFormat.from_media_type(media_type)
    if wanted is None:
        raise QueryError(f"a SELECT or ASK query gives JSON, XML, CSV or TSV results, not {media_type}")
    parse_query_results(json.dumps(document).encode(), QueryResultsFormat.JSON).serialize(out, wanted)


def read_triples(answer: bytes) -> list[Triple]:
    """The statements of N-Triples. Raises StoreError for what is nothing of the kind."""
    try:
        return [quad.triple for quad in parse(answer, RdfFormat.N_TRIPLES)]
    except SyntaxError as error:
        raise StoreError(f"the answer is something else than N-Triples: {error}") from error


def triples_in(answer: Iterator[bytes]) -> Iterator[Triple]:
    """The statements of N-Triples as they come. Raises StoreError for what is nothing of the kind."""
    try:
        for quad in parse(BufferedReader(_Pieces(answer), 1 << 16), RdfFormat.N_TRIPLES):
            yield quad.triple
    except SyntaxError as error:
        raise StoreError(f"the answer is something else than N-Triples: {error}") from error


class _Pieces(RawIOBase):
    """A file of what comes piece by piece."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._left = self._left or next((piece for piece in self._pieces if piece), b"")
        taken = self._left[: len(buffer)]
        buffer[: len(taken)] = taken
        self._left = self._left[len(taken) :]
        return len(taken)


def triples_of(rows: list[Binding]) -> list[Triple]:
    """The statements that rows of `?s ?p ?o` say."""
    document = json.dumps({"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": rows}}).encode()
    solutions = cast("QuerySolutions", parse_query_results(document, QueryResultsFormat.JSON))
    return [Triple(row["s"], row["p"], row["o"]) for row in solutions]


def write_statements(statements: Iterable[Triple] | Iterable[Quad], media_type: str, out: BinaryIO) -> None:
    """Write statements in an RDF format. Raises QueryError for a media type that is none."""
    serialize(statements, out, graph_format(media_type), prefixes=PREFIXES)


def lexical(term: dict[str, str]) -> str:
    """An IRI or a literal's text as it is, a blank node with `_:` before it."""
    return f"_:{term['value']}" if term["type"] == "bnode" else term["value"]


def _repair(term: dict[str, str]) -> None:
    if term["type"] == "typed-literal":
        term["type"] = "literal"
    if term.get("datatype") == _BOOLEAN:
        term["value"] = _BOOLEANS.get(term["value"], term["value"])
    if term["type"] == "bnode":
        term["value"] = re.sub(r"\W", "", term["value"])

"""The SPARQL 1.1 Protocol's requests: where the query stands, its form, and what its result may be written as."""

import re
from dataclasses import dataclass

from pyoxigraph import NamedNode
from starlette.requests import Request

from api.protocol.forms import fields_of
from api.protocol.problems import Problem
from kg.store import Dataset

FORM = "application/x-www-form-urlencoded"
BARE = "application/sparql-query"
ROW_TYPES = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
}
GRAPH_TYPES = {
    "text/turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "text/plain": "application/n-triples",
    "application/ld+json": "application/ld+json",
    "application/json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "application/trig": "application/trig",
    "application/n-quads": "application/n-quads",
}
_BLANK = r"\s++|\#[^\r\n]*+"
# The prologue and the word after it. Possessive repeats: this runs in the serving process, so it must never go back.
_FORM = re.compile(
    rf"""(?: {_BLANK} | BASE(?:{_BLANK})*+<[^<>]*+> | PREFIX(?:{_BLANK})*+[^\s:]*+:(?:{_BLANK})*+<[^<>]*+> )*+
        (SELECT|ASK|CONSTRUCT|DESCRIBE)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ABSOLUTE = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*+:[^<>"{}|^`\\\x00-\x20]*+')


@dataclass(frozen=True)
class Asked:
    """What a protocol request asks: a query, the graphs it is over where the request names them, and how many seconds
    it may take at most.

    A request's graphs take the place of those that the query names (SPARQL 1.1 Protocol, 2.1.4).
    """

    query: str
    dataset: Dataset | None
    timeout: float | None


def offers_for(query: str) -> dict[str, str]:
    """What the query's result may be written as, best first: the media type asked for → the one the store is asked for.

    Raises Problem 400 when the text does not begin as a query does.
    """
    form = _FORM.match(query)
    if form is None:
        raise Problem(400, "A query must begin with SELECT, ASK, CONSTRUCT or DESCRIBE.", "malformed-query")
    return ROW_TYPES if form[1].upper() in ("SELECT", "ASK") else GRAPH_TYPES


async def asked_by(request: Request, most: int) -> Asked | None:
    """What a protocol request asks, or None when it has no query. Raises Problem 400, 413 or 415."""
    fields = _decoded(request.scope["query_string"].decode("latin-1"))
    if request.method == "POST":
        kind, charset = content_type(request)
        if kind not in (FORM, BARE):
            raise Problem(415, f"Send the query as {FORM} or {BARE}.", "content-type")
        if charset not in ("", "utf-8", "utf8"):
            raise Problem(415, f"Send the query in UTF-8, not in {charset}.", "content-type")
        body = await _text(request, most)
        fields += [("query", body)] if kind == BARE else _decoded(body)
    queries = all_of(fields, "query")
    if all_of(fields, "update"):
        raise Problem(400, "This address takes queries; POST updates to /update.", "malformed-query")
    if len(queries) > 1:
        raise Problem(400, f"One query is wanted, and there are {len(queries)}.", "malformed-query")
    if not queries:
        return None
    return Asked(queries[0], dataset(fields, "default-graph-uri", "named-graph-uri"), _timeout(fields))


def _decoded(form: str) -> list[tuple[str, str]]:
    """The fields of a form. Raises Problem 400 where they are not UTF-8."""
    try:
        return fields_of(form)
    except UnicodeDecodeError as error:
        raise Problem(400, f"The request's fields cannot be read: {error}.", "malformed-query") from error


def _timeout(fields: list[tuple[str, str]]) -> float | None:
    """The fewest seconds that a request gives its query. Raises Problem 400 for what is no number above zero."""
    given = all_of(fields, "timeout")
    try:
        seconds = min(map(float, given), default=None)
    except ValueError:
        seconds = 0.0
    if seconds is not None and not seconds > 0:
        raise Problem(400, f"timeout={given[0]}: give seconds, a number above zero.", "parameters")
    return seconds


def content_type(request: Request) -> tuple[str, str]:
    """The media type of the body and its charset, in lower case; empty where they are not given."""
    kind, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charsets = (p.removeprefix("charset=").strip('"') for p in parameters if p.startswith("charset="))
    return kind, next(charsets, "")


def dataset(fields: list[tuple[str, str]], for_default: str, for_named: str) -> Dataset | None:
    """The graphs that a request names in these two fields; None when it names none. Raises Problem 400 for no IRI."""
    default, named = all_of(fields, for_default), all_of(fields, for_named)
    for name in default + named:
        require_absolute(name)
    return Dataset(tuple(default), tuple(named)) if default or named else None


def require_absolute(name: str) -> None:
    """Raise Problem 400 when this names no graph: when it is no absolute IRI."""
    try:
        NamedNode(name if _ABSOLUTE.fullmatch(name) else "")
    except ValueError:
        raise Problem(400, f"{name!r} names no graph: give an absolute IRI.", "dataset") from None


def all_of(fields: list[tuple[str, str]], name: str) -> list[str]:
    """The values of a field, in their order."""
    return [value for key, value in fields if key == name]


async def _text(request: Request, most: int) -> str:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise Problem(413, f"A query may have {most} bytes.", "query-too-long")
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Problem(400, f"The query is not UTF-8 at byte {error.start}.", "malformed-query") from error

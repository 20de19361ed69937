"""The SPARQL 1.1 Protocol's requests: where the query stands, its form, and what its result may be written as."""

import re
from urllib.parse import parse_qsl

from starlette.requests import Request

from api.problems import Problem

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
}
# The prologue and the word after it. Possessive repeats: this runs in the serving process, so it must never go back.
_FORM = re.compile(
    r"""(?: \s++ | \#[^\r\n]*+ | BASE\s*+<[^<>]*+> | PREFIX\s*+[^\s:]*+:\s*+<[^<>]*+> )*+
        (SELECT|ASK|CONSTRUCT|DESCRIBE)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DATASET = ("default-graph-uri", "named-graph-uri")


def offers_for(query: str) -> dict[str, str]:
    """What the query's result may be written as, best first: the media type asked for → the one the store is asked for.

    Raises Problem 400 when the text does not begin as a query does.
    """
    form = _FORM.match(query)
    if form is None:
        raise Problem(400, "A query must begin with SELECT, ASK, CONSTRUCT or DESCRIBE.", "malformed-query")
    return ROW_TYPES if form[1].upper() in ("SELECT", "ASK") else GRAPH_TYPES


async def query_of(request: Request, most: int) -> str | None:
    """The query of a protocol request, or None when a GET has none. Raises Problem 400, 413 or 415."""
    fields = list(request.query_params.multi_items())
    if request.method == "POST":
        kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
        if kind not in (FORM, BARE):
            raise Problem(415, f"Send the query as {FORM} or {BARE}.", "content-type")
        body = await _text(request, most)
        fields += [("query", body)] if kind == BARE else parse_qsl(body, keep_blank_values=True)
    return _query(fields, required=request.method == "POST")


def _query(fields: list[tuple[str, str]], *, required: bool) -> str | None:
    for name in _DATASET:
        if any(key == name for key, _ in fields):
            raise Problem(400, f"{name} is not taken here: name the graphs in the query, with FROM.", "dataset")
    queries = [value for key, value in fields if key == "query"]
    if len(queries) > 1 or (required and not queries):
        raise Problem(400, f"One query is wanted, and there are {len(queries)}.", "malformed-query")
    return queries[0] if queries else None


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

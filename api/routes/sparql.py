"""/sparql: queries by the SPARQL 1.1 Protocol, the page to write them in, and the service's description of itself."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.datastructures import URL
from starlette.responses import Response

from api import clock
from api.description.service import Endpoints, description
from api.description.void import dataset_iri
from api.protocol.addresses import root
from api.protocol.direct import Direct
from api.protocol.negotiation import choose, prefers_html
from api.protocol.problems import Problem
from api.protocol.relay import Relay
from api.protocol.requests import BARE, FORM, GRAPH_TYPES, ROW_TYPES, Asked, asked_by, offers_for
from api.routes.pages import page_response
from api.settings import Settings
from api.workers.frames import Query
from kg.ids import NK, PREFIXES
from kg.store import is_address

router = APIRouter(tags=["SPARQL"], route_class=Direct)
_LABEL = PREFIXES["rdfs"] + "label"
_EXAMPLE = f"SELECT ?person ?name WHERE {{ ?person a <{NK}Person> ; <{_LABEL}> ?name }} LIMIT 10"
_QUERY = {"type": "string", "example": _EXAMPLE}
_GRAPHS = {"type": "array", "items": {"type": "string", "format": "iri"}}
_SECONDS = {"type": "number", "exclusiveMinimum": 0}
_FIELDS: dict[str, tuple[dict[str, Any], str]] = {
    "query": (_QUERY, "The query; without one, the service describes itself"),
    "default-graph-uri": (_GRAPHS, "Graphs to be merged into the default graph, in place of those the query names"),
    "named-graph-uri": (_GRAPHS, "Graphs that GRAPH may name, in place of those the query names"),
    "timeout": (_SECONDS, "Seconds that the query may take, fewer than the service gives it"),
}
_PARAMETERS = [
    {"name": name, "in": "query", "schema": schema, "description": about} for name, (schema, about) in _FIELDS.items()
]
_AS_FORM = {
    "type": "object",
    "required": ["query"],
    "properties": {name: {**schema, "description": about} for name, (schema, about) in _FIELDS.items()},
}
_BODY = {
    "required": True,
    "content": {BARE: {"schema": _QUERY, "example": _EXAMPLE}, FORM: {"schema": _AS_FORM}},
}
_RESULT: dict[int | str, dict[str, Any]] = {
    200: {"description": "The result", "content": {name: {} for name in ROW_TYPES | GRAPH_TYPES}}
}


@router.get(
    "/sparql",
    summary="Run a SPARQL query",
    response_class=Response,
    responses=_RESULT,
    openapi_extra={"parameters": _PARAMETERS},
)
async def get(request: Request) -> Response:
    """Answer a query, or, without one, describe the service (SPARQL 1.1 Service Description).

    SELECT and ASK: SPARQL results as JSON, XML, CSV or TSV. CONSTRUCT and DESCRIBE: Turtle, N-Triples, JSON-LD,
    RDF/XML, TriG or N-Quads. A browser gets a page to write queries in.
    """
    settings: Settings = request.app.state.settings
    asked = await asked_by(request, settings.query_bytes)
    accept = request.headers.get("accept")
    if prefers_html(accept, list(offers_for(asked.query) if asked else GRAPH_TYPES)):
        return page_response("sparql")
    return _relayed(request, asked) if asked else await _described(request)


@router.post(
    "/sparql",
    summary="Run a long SPARQL query",
    response_class=Response,
    responses=_RESULT,
    openapi_extra={"parameters": _PARAMETERS[1:], "requestBody": _BODY},
)
async def post(request: Request) -> Response:
    """Answer a query that is sent as a form or as the body; else as GET does."""
    settings: Settings = request.app.state.settings
    asked = await asked_by(request, settings.query_bytes)
    if asked is None:
        raise Problem(400, "One query is wanted, and there is none.", "malformed-query")
    return _relayed(request, asked)


def _relayed(request: Request, asked: Asked) -> Response:
    offers = offers_for(asked.query)
    media_type = choose(request.headers.get("accept"), list(offers))
    if asked.timeout is not None:
        clock.hasten(asked.timeout)
    query = Query(asked.query, offers[media_type], asked.dataset, _address(request))
    return Relay(request.app.state.pool, query, media_type, {"Vary": "Accept"})


async def _described(request: Request) -> Response:
    settings: Settings = request.app.state.settings
    media_type = choose(request.headers.get("accept"), list(GRAPH_TYPES))
    own_engine = not is_address(settings.store)
    writable = own_engine and settings.tokens and not settings.read_only
    base = root(request)
    update = base + "/update" if writable else None
    where = Endpoints(query=_address(request), update=update, dataset=dataset_iri(base), own_engine=own_engine)
    return description(where, await request.app.state.census.statistics()).response(GRAPH_TYPES[media_type])


def _address(request: Request) -> str:
    return str(URL(scope={**request.scope, "query_string": b""}))

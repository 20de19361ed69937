"""/sparql: queries by the SPARQL 1.1 Protocol, the page to write them in, and the service's description of itself."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.frames import Query
from api.named_queries import iri, named_query
from api.negotiation import choose, prefers_html
from api.pages import page_response
from api.protocol import GRAPH_TYPES, Asked, asked_by, offers_for
from api.relay import Relay
from api.settings import Settings

router = APIRouter(tags=["SPARQL"])
METHODS = "GET, HEAD, POST, OPTIONS"


@router.api_route("/sparql", methods=["GET", "HEAD", "POST"], summary="Run a SPARQL query", response_class=Response)
async def sparql(request: Request) -> Response:
    """Answer a query (`query`, in the address, a form or the body); without one, describe the service.

    SELECT and ASK: SPARQL results as JSON, XML, CSV or TSV. CONSTRUCT and DESCRIBE: Turtle, N-Triples or JSON-LD.
    A browser gets a page to write queries in.
    """
    settings: Settings = request.app.state.settings
    asked = await asked_by(request, settings.query_bytes)
    accept = request.headers.get("accept")
    offers = GRAPH_TYPES if asked is None else offers_for(asked.query)
    if request.method != "POST" and prefers_html(accept, list(offers)):
        return page_response("sparql")
    address = str(request.url.replace(query=""))
    if asked is None:
        asked = Asked(named_query("service", endpoint=iri(address)).text, None)
    media_type = choose(accept, list(offers))
    query = Query(asked.query, offers[media_type], asked.dataset, address)
    return Relay(request.app.state.pool, query, media_type, {"Vary": "Accept"})


@router.options("/sparql", include_in_schema=False)
async def sparql_options() -> Response:
    """Say what may be done here."""
    return Response(status_code=204, headers={"Allow": METHODS, "Accept-Post": "application/sparql-query"})

"""/sparql: queries by the SPARQL 1.1 Protocol, the page to write them in, and the service's description of itself."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.frames import Query
from api.negotiation import choose, prefers_html
from api.pages import page_response
from api.protocol import GRAPH_TYPES, asked_by, offers_for
from api.relay import Relay
from api.service import Endpoints, description
from api.settings import Settings
from api.void import dataset_iri, root
from kg.store import is_address

router = APIRouter(tags=["SPARQL"])
METHODS = "GET, HEAD, POST, OPTIONS"


@router.api_route("/sparql", methods=["GET", "HEAD", "POST"], summary="Run a SPARQL query", response_class=Response)
async def sparql(request: Request) -> Response:
    """Answer a query (`query`, in the address, a form or the body); without one, describe the service.

    SELECT and ASK: SPARQL results as JSON, XML, CSV or TSV. CONSTRUCT and DESCRIBE: Turtle,
    N-Triples, JSON-LD, RDF/XML, TriG or N-Quads. A browser gets a page to write queries in.
    """
    settings: Settings = request.app.state.settings
    asked = await asked_by(request, settings.query_bytes)
    accept = request.headers.get("accept")
    offers = GRAPH_TYPES if asked is None else offers_for(asked.query)
    if request.method != "POST" and prefers_html(accept, list(offers)):
        return page_response("sparql")
    address = str(request.url.replace(query=""))
    media_type = choose(accept, list(offers))
    if asked is None:
        return await _description(request, address, offers[media_type])
    query = Query(asked.query, offers[media_type], asked.dataset, address)
    return Relay(request.app.state.pool, query, media_type, {"Vary": "Accept"})


async def _description(request: Request, endpoint: str, media_type: str) -> Response:
    settings: Settings = request.app.state.settings
    own_engine = not is_address(settings.store)
    writable = own_engine and settings.tokens and not settings.read_only
    base = root(request)
    update = base + "/update" if writable else None
    where = Endpoints(query=endpoint, update=update, dataset=dataset_iri(base), own_engine=own_engine)
    return description(where, await request.app.state.census.statistics()).response(media_type)


@router.options("/sparql", include_in_schema=False)
async def sparql_options() -> Response:
    """Say what may be done here."""
    return Response(status_code=204, headers={"Allow": METHODS, "Accept-Post": "application/sparql-query"})

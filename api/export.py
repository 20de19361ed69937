"""/export: the whole graph in the formats of `kg export`, and /graphs: one graph by the Graph Store Protocol."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import frames
from api.named_queries import Term, iri, named_query
from api.negotiation import choose
from api.problems import Problem
from api.protocol import GRAPH_TYPES
from api.reader import collect
from api.relay import Relay
from api.workers import Pool
from kg.export import FORMATS

router = APIRouter(tags=["Export"])


@router.get("/export/{name}", summary="The whole graph as a file", response_class=Response)
async def export(request: Request, name: str) -> Response:
    """The graph for other programs: gexf, graphml, csv (a zip of tables), cytoscape, turtle, nquads, trig, jsonld."""
    if name not in FORMATS:
        raise Problem(404, f"There is no export {name}; there are {', '.join(FORMATS)}.")
    known = FORMATS[name]
    headers = {"Content-Disposition": f'attachment; filename="newskg{known.extension}"'}
    return Relay(request.app.state.pool, frames.Export(name), known.media_type, headers)


@router.api_route("/graphs", methods=["GET", "HEAD"], summary="One graph's statements", response_class=Response)
async def graph(
    request: Request,
    default: Annotated[str | None, Query(description="Given, without a value: the default graph")] = None,
    graph: Annotated[str | None, Query(description="A named graph's IRI")] = None,
) -> Response:
    """The default graph (`?default`) or a named one (`?graph=…`) as Turtle, N-Triples or JSON-LD."""
    if (default is None) == (graph is None):
        raise Problem(400, "Say which graph: ?default, or ?graph= and its IRI.", "parameters")
    pool: Pool = request.app.state.pool
    media_type = choose(request.headers.get("accept"), list(GRAPH_TYPES))
    where = Term("{ ?s ?p ?o }") if graph is None else Term(f"{{ GRAPH {iri(graph)} {{ ?s ?p ?o }} }}")
    if graph is not None and b"true" not in await collect(pool, named_query("graph_exists", where=where)):
        raise Problem(404, f"There is no graph {graph}.")
    query = named_query("graph", GRAPH_TYPES[media_type], where=where)
    return Relay(pool, query, media_type, {"Vary": "Accept"})

"""/export: the whole graph in the formats of `kg export`."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from api.protocol.problems import Problem
from api.protocol.relay import Relay
from api.workers import frames
from kg.export import FORMATS

router = APIRouter(tags=["Export"])


@router.get("/export/{name}", summary="The whole graph as a file", response_class=Response)
async def export(request: Request, name: Annotated[str, Path(examples=["nquads"])]) -> Response:
    """The graph for other programs: gexf, graphml, csv (a zip of tables), cytoscape, turtle, nquads, trig, jsonld."""
    if name not in FORMATS:
        raise Problem(404, f"There is no export {name}; there are {', '.join(FORMATS)}.")
    known = FORMATS[name]
    headers = {"Content-Disposition": f'attachment; filename="newskg{known.extension}"'}
    return Relay(request.app.state.pool, frames.Export(name), known.media_type, headers)

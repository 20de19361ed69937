"""The routes that write. Writing needs a bearer token; while none is configured, it is off."""

from fastapi import APIRouter
from starlette.responses import Response

from api.problems import Problem

router = APIRouter(tags=["Writing"])


@router.post("/articles", summary="Add articles", response_class=Response)
@router.post("/update", summary="Run a SPARQL update", response_class=Response)
@router.api_route(
    "/graphs", methods=["PUT", "POST", "PATCH", "DELETE"], summary="Change a graph", response_class=Response
)
async def refuse() -> Response:
    """Writing is off: no token is configured."""
    raise Problem(403, "Writing is off: no token is configured. Add articles with kg build.", "writing-off")

"""/docs: the routes, described from /openapi.json by a page that loads nothing from elsewhere."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse

from api.routes.pages import page_response

router = APIRouter()


@router.get("/docs", include_in_schema=False)
async def docs() -> HTMLResponse:
    """The routes, for people."""
    return page_response("docs")


@router.get("/", include_in_schema=False)
async def start() -> RedirectResponse:
    """The service's own address leads to its description."""
    return RedirectResponse("docs")

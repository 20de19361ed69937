"""/health: whether the service can answer, and from what."""

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from api.named_queries import named_query
from api.reader import select
from api.settings import Settings
from api.workers import Pool
from kg.errors import NewskgError

router = APIRouter(tags=["Service"])


@router.get("/health", summary="Whether the service can answer", response_class=Response)
async def health(request: Request) -> Response:
    """The store, its generation, how many articles it holds and how the workers are; 503 when no worker answers."""
    pool: Pool = request.app.state.pool
    settings: Settings = request.app.state.settings
    try:
        articles = int((await select(pool, named_query("article_count").text))[0]["n"])
        status = "ok"
    except NewskgError as error:
        articles, status = None, str(error)
    document = {
        "status": status,
        "store": settings.store,
        "generation": pool.generation,
        "articles": articles,
        "workers": {"wanted": settings.workers, "alive": pool.alive, "idle": pool.idle},
    }
    return Response(msgspec.json.encode(document), 200 if status == "ok" else 503, media_type="application/json")

"""/health: that the service lives. /ready: that it can answer."""

import asyncio
import contextlib
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from fastapi import APIRouter, Request
from starlette.datastructures import State
from starlette.responses import Response

from api.answers.named_queries import named_query
from api.protocol.problems import Problem
from api.settings import Settings
from api.workers.pool import Pool
from api.workers.reader import rows_of, worked_out
from kg.errors import NewskgError
from kg.store import is_address

PATIENCE = 2.0  # seconds in which a worker must answer
router = APIRouter(tags=["Service"])


@router.get("/health", summary="Whether the service lives", response_class=Response)
async def health(request: Request) -> Response:
    """The store, its generation, the workers, and how many articles there are, null where no worker tells."""
    articles = None
    with contextlib.suppress(TimeoutError, NewskgError):
        articles = await _articles(request.app.state, 0.5)
    return _told(request, articles)


@router.get("/ready", summary="Whether the service can answer", response_class=Response)
async def ready(request: Request) -> Response:
    """What `/health` says, once a worker has answered from the open store; 503 when none does."""
    try:
        return _told(request, await _articles(request.app.state, PATIENCE))
    except TimeoutError:
        raise Problem(503, "No worker answers in time: try again later.", "not-ready", {"Retry-After": "2"}) from None
    except NewskgError as error:
        raise Problem(503, f"The store cannot be asked: {error}", "not-ready", {"Retry-After": "2"}) from error


async def _articles(state: State, seconds: float) -> int:
    """How many articles the store holds, by asking a worker. Raises TimeoutError and NewskgError."""
    # One question at a time, which goes on when nobody waits for it any more: giving it up would cost a worker.
    if state.counting is None or state.counting.done():
        state.counting = asyncio.ensure_future(worked_out(state.pool, named_query("article_count")))
    rows = rows_of(await asyncio.wait_for(asyncio.shield(state.counting), seconds))
    return int(rows[0]["n"])


def _told(request: Request, articles: int | None) -> Response:
    pool: Pool = request.app.state.pool
    settings: Settings = request.app.state.settings
    document = {
        "status": "ok",
        "store": _name(settings.store),
        "generation": pool.generation,
        "in_memory": pool.in_memory,
        "articles": articles,
        "workers": {"wanted": settings.workers, "alive": pool.alive, "idle": pool.idle},
    }
    return Response(msgspec.json.encode(document), media_type="application/json")


def _name(store: str) -> str | None:
    """The store's name alone: where it lies, or who may ask it, is nobody's business."""
    return urlsplit(store).hostname if is_address(store) else Path(store).resolve().name

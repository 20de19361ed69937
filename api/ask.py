"""/ask: a question in plain English, answered with the sentences behind each answer."""

import asyncio
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.reader import PoolReader
from kg.ask import answer

router = APIRouter(tags=["Questions"])


@router.get("/ask", summary="Ask a question", response_class=Response)
async def ask(
    request: Request, q: Annotated[str, Query(min_length=1, max_length=500, description="The question")]
) -> Response:
    """The answers as `kg ask --format json` gives them.

    A question that cannot be read, or has no answer in the graph, has no answers and a `message` that says which it is.
    """
    reader = PoolReader(request.app.state.pool, asyncio.get_running_loop())
    reply = await asyncio.to_thread(answer, q, reader)
    return Response(msgspec.json.encode(reply), media_type="application/json")

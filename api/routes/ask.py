"""/ask: a question in plain English, answered with the sentences behind each answer."""

import asyncio
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.answers.as_of import AsOf
from api.answers.jsonld import media_type
from api.answers.parameters import refuse_unknown
from api.answers.replies import linked
from api.protocol.addresses import root
from api.workers.reader import PoolReader
from kg.ask import answer

router = APIRouter(tags=["Questions"])


@router.get("/ask", summary="Ask a question", response_class=Response)
async def ask(
    request: Request,
    q: Annotated[
        str,
        Query(min_length=1, max_length=500, description="The question", examples=["Who led Ostravia's delegation?"]),
    ],
    asof: AsOf = None,
) -> Response:
    """The answers as `kg ask --format json` gives them; with `asof`, as articles published until then have them.

    A question that cannot be read, or has no answer in the graph, has no answers and a `message` that says which it is.
    Each reply is JSON-LD too.
    """
    refuse_unknown(request)
    reader = PoolReader(request.app.state.pool, asyncio.get_running_loop())
    reply = await asyncio.to_thread(answer, q, reader, asof)
    content = await linked(request.app.state.pool, reply, root(request))
    return Response(msgspec.json.encode(content), media_type=media_type(request))

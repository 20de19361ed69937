"""/articles: adding articles, by the command kg build in a process of its own."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api.protocol.problems import Problem
from api.protocol.requests import content_type
from api.settings import Settings
from api.writing.authority import allow
from api.writing.commands import logged, run_kg
from api.writing.intake import writer
from kg.tokens import Token

router = APIRouter(tags=["Writing"])
TYPES = ("application/json", "application/x-ndjson", "application/jsonl")
_ASIDE = "set aside: "
_EXAMPLE = {"id": "a-1", "title": "Talks resume", "published": "2025-07-24", "text": "Delegations met in Istanbul."}
_BODY: dict[str, Any] = {
    "required": True,
    "content": {kind: {"schema": {"type": "object"}, "example": _EXAMPLE} for kind in TYPES},
}


class Added(msgspec.Struct):
    """What came of it: the words of kg build, and each article that could not be read, with the reason."""

    summary: str
    set_aside: list[str]


@router.post(
    "/articles",
    summary="Add articles",
    response_class=Response,
    openapi_extra={"requestBody": _BODY},
)
async def add(request: Request, token: Annotated[Token, Depends(writer)]) -> Response:
    """Read articles into the graph: one JSON object, a list of them, or one a line, with the fields of `kg build`.

    Answers when they are in the graph, which may take a minute; a client that leaves before misses the answer alone,
    for the articles are read all the same. Needs a token that may change what the builder writes.
    """
    allow(token, None)
    settings: Settings = request.app.state.settings
    kind, charset = content_type(request)
    if kind not in TYPES or charset not in ("", "utf-8", "utf8"):
        raise Problem(415, f"Send articles in UTF-8, as one of {', '.join(TYPES)}.", "content-type")
    articles = await request.body()
    async with logged(request, token, "articles", articles):
        added = await _build(settings, articles)
    return Response(msgspec.json.encode(added), media_type="application/json")


async def _build(settings: Settings, articles: bytes) -> Added:
    ran = await run_kg(settings, ("build", "-"), articles, "send fewer. What was read is kept.")
    aside = [line.removeprefix(_ASIDE) for line in ran.complained if line.startswith(_ASIDE)]
    if ran.code not in (0, 1):
        raise ran.problem()
    summary = ran.said.strip()
    if not summary:
        raise Problem(400, "No article is in what was sent: give each a text.", "no-article")
    return Added(summary, aside)

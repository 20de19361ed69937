"""DELETE /articles/{id}: withdrawing an article, by the command kg retract in a process of its own."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from api.protocol.problems import Problem
from api.settings import Settings
from api.writing.authority import allow
from api.writing.commands import logged, run_kg
from api.writing.intake import writer
from kg.tokens import Token

router = APIRouter(tags=["Writing"])
_EXAMPLE = {
    "withdrawn": [
        {
            "correction": "retract",
            "id": "4f0c2a9b1e",
            "who": "ann",
            "when": "2031-05-06T10:00:00Z",
            "why": "the outlet took it back",
            "article": "harbour",
        }
    ],
    "unknown": [],
    "added": 2,
    "removed": 310,
}
_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {"description": "What came of it", "content": {"application/json": {"example": _EXAMPLE}}}
}


@router.delete("/articles/{key:path}", summary="Withdraw an article", response_class=Response, responses=_ANSWER)
async def withdraw(
    request: Request,
    token: Annotated[Token, Depends(writer)],
    key: Annotated[str, Path(max_length=2000, description="The article's id or address", examples=["harbour"])],
    why: Annotated[str, Query(max_length=2000, description="Why, for those who read it later")] = "",
) -> Response:
    """Withdraw an article: the graph is as if it had never been read, and it is not read again.

    The withdrawal is a correction, which `DELETE /corrections/{id}` takes back. Needs a token that may change what the
    builder writes; its name is kept with the withdrawal.
    """
    allow(token, None)
    if not key.isprintable() or not key.strip():
        raise Problem(404, f"No article has the id or address {key!r}.")
    settings: Settings = request.app.state.settings
    command = ("retract", "-", "--who", token.name, f"--why={why}", "--format", "json")
    async with logged(request, token, "retract", key.encode()):
        ran = await run_kg(settings, command, key.encode(), "look for it before you try again.")
        withdrawn = ran.output(404)
    return Response(withdrawn, media_type="application/json")

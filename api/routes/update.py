"""/update: SPARQL 1.1 Update by the SPARQL 1.1 Protocol."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api.protocol.forms import fields_of
from api.protocol.problems import Problem
from api.protocol.requests import FORM, all_of, content_type, dataset
from api.writing.desk import Desk
from api.writing.edits import Update
from api.writing.intake import writer
from kg.ids import GRAPH
from kg.tokens import Token

router = APIRouter(tags=["Writing"])
BARE = "application/sparql-update"
LONGEST = 1 << 23  # bytes of an update
EXAMPLE = f"INSERT DATA {{ GRAPH <{GRAPH}notes> {{ <http://example.org/a> <http://example.org/note> 'checked' }} }}"
_TEXT = {"type": "string", "example": EXAMPLE}
_SEVERAL = {"type": "array", "items": {"type": "string", "format": "iri"}}
_FIELDS = {"update": _TEXT, "using-graph-uri": _SEVERAL, "using-named-graph-uri": _SEVERAL}
_AS_FORM = {"type": "object", "required": ["update"], "properties": _FIELDS}
_BODY: dict[str, Any] = {
    "required": True,
    "content": {BARE: {"schema": _TEXT, "example": EXAMPLE}, FORM: {"schema": _AS_FORM}},
}


@router.post(
    "/update",
    summary="Run a SPARQL update",
    status_code=204,
    response_class=Response,
    openapi_extra={"requestBody": _BODY},
)
async def update(request: Request, token: Annotated[Token, Depends(writer)]) -> Response:
    """Run an update, all of it or nothing. When this answers, it is on the disk, and every query after sees it.

    Named graphs may be written; the default graph and the register of articles, which the builder writes, only with a
    token that may. LOAD and SERVICE are refused.
    """
    desk: Desk = request.app.state.desk
    address = str(request.url.replace(query=""))
    text, fields = await _asked(request)
    graphs = dataset(fields, "using-graph-uri", "using-named-graph-uri")
    await desk.hand_in(Update(token.name, token.derived, text, address, graphs))
    return Response(status_code=204)


async def _asked(request: Request) -> tuple[str, list[tuple[str, str]]]:
    """The update and the other fields of a request. Raises Problem 400, 413 or 415."""
    kind, charset = content_type(request)
    if kind not in (FORM, BARE) or charset not in ("", "utf-8", "utf8"):
        raise Problem(415, f"Send the update in UTF-8, as {BARE} or {FORM}.", "content-type")
    body = await request.body()
    if len(body) > LONGEST:
        raise Problem(413, f"An update may have {LONGEST} bytes: send larger data to /graphs.", "update-too-long")
    fields = list(request.query_params.multi_items())
    try:
        text = body.decode()
        sent = [("update", text)] if kind == BARE else fields_of(text)
    except UnicodeDecodeError as error:
        raise Problem(400, f"The update is not UTF-8 at byte {error.start}.", "malformed-write") from error
    updates = all_of(fields + sent, "update")
    if len(updates) != 1 or not all_of(sent, "update"):
        raise Problem(400, f"One update is wanted in the body, and there are {len(updates)}.", "malformed-write")
    return updates[0], fields + sent

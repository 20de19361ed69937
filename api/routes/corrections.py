"""/corrections: what people say to be otherwise, as a list; to say it, and to take it back."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Path, Request
from starlette.responses import Response

from api.answers.jsonld import HYDRA, JSON_LD, media_type
from api.answers.named_queries import Term, iri, literal, named_query, number, values
from api.answers.paging import after, cursor
from api.protocol.addresses import root
from api.protocol.problems import Problem
from api.protocol.requests import content_type
from api.routes.lookup import Wanted
from api.settings import Settings
from api.workers.pool import Pool
from api.workers.reader import select
from api.writing.authority import allow
from api.writing.commands import logged, run_kg
from api.writing.intake import writer
from kg import corrections as said
from kg.ids import CORRECTIONS_GRAPH, NK, PREFIXES
from kg.store import Row
from kg.tokens import Token

router = APIRouter(tags=["Corrections"])
PATH = "/corrections/context.jsonld"
LONGEST = 1 << 20  # bytes of a request
_MOST = 1000  # corrections made by one request
_EXAMPLE = {
    "correction": "rename",
    "target": "id/person/mira-valdane",
    "label": "Mira Valdán",
    "why": "her own spelling",
}
_BODY: dict[str, Any] = {
    "required": True,
    "content": {"application/json": {"schema": {"type": ["object", "array"]}, "example": _EXAMPLE}},
}
_requests: msgspec.json.Decoder[said.Request | list[said.Request]] = msgspec.json.Decoder(
    said.Request | list[said.Request]
)
Writer = Annotated[Token, Depends(writer)]
Key = Annotated[str, Path(pattern="^[0-9a-f]{10}$", description="The id of a correction", examples=["4f0c2a9b1e"])]


@router.get("/corrections", summary="The standing corrections", response_class=Response)
async def corrections(where: Wanted) -> Response:
    """What people say to be otherwise than it was read, oldest first: who, when, why, and whether it applies."""
    rows = await _rows(where.pool, where.limit + 1, after(where.after))
    shown = rows[: where.limit]
    items = await _items(where.pool, shown)
    end = cursor((shown[-1]["key"], shown[-1]["iri"])) if len(rows) > where.limit else None
    request = where.request
    following = str(request.url.include_query_params(after=end)) if end else None
    content = {"@context": root(request) + PATH, "iri": str(request.url), "items": items, "next": following}
    links = {"Link": f'<{following}>; rel="next"'} if following else {}
    return Response(msgspec.json.encode(content), media_type=media_type(request), headers=links)


@router.get(PATH, summary="The JSON-LD context of corrections", response_class=Response)
async def context() -> Response:
    """Says what each field of a correction stands for, so that it can be read as RDF."""
    return Response(msgspec.json.encode({"@context": terms()}), media_type=JSON_LD)


@router.get("/corrections/{key}", summary="One correction", response_class=Response)
async def correction(request: Request, key: Key) -> Response:
    """One standing correction, as the list gives it."""
    pool: Pool = request.app.state.pool
    rows = await _rows(pool, 1, ("", ""), Term(f"?iri dcterms:identifier {literal(key)} ."))
    if not rows:
        raise Problem(404, f"No standing correction has the id {key}.")
    (item,) = await _items(pool, rows)
    content = {"@context": root(request) + PATH, **item}
    return Response(msgspec.json.encode(content), media_type=media_type(request))


@router.post(
    "/corrections",
    summary="Correct something",
    status_code=201,
    response_class=Response,
    openapi_extra={"requestBody": _BODY},
)
async def make(request: Request, token: Writer) -> Response:
    """Make a correction, or several in a list, all of them or none, with the fields of a line of `kg correct add`.

    Answers when it is kept and the graph is written again: with the corrections, whether each applies, and what
    changed. Who made it is the name of the token, which must be one that may change what the builder writes.
    """
    allow(token, None)
    asked = await _asked(request)
    lines = b"\n".join(map(msgspec.json.encode, asked))
    answer = await _changed(request, token, ("correct", "add", "-"), lines, (422, "correction"))
    made = msgspec.json.decode(answer)["corrections"]
    location = {"Location": f"{root(request)}/corrections/{made[0]['id']}"} if made else {}
    return Response(answer, 201, media_type="application/json", headers=location)


@router.delete("/corrections/{key}", summary="Take a correction back", response_class=Response)
async def undo(request: Request, key: Key, token: Writer) -> Response:
    """Undo a correction: the graph is as it would be without it. Answers with what changed.

    The undoing is itself a line of the file, and can be undone by its own id.
    """
    allow(token, None)
    answer = await _changed(request, token, ("correct", "undo", key), b"", (404, "no-correction"))
    return Response(answer, media_type="application/json")


def terms() -> dict[str, Any]:
    """The term that each field is; what a correction says word for word is one string in the graph, and none here."""
    return {
        "@vocab": NK,
        "iri": "@id",
        "type": "@type",
        "id": PREFIXES["dcterms"] + "identifier",
        "correction": NK + "correctionKind",
        "who": PREFIXES["dcterms"] + "creator",
        "when": {"@id": PREFIXES["dcterms"] + "created", "@type": PREFIXES["xsd"] + "dateTime"},
        "concerns": {"@id": NK + "concerns", "@container": "@set"},
        "label": PREFIXES["rdfs"] + "label",
        "said": None,
        "items": {"@id": HYDRA + "member", "@container": "@set"},
        "next": {"@id": HYDRA + "next", "@type": "@id"},
    }


async def _asked(request: Request) -> list[said.Request]:
    kind, charset = content_type(request)
    if kind != "application/json" or charset not in ("", "utf-8", "utf8"):
        raise Problem(415, "Send corrections in UTF-8, as application/json.", "content-type")
    body = await request.body()
    if len(body) > LONGEST:
        raise Problem(413, f"A request for corrections may have {LONGEST} bytes.", "body-too-long")
    try:
        found = _requests.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem(400, f"This is no correction: {error}", "malformed-write") from error
    several = found if isinstance(found, list) else [found]
    if not 0 < len(several) <= _MOST:
        raise Problem(400, f"Send one to {_MOST} corrections.", "malformed-write")
    return several


async def _changed(
    request: Request, token: Token, arguments: tuple[str, ...], sent: bytes, refusal: tuple[int, str]
) -> str:
    """What a command that corrects says, logged as every write is.

    Raises a Problem of the refusal's status and kind where it refuses, 503 where the store cannot be written.
    """
    settings: Settings = request.app.state.settings
    command = (*arguments, f"--who={token.name}", "--format=json")
    async with logged(request, token, " ".join(arguments), sent):
        ran = await run_kg(settings, command, sent, "look for it in the list before you try again.")
        return ran.output(*refusal)


async def _rows(pool: Pool, limit: int, start: tuple[str, str], one: Term = Term()) -> list[Row]:  # noqa: B008
    page = {"limit": number(limit), "after_key": literal(start[0]), "after_iri": literal(start[1])}
    return await select(pool, named_query("corrections", graph=iri(CORRECTIONS_GRAPH), one=one, **page).text)


async def _items(pool: Pool, rows: list[Row]) -> list[dict[str, Any]]:
    shown = values([iri(row["iri"]) for row in rows])
    concerned: dict[str, list[dict[str, str | None]]] = {}
    graph, about = iri(CORRECTIONS_GRAPH), Term(f"VALUES ?iri {{ {shown} }}")
    for row in await select(pool, named_query("concerned", graph=graph, corrections=about).text) if rows else ():
        concerned.setdefault(row["iri"], []).append({"iri": row["entity"], "label": row.get("label")})
    return [_item(row, concerned.get(row["iri"], [])) for row in rows]


def _item(row: Row, concerns: list[dict[str, str | None]]) -> dict[str, Any]:
    whole = msgspec.json.decode(row["written"])
    head = {name: whole.pop(name) for name in ("correction", "id", "who", "when", "why")}
    return {
        "iri": row["iri"],
        "type": "Correction",
        **head,
        "said": whole,
        "applies": row["applies"] == "true",
        "reason": row.get("reason"),
        "concerns": concerns,
    }

"""/disagreements: where sources differ, side by side, the most weighty first."""

import asyncio
from bisect import bisect_right
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query
from starlette.responses import Response

from api.answers.jsonld import HYDRA, JSON_LD, media_type
from api.answers.paging import cursor, place_after
from api.protocol.addresses import root
from api.protocol.problems import Problem
from api.routes.lookup import Wanted, Where
from api.workers.reader import PoolReader
from kg.disagreements import Disagreement, Ranked, disagreements_at
from kg.errors import InputError
from kg.ids import ID, PREFIXES
from kg.judgements import find_one
from kg.store import Reader

router = APIRouter(tags=["Disagreements"])
PATH = "/disagreements/context.jsonld"
_places = msgspec.json.Decoder(tuple[float, str])
_ARTICLE = {
    "iri": ID + "article/harbour",
    "id": "harbour",
    "title": "Blast in the harbour",
    "published": "2031-05-04",
    "outlet": "The Lumport Bell",
    "origin": ID + "article/harbour",
}
_QUOTE = "The blast killed four people."
_SAID = {"iri": ID + "evidence/blast", "article": _ARTICLE, "quote": _QUOTE, "start": 0, "end": 29}
_VALUE = {
    "value": "4",
    "label": "4",
    "articles": 3,
    "origins": 1,
    "outlets": ["The Lumport Bell"],
    "first": "2031-05-04",
    "last": "2031-05-05",
    "according_to": ["Lumport police"],
    "later": False,
    "evidence": [{**_SAID, "according_to": ID + "organization/police"}],
}
_ITEM = {
    "iri": ID + "event/blast",
    "label": "blast in Lumport",
    "property": "killed",
    "of": "people",
    "weight": 2.33,
    "origins": 2,
    "values": [_VALUE, {**_VALUE, "value": "6", "label": "6", "articles": 1}],
}
_PAGE: dict[int | str, dict[str, Any]] = {
    200: {"description": "A page", "content": {"application/json": {"example": {"items": [_ITEM]}}}}
}

_CONTEXT: dict[int | str, dict[str, Any]] = {
    200: {"description": "The context", "content": {JSON_LD: {"example": {"@context": {"iri": "@id"}}}}}
}


@router.get("/disagreements", summary="Where sources differ", response_class=Response, responses=_PAGE)
async def listed(
    where: Wanted,
    about: Annotated[
        str | None,
        Query(
            description="An IRI or a name: this, its events, teams and roles", max_length=2000, examples=["Ostravia"]
        ),
    ] = None,
) -> Response:
    """Values of one property of one thing that cannot all be right, each with its articles, origins and sentences."""
    start = place_after(where.after, _places) if where.after else None
    reader = PoolReader(where.pool, asyncio.get_running_loop())
    thing = await asyncio.to_thread(_meant, reader, about) if about is not None else None
    ranked = await where.request.app.state.rankings.of(thing) if thing or about is None else []
    begin = bisect_right(ranked, start, key=_place) if start else 0
    shown = ranked[begin : begin + where.limit]
    items = await asyncio.to_thread(disagreements_at, reader, shown)
    return _answer(where, items, cursor(_place(shown[-1])) if begin + len(shown) < len(ranked) else None)


@router.get(PATH, summary="The JSON-LD context of disagreements", response_class=Response, responses=_CONTEXT)
async def context() -> Response:
    """Says what each field of a disagreement stands for, so that it can be read as RDF."""
    return Response(msgspec.json.encode({"@context": terms()}), media_type=JSON_LD)


def terms() -> dict[str, Any]:
    """The term that each field is; none is what was counted and compared for the answer."""
    found: dict[str, Any] = dict.fromkeys(("property", "of", "weight", "origins", "values"))
    return found | {
        "iri": "@id",
        "label": PREFIXES["rdfs"] + "label",
        "items": {"@id": HYDRA + "member", "@container": "@set"},
        "next": {"@id": HYDRA + "next", "@type": "@id"},
    }


def _meant(reader: Reader, about: str) -> str | None:
    """The IRI of what is meant; None where the graph has nothing of that name."""
    try:
        thing = find_one(reader, about)
    except InputError as error:
        raise Problem(400, f"about: {error}", "parameters") from None
    return thing.iri if thing else None


def _place(one: Ranked) -> tuple[float, str]:
    return one.place, one.about


def _answer(where: Where, items: list[Disagreement], end: str | None) -> Response:
    request = where.request
    following = str(request.url.include_query_params(after=end)) if end else None
    content = {"@context": root(request) + PATH, "iri": str(request.url), "items": items, "next": following}
    links = {"Link": f'<{following}>; rel="next"'} if following else {}
    return Response(msgspec.json.encode(content), media_type=media_type(request), headers=links)

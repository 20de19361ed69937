"""/judgements and /review: why things are one or two, and the unsure pairs that are most worth an answer."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Concatenate, ParamSpec, TypeVar

import msgspec
from fastapi import APIRouter, Query
from starlette.responses import Response

from api.answers.fields import SOURCE
from api.answers.jsonld import HYDRA, JSON_LD, media_type
from api.answers.paging import after, cursor, place_after
from api.protocol.addresses import root
from api.routes.lookup import Wanted, Where
from api.workers.reader import PoolReader
from kg.corrections.candidates import Candidate, Candidates
from kg.errors import InputError, StoreError
from kg.ids import ID, NK, PREFIXES
from kg.judgements import Described, Judged, Passage, Question, Side, Worth, list_judgements, most_valuable, questions
from kg.judgements.judged import Verdict
from kg.store import Reader, is_address

router = APIRouter(tags=["Judgements"])
PATH = "/judgements/context.jsonld"
_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")
_ranks = msgspec.json.Decoder(tuple[float, str])


@router.get("/judgements", summary="Why things are one or two", response_class=Response)
async def judgements(
    where: Wanted,
    of: Annotated[
        str | None,
        Query(description="The IRI of an entity or event", max_length=2000, examples=[ID + "person/mira-valdane"]),
    ] = None,
    verdict: Annotated[Verdict | None, Query(description="What was judged")] = None,
) -> Response:
    """Judgements on one thing or all: both sides with their sentences, the verdict, and what each feature weighed."""
    found, end = await _asked(where, list_judgements, of, verdict, where.limit, after(where.after)[1])
    return _answer(where, [item(one) for one in found], cursor((end, end)) if end else None)


@router.get("/review", summary="What is unsure, most valuable first", response_class=Response)
async def review(where: Wanted) -> Response:
    """The unsure judgements in the order of `kg review`, and on the first page the links that wait for an answer.

    `worth` is how many mentions and facts an answer would move, times how near to the line it is; `beside` is where the
    text first names whom the title names.
    """
    ranked = await _asked(where, most_valuable)
    start = place_after(where.after, _ranks) if where.after else None
    rest = [one for one in ranked if start is None or _rank(one) > start]
    found = await _asked(where, questions, rest[: where.limit])
    following = cursor(_rank(rest[where.limit - 1])) if len(rest) > where.limit else None
    candidates = [] if start else (await asyncio.to_thread(_waiting, where))[: where.limit]
    return _answer(where, [_question(one) for one in found], following, candidates=msgspec.to_builtins(candidates))


@router.get(PATH, summary="The JSON-LD context of judgements", response_class=Response)
async def context() -> Response:
    """Says what each field of a judgement stands for, so that it can be read as RDF."""
    return Response(msgspec.json.encode({"@context": terms()}), media_type=JSON_LD)


def terms() -> dict[str, Any]:
    """The term that each field is; what is cut from texts or counted for the answer is none."""
    found: dict[str, Any] = dict.fromkeys(
        ("address", "words", "sentence", "beside", "features", "roles", "worth", "candidates")
    )
    found |= {field.name: field.property for field in SOURCE}
    found |= {
        "@vocab": NK,
        "iri": "@id",
        "type": "@type",
        "verdict": {"@id": NK + "verdict", "@type": "@vocab"},
        "score": {"@id": NK + "score", "@type": PREFIXES["xsd"] + "decimal"},
        "sides": "@nest",
        "article": NK + "inArticle",
        "label": PREFIXES["rdfs"] + "label",
        "other_labels": PREFIXES["skos"] + "altLabel",
        "published": None,
        "items": {"@id": HYDRA + "member", "@container": "@set"},
        "next": {"@id": HYDRA + "next", "@type": "@id"},
    }
    return found


def item(judged: Judged) -> dict[str, Any]:
    """A judgement as answers show it."""
    return {
        "iri": judged.iri,
        "type": "Judgement",
        "left": judged.left.address,
        "right": judged.right.address,
        "verdict": judged.verdict.capitalize(),
        "reason": judged.reason,
        "score": f"{judged.score:g}",
        "features": msgspec.to_builtins(judged.features),
        "decided": judged.decided or None,
        "moves": judged.moves,
        "sides": [_side(side) for side in judged.sides],
    }


def _side(side: Side) -> dict[str, Any]:
    shown: dict[str, Any] = {"address": side.address, "entity": msgspec.to_builtins(side.entity)}
    if side.passage:
        passage, article = side.passage, side.passage.article
        head = {"iri": article.iri, "id": article.id, "title": article.title, "published": article.published}
        words, sentence = passage.words, _sentence(passage)
        shown |= {"words": words, "article": {**head, "outlet": article.outlet}, "sentence": sentence}
    return shown


def _sentence(passage: Passage) -> dict[str, Any]:
    return {"quote": passage.sentence, "start": passage.start, "end": passage.end}


def _question(question: Question) -> dict[str, Any]:
    shown = item(question.judged)
    both = (question.left, question.left_beside), (question.right, question.right_beside)
    for side, (entity, beside) in zip(shown["sides"], both, strict=True):
        side |= {"entity": _entity(entity), "beside": _sentence(beside) if beside else None}
    return {**shown, "worth": question.value}


def _entity(entity: Described) -> dict[str, Any]:
    return {
        "iri": entity.iri,
        "label": entity.label,
        "other_labels": list(entity.names),
        "roles": list(entity.roles),
    }


def _rank(worth: Worth) -> tuple[float, str]:
    return -worth.value, worth.iri


def _waiting(where: Where) -> list[Candidate]:
    store = where.request.app.state.settings.store
    try:
        return [] if is_address(store) else Candidates(Path(store)).waiting()
    except InputError as error:
        raise StoreError(str(error)) from error


async def _asked(
    where: Where,
    function: Callable[Concatenate[Reader, _Given], _Found],
    *given: _Given.args,
    **named: _Given.kwargs,
) -> _Found:
    """What the function answers, given a reader and these arguments, in a thread of its own."""
    reader = PoolReader(where.pool, asyncio.get_running_loop())
    return await asyncio.to_thread(function, reader, *given, **named)


def _answer(where: Where, items: list[dict[str, Any]], end: str | None, **more: Any) -> Response:
    request = where.request
    following = str(request.url.include_query_params(after=end)) if end else None
    content = {"@context": root(request) + PATH, "iri": str(request.url), "items": items, **more, "next": following}
    links = {"Link": f'<{following}>; rel="next"'} if following else {}
    return Response(msgspec.json.encode(content), media_type=media_type(request), headers=links)

"""The replies to questions as they go out: JSON that is JSON-LD too, in the words of schema.org and of the graph.

A question has answers, in their order; an answer is about an entity, and rests on sentences of articles. An answer that
was read off a sentence has one that is no node of the graph, so no sentence is named here: each says what it is.
"""

from typing import Any

import msgspec
from fastapi import APIRouter
from starlette.responses import Response

from api.answers.fields import SENTENCE
from api.answers.jsonld import JSON_LD
from api.answers.named_queries import literal, named_query, values
from api.workers.pool import Pool
from api.workers.reader import select
from kg.ask import Reply
from kg.ids import NK

router = APIRouter(tags=["Questions"])
PATH = "/ask/context.jsonld"
SCHEMA = "https://schema.org/"
# How the question was read, what the article's node says, and what was counted and compared for the answer.
_TOLD = (
    "understood_as",
    "sparql",
    "message",
    "article",
    "title",
    "published",
    "articles",
    "origins",
    "others",
    "as_of",
)


@router.get(PATH, summary="The JSON-LD context of replies", response_class=Response)
async def context() -> Response:
    """Says what each field of a reply stands for, so that it can be read as RDF."""
    return Response(msgspec.json.encode({"@context": terms()}), media_type=JSON_LD)


def terms() -> dict[str, Any]:
    """The term that each field is; none is what was said or counted for the reply alone."""
    found: dict[str, Any] = dict.fromkeys(_TOLD)
    found |= {
        "question": SCHEMA + "name",
        "answers": {"@id": SCHEMA + "suggestedAnswer", "@container": "@list"},
        "label": SCHEMA + "text",
        "detail": SCHEMA + "description",
        "iri": {"@id": SCHEMA + "about", "@type": "@id"},
        "evidence": {"@id": NK + "evidence", "@container": "@set"},
        "article_iri": {"@id": NK + "inArticle", "@type": "@id"},
    }
    return found | {field.name: field.property for field in SENTENCE}


async def linked(pool: Pool, reply: Reply, root: str) -> dict[str, object]:
    """The reply as `kg ask --format json` gives it, with each sentence's article by its IRI too, and the context."""
    known = await _articles(pool, {quote.article for found in reply.answers for quote in found.evidence})
    document: dict[str, Any] = reply.to_json()
    for answer in document["answers"]:
        for quote in answer["evidence"]:
            quote["article_iri"] = known.get(quote["article"])
    return {"@context": root + PATH, **document}


async def _articles(pool: Pool, ids: set[str]) -> dict[str, str]:
    """The IRIs of articles by their ids."""
    if not ids:
        return {}
    query = named_query("articles_by_id", ids=values([literal(name) for name in sorted(ids)]))
    return {row["id"]: row["iri"] for row in await select(pool, query.text)}

"""/search: names, titles and sentences that hold a piece of text."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.details import LABEL, TYPE, Field
from api.evidence import PER_ITEM, sentences_of
from api.lookup import Wanted, answered
from api.named_queries import iri, literal, named_query, values
from api.paging import Page
from api.reader import select
from api.workers import Pool
from kg.ids import PREFIXES
from kg.names import fold

router = APIRouter(tags=["Look-ups"])
FOUND = (
    Field("label", LABEL),
    Field("title", PREFIXES["dcterms"] + "title"),
    Field("type", TYPE, "term", many=True),
)


@router.get("/search", summary="Search names, titles and sentences", response_class=Response)
async def search(
    where: Wanted, q: Annotated[str, Query(min_length=2, max_length=200, description="Part of a name or a text")]
) -> Response:
    """Entities with `q` in a name, and articles with `q` in the title or in a sentence that a fact rests on."""
    text = q.strip().lower()
    page = await where.page("search", FOUND, folded=literal(fold(q)), text=literal(text))
    await _add_sentences(where.pool, page, text)
    return answered(page)


async def _add_sentences(pool: Pool, page: Page, text: str) -> None:
    """Give the articles on the page the sentences that hold the text."""
    articles = {str(item["iri"]): item for item in page.items if "Article" in _types(item)}
    if not articles:
        return
    holes = {"iris": values([iri(address) for address in articles]), "text": literal(text)}
    pairs = await select(pool, named_query("quotes", **holes).text)
    chosen: dict[str, list[str]] = {}
    for row in sorted(pairs, key=lambda row: row["evidence"]):
        chosen.setdefault(row["iri"], []).append(row["evidence"])
    sentences = await sentences_of(pool, [node for nodes in chosen.values() for node in nodes[:PER_ITEM]])
    for address, nodes in chosen.items():
        articles[address]["evidence"] = [sentences[node] for node in nodes[:PER_ITEM]]


def _types(item: dict[str, object]) -> Sequence[str]:
    given = item["type"]
    return given if isinstance(given, list) else ()

"""/search: names, titles and sentences that hold some words."""

import re
from collections.abc import Sequence
from html import escape
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from starlette.responses import Response

from api.answers.evidence import Evidence, evidence_of, sentences_of
from api.answers.fields import FOUND
from api.answers.jsonld import answered
from api.answers.paging import Page, cursor, items_of, place_after
from api.answers.parameters import Classes
from api.routes.lookup import Wanted
from api.workers.frames import Search
from api.workers.pool import Pool
from api.workers.reader import collect
from kg.ids import NK
from kg.names import folded_words
from kg.store import Hit, Place, Sought

router = APIRouter(tags=["Look-ups"])
SHOWN = 160  # characters of a text in a snippet, about
_hits = msgspec.json.Decoder(list[Hit])
_places = msgspec.json.Decoder(Place)
_WORD = re.compile(r"\w+")


@router.get("/search", summary="Search names, titles and sentences", response_class=Response)
async def search(
    where: Wanted,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=200,
            description='Words, and "several words" that stand together',
            examples=['"foreign minister" Ostravia'],
        ),
    ],
    type: Annotated[  # noqa: A002  the address says so
        Classes | None, Query(description="Classes, such as Person or City,Region", examples=["Person"])
    ] = None,
) -> Response:
    """Entities by a name, then articles by their title, then articles by sentences that facts rest on; the best first.

    All words must be there, in any spelling of case and diacritics, and the last one may be only begun. The `snippet`
    is HTML, with each hit in a `mark`. An entity has some `evidence`, an article its `sentences` that match.
    """
    after = place_after(where.after, _places) if where.after else None
    sought = Sought(q, _classes(type), where.limit + 1, after)
    hits = _hits.decode(await collect(where.pool, Search(sought)))
    shown = hits[: where.limit]
    items = await items_of(where.pool, [hit.iri for hit in shown], FOUND)
    evidence = await _evidence(where.pool, shown)
    for hit in shown:
        items[hit.iri]["found_in"] = hit.found_in
        items[hit.iri]["snippet"] = snippet(hit.text, sought)
        sentences = "evidence" if hit.found_in == "name" else "sentences"
        items[hit.iri][sentences] = [sentence.item() for sentence in evidence.get(hit.iri, [])]
    following = cursor(shown[-1].place) if len(hits) > where.limit else None
    return answered(where.request, Page(list(items.values()), following))


async def _evidence(pool: Pool, hits: Sequence[Hit]) -> dict[str, list[Evidence]]:
    """The sentences of articles that hold what was sought, and some that entities rest on."""
    found = await evidence_of(pool, [hit.iri for hit in hits if hit.found_in == "name"])
    sentences = await sentences_of(pool, [node for hit in hits for node in hit.evidence])
    return found | {
        hit.iri: [sentences[node] for node in hit.evidence if node in sentences] for hit in hits if hit.evidence
    }


def _classes(given: str | None) -> tuple[str, ...]:
    return tuple(NK + name for name in given.split(",")) if given else ()


def snippet(text: str, sought: Sought) -> str:
    """The part of a text around the first hit, as HTML with each hit in a `mark`."""
    phrases = sought.phrases()
    whole = {word for phrase in phrases for word in phrase}
    begun = phrases[-1][-1] if phrases and sought.ends_open else None
    spans = [m.span() for m in _WORD.finditer(text) if _is_hit(m[0], whole, begun)]
    begin = text.rfind(" ", 0, max(0, spans[0][0] - SHOWN // 3)) + 1 if spans else 0
    end = len(text) if len(text) - begin <= SHOWN else max(text.rfind(" ", begin, begin + SHOWN), begin + SHOWN // 2)
    parts, place = ["… " if begin else ""], begin
    for first, last in spans:
        if begin <= first and last <= end:
            parts += [escape(text[place:first]), f"<mark>{escape(text[first:last])}</mark>"]
            place = last
    return "".join([*parts, escape(text[place:end]), " …" if end < len(text) else ""])


def _is_hit(word: str, whole: set[str], begun: str | None) -> bool:
    folded = "".join(folded_words(word))
    return folded in whole or (begun is not None and folded.startswith(begun))

"""A page of things: their IRIs by a named query, then what is said of them, then the sentences that say it."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from api.answers.details import Field, details_of, item_of, labels_of
from api.answers.evidence import evidence_of
from api.answers.named_queries import Term, literal, named_query, number
from api.protocol.problems import Problem
from api.workers.frames import List
from api.workers.pool import Pool
from api.workers.reader import collect, select

_TOLD = """FILTER EXISTS {{ ?iri nk:evidence/nk:inArticle/dcterms:issued ?day
    FILTER(SUBSTR(CONCAT(STR(?day), "-99-99"), 1, 10) <= {}) }}"""
_Place = TypeVar("_Place")
_keys = msgspec.json.Decoder(tuple[str, str])
_listed = msgspec.json.Decoder(list[tuple[str, str]] | None)


class Page(msgspec.Struct):
    """Some items, and what to give as `after` for the next ones, or None at the end."""

    items: list[dict[str, object]]
    next: str | None


def cursor(place: object) -> str:
    """Where a page ends, as the text to give as `after`."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def place_after(text: str, places: msgspec.json.Decoder[_Place]) -> _Place:
    """The place that a cursor stands for. Raises Problem 400 for what no page has given."""
    try:
        return places.decode(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError, msgspec.MsgspecError):
        raise Problem(400, "after: follow the `next` of an earlier page.", "parameters") from None


def after(text: str | None) -> tuple[str, str]:
    """The sort key and IRI that a page starts after."""
    return place_after(text, _keys) if text else ("", "")


async def look_up(
    pool: Pool,
    query: str,
    fields: Sequence[Field],
    limit: int,
    start: tuple[str, str],
    *,
    until: Term | None = None,
    **holes: Term,
) -> Page:
    """A page of the items that the named query lists, with their fields and evidence.

    The query gives `?iri` and the sort key `?key`, and has the holes `limit`, `after_key` and `after_iri`. With
    `until`, the literal of a day, only what articles published until then tell of: its hole `told` sees to that.
    """
    page = {"limit": number(limit + 1), "after_key": literal(start[0]), "after_iri": literal(start[1])}
    told = Term(_TOLD.format(until)) if until else Term()
    rows = await select(pool, named_query(query, **page, told=told, **holes).text)
    return await page_of(pool, [(row["key"], row["iri"]) for row in rows], fields, limit, until)


async def from_list(
    pool: Pool,
    lists: Sequence[str],
    fields: Sequence[Field],
    limit: int,
    start: tuple[str, str],
    days: tuple[str, str] | None = None,
) -> Page | None:
    """A page of what is in these lists of the store, in their order; None where it keeps none. `days`: see kg.store."""
    answer = await collect(pool, List(tuple(lists), limit + 1, start, days))
    rows = _listed.decode(answer)
    return None if rows is None else await page_of(pool, rows, fields, limit)


async def page_of(
    pool: Pool, rows: Sequence[tuple[str, str]], fields: Sequence[Field], limit: int, until: Term | None = None
) -> Page:
    """The page of these sort keys and IRIs, of which there is one more than the page shows where there is another."""
    shown = rows[:limit]
    items = await items_of(pool, [address for _, address in shown], fields)
    evidence = await evidence_of(pool, list(items), until=until)
    for address, item in items.items():
        item["evidence"] = [sentence.item() for sentence in evidence.get(address, [])]
    return Page(list(items.values()), cursor(shown[-1]) if len(rows) > limit else None)


async def items_of(pool: Pool, found: Sequence[str], fields: Sequence[Field]) -> dict[str, dict[str, object]]:
    """What the fields say of each of these, by IRI, in their order."""
    details = await details_of(pool, found, [field.property for field in fields])
    labels = await labels_of(pool, details, fields)
    return {address: {"iri": address, **item_of(details.get(address, {}), fields, labels)} for address in found}

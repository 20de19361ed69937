"""A page of things: their IRIs by a named query, then what is said of them, then the sentences that say it."""

import asyncio
import base64
import binascii
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import msgspec

from api.answers.details import Field, details_of, item_of, labels_of
from api.answers.evidence import evidence_of, told_of
from api.answers.named_queries import Term, literal, named_query, number
from api.answers.support import support_of
from api.protocol.problems import Problem
from api.workers.frames import List
from api.workers.pool import Pool
from api.workers.reader import collect, select

MOST_LOOKED_THROUGH = 800  # at a time, for those that were told of by a day
Keyed = tuple[str, str]  # the sort key of a thing and its IRI; a page begins after one
KeyedAfter = Callable[[int, Keyed], Awaitable[Sequence[Keyed]]]
_Place = TypeVar("_Place")
_keys = msgspec.json.Decoder(Keyed)
_listed = msgspec.json.Decoder(list[Keyed] | None)


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


def after(text: str | None) -> Keyed:
    """The sort key and IRI that a page starts after."""
    return place_after(text, _keys) if text else ("", "")


async def look_up(pool: Pool, query: str, fields: Sequence[Field], limit: int, start: Keyed, **holes: Term) -> Page:
    """A page of the items that the named query lists, with their fields and evidence.

    The query gives `?iri` and the sort key `?key`, and has the holes `limit`, `after_key` and `after_iri`.
    """
    return await page_of(pool, await found_after(pool, query, limit + 1, start, **holes), fields, limit)


async def found_after(pool: Pool, query: str, most: int, start: Keyed, **holes: Term) -> list[Keyed]:
    """What the named query lists after a place, by sort key and IRI."""
    page = {"limit": number(most), "after_key": literal(start[0]), "after_iri": literal(start[1])}
    rows = await select(pool, named_query(query, **page, **holes).text)
    return [(row["key"], row["iri"]) for row in rows]


async def from_list(
    pool: Pool,
    lists: Sequence[str],
    fields: Sequence[Field],
    limit: int,
    start: Keyed,
    days: tuple[str, str] | None = None,
) -> Page | None:
    """A page of what is in these lists of the store, in their order; None where it keeps none. `days`: see kg.store."""
    rows = await listed_after(pool, lists, limit + 1, start, days)
    return None if rows is None else await page_of(pool, rows, fields, limit)


async def listed_after(
    pool: Pool, lists: Sequence[str], most: int, start: Keyed, days: tuple[str, str] | None = None
) -> list[Keyed] | None:
    """What is in these lists after a place, by sort key and IRI; None where the store keeps none."""
    rows: list[Keyed] | None = _listed.decode(await collect(pool, List(tuple(lists), most, start, days)))
    return rows


async def told_page(
    pool: Pool, after: KeyedAfter, fields: Sequence[Field], limit: int, start: Keyed, until: Term
) -> Page:
    """A page of what articles published until a day tell of, among the rows that `after` gives: so many, from a place.

    They are looked through in turns: to ask the engine for all that was told of takes seconds where there are many.
    """
    told: list[Keyed] = []
    most = limit + 1
    while True:
        rows = await after(most, start)
        known = await told_of(pool, [address for _, address in rows], until)
        told += [row for row in rows if row[1] in known]
        if len(told) > limit or len(rows) < most:
            return await page_of(pool, told[: limit + 1], fields, limit, until)
        start, most = rows[-1], min(4 * most, MOST_LOOKED_THROUGH)


async def page_of(
    pool: Pool, rows: Sequence[Keyed], fields: Sequence[Field], limit: int, until: Term | None = None
) -> Page:
    """The page of these sort keys and IRIs, of which there is one more than the page shows where there is another."""
    shown = rows[:limit]
    found = [address for _, address in shown]
    details, evidence, support = await asyncio.gather(
        details_of(pool, found, [field.property for field in fields]),
        evidence_of(pool, found, until=until),
        support_of(pool, found, fields, until),
    )
    labels = await labels_of(pool, details, fields)
    items = [
        {
            "iri": address,
            **item_of(details.get(address, {}), fields, labels),
            **(support[address].item(fields, details.get(address, {}), labels) if support else {}),
            "evidence": [sentence.item() for sentence in evidence.get(address, [])],
        }
        for address in found
    ]
    return Page(items, cursor(shown[-1]) if len(rows) > limit else None)


async def items_of(pool: Pool, found: Sequence[str], fields: Sequence[Field]) -> dict[str, dict[str, object]]:
    """What the fields say of each of these, by IRI, in their order."""
    details = await details_of(pool, found, [field.property for field in fields])
    labels = await labels_of(pool, details, fields)
    return {address: {"iri": address, **item_of(details.get(address, {}), fields, labels)} for address in found}

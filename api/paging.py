"""A page of things: their IRIs by a named query, then what is said of them, then the sentences that say it."""

import base64
import binascii
from collections.abc import Sequence

import msgspec

from api.details import Field, details_of, item_of, labels_of
from api.evidence import evidence_of
from api.named_queries import Term, literal, named_query, number
from api.problems import Problem
from api.reader import select
from api.workers import Pool

_cursors = msgspec.json.Decoder(tuple[str, str])


class Page(msgspec.Struct):
    """Some items, and what to give as `after` for the next ones, or null at the end."""

    items: list[dict[str, object]]
    next: str | None


def cursor(key: str, address: str) -> str:
    """Where a page ends: the sort key and the IRI of its last item."""
    return base64.urlsafe_b64encode(msgspec.json.encode((key, address))).decode().rstrip("=")


def after(text: str | None) -> tuple[str, str]:
    """The sort key and IRI that a page starts after. Raises Problem 422 for what no page has given."""
    if not text:
        return "", ""
    try:
        return _cursors.decode(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError, msgspec.MsgspecError):
        raise Problem(422, "after: give the `next` of an earlier page.", "parameters") from None


async def look_up(
    pool: Pool, query: str, fields: Sequence[Field], limit: int, start: tuple[str, str], **holes: Term
) -> Page:
    """A page of the items that the named query lists, with their fields and evidence.

    The query gives `?iri` and the sort key `?key`, and has the holes `limit`, `after_key` and `after_iri`.
    """
    page = {"limit": number(limit + 1), "after_key": literal(start[0]), "after_iri": literal(start[1])}
    rows = await select(pool, named_query(query, **page, **holes).text)
    shown = rows[:limit]
    found = [row["iri"] for row in shown]
    details = await details_of(pool, found, [field.property for field in fields])
    labels = await labels_of(pool, details, fields)
    evidence = await evidence_of(pool, found)
    items = [
        {"iri": address, **item_of(details.get(address, {}), fields, labels), "evidence": evidence.get(address, [])}
        for address in found
    ]
    return Page(items, cursor(shown[-1]["key"], shown[-1]["iri"]) if len(rows) > limit else None)

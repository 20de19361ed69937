"""The sentences behind an answer: looked up for all answers at once, after the answers are found."""

from collections.abc import Iterable

from kg.ask.inquiry import Inquiry
from kg.ask.queries import iris
from kg.ask.reply import Quote
from kg.store import Row


def quotes_of(inquiry: Inquiry, nodes: Iterable[str]) -> dict[str, list[Quote]]:
    """The evidence of each node, oldest article first."""
    wanted = iris(nodes)
    if not wanted:
        return {}
    found: dict[str, dict[str, Quote]] = {}
    for row in inquiry.rows("evidence", node=wanted):
        found.setdefault(row["node"], {})[row["evidence"]] = _quote(row)
    return {node: sorted(quotes.values(), key=_order) for node, quotes in found.items()}


def _quote(row: Row) -> Quote:
    return Quote(
        article=row["id"],
        title=row.get("title", ""),
        published=row.get("published"),
        quote=row["quote"],
        start=int(row["start"]) if "start" in row else None,
        end=int(row["end"]) if "end" in row else None,
    )


def _order(quote: Quote) -> tuple[str, str, int]:
    return quote.published or "9999", quote.article, quote.start if quote.start is not None else -1


def joined(found: dict[str, list[Quote]], nodes: Iterable[str]) -> tuple[Quote, ...]:
    """The evidence of several nodes that support one answer, each sentence once."""
    quotes = dict.fromkeys(quote for node in nodes for quote in found.get(node, ()))
    return tuple(quotes)

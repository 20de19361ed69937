"""What a graph holds, at a glance: a few lines for each kind of thing, the most written about first."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from textwrap import shorten

from kg.cli.console import counted
from kg.store import Queries, Reader

_QUERIES = Queries(Path(__file__).parent / "queries")
LONGEST_LINE = 110  # characters
Row = Mapping[str, str]
_VERBS = {
    "Demand": "demands",
    "Offer": "offers",
    "Reject": "rejects",
    "Accept": "accepts",
    "Accuse": "accuses",
    "Threaten": "threatens",
    "Deny": "denies",
}


def overview(reader: Reader) -> Iterator[tuple[str, list[str]]]:
    """Headings with their lines. A kind of thing that the graph has none of is left out."""
    counts = [counted(int(row["count"]), row["kind"]) for row in _QUERIES.rows(reader, "counts") if row["count"] != "0"]
    yield "In the graph", [", ".join(counts)]
    for heading, query, told in _SECTIONS:
        lines = [shorten(told(row), LONGEST_LINE, placeholder=" …") for row in _QUERIES.rows(reader, query)]
        if lines:
            yield heading, lines


def _person(row: Row) -> str:
    return f"{row['name']}: {row['roles']}"


def _delegation(row: Row) -> str:
    members = f" with {row['members']}" if "members" in row else ""
    event = f" at the {row['event']}" if "event" in row else ""
    date = f" ({row['date']})" if "date" in row else ""
    return f"{row['side']}: headed by {row['heads']}{members}{event}{date}"


def _event(row: Row) -> str:
    place = "" if row["place"] in row["label"] else f" in {row['place']}"
    numbers = f": {row['numbers']}" if "numbers" in row else ""
    return f"{row['date']}  {row['label']}{place}{numbers}"


def _quotation(row: Row) -> str:
    return f"{row['speaker']}: “{row['words']}”"


def _position(row: Row) -> str:
    return f"{row['party']} {_VERBS.get(row['act'], row['act'])} {row['content']}"


_SECTIONS: tuple[tuple[str, str, Callable[[Row], str]], ...] = (
    ("People and their roles", "people", _person),
    ("Delegations and who headed them", "delegations", _delegation),
    ("Events", "events", _event),
    ("What was said", "quotations", _quotation),
    ("What each side wants", "positions", _position),
)

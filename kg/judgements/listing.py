"""Judgements page by page."""

from kg.ids import NK
from kg.judgements.judged import Judged, Verdict, read_judgements
from kg.judgements.queries import iri, literal, rows
from kg.store import Reader

Place = tuple[str, str]  # the sort key and IRI that a page starts after


def list_judgements(
    reader: Reader, of: str | None, verdict: Verdict | None, limit: int, after: Place = ("", "")
) -> tuple[list[Judged], Place | None]:
    """The judgements on this thing, or on all, in the order of what stands on their left; and where the page ends.

    The place is None where no page follows.
    """
    found = rows(
        reader,
        "listed",
        of=f"nk:entity {iri(of)} ;" if of else "",
        verdict=f"nk:verdict <{NK}{verdict.capitalize()}> ;" if verdict else "",
        after_key=literal(after[0]),
        after_iri=literal(after[1]),
        limit=str(limit + 1),
    )
    shown = found[:limit]
    end = (shown[-1]["key"], shown[-1]["judgement"]) if len(found) > limit else None
    return read_judgements(reader, (row["judgement"] for row in shown)), end

"""Judgements page by page, in the order of their IRIs.

Engines take long to sort much. An IRI ends in a number that depends on chance alone, so that as many judgements as a
page shows lie within a stretch of known length, and only those are looked up.
"""

from kg.ids import ID, NK
from kg.judgements.judged import Judged, Verdict, read_judgements
from kg.judgements.queries import QUERIES
from kg.store import Reader, iri, literal

_BEGIN = ID + "judgement/"
_DIGITS = 16  # hexadecimal
_LAST = 16**_DIGITS - 1


def list_judgements(
    reader: Reader, of: str | None, verdict: Verdict | None, limit: int, after: str = ""
) -> tuple[list[Judged], str | None]:
    """The judgements on this thing, or on all, after the one with this IRI; and the IRI to go on after.

    That is None where no page follows.
    """
    about = f"nk:entity {iri(of)} ;" if of else ""
    pattern = f"{about} nk:verdict <{NK}{verdict.capitalize()}>" if verdict else f"{about} nk:verdict ?verdict"
    total = int(QUERIES.rows(reader, "counted", pattern=pattern)[0]["count"])
    found: list[str] = []
    low, number = after or _BEGIN, _number(after)
    width = _LAST * 2 * (limit + 1) // max(total, 1) + 1
    while len(found) <= limit and number < _LAST:
        number = min(number + width, _LAST)
        high = f"{_BEGIN}{number:0{_DIGITS}x}"
        page = QUERIES.rows(reader, "listed", pattern=pattern, low=literal(low), high=literal(high))
        found += sorted(row["judgement"] for row in page)
        low, width = high, 2 * width
    shown = found[:limit]
    return read_judgements(reader, shown), shown[-1] if len(found) > limit else None


def _number(after: str) -> int:
    try:
        return int(after.removeprefix(_BEGIN) or "0", 16)
    except ValueError:
        return 0

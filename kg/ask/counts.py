"""How many and how much: the numbers that sources give of the events a question means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from kg.ask.evidence import joined, quotes_of
from kg.ask.evoked import kindred, outcomes
from kg.ask.happenings import Happening
from kg.ask.holdings import Thing, things
from kg.ask.inquiry import Found, Inquiry, sentence
from kg.ask.naming import Name
from kg.ask.ranking import find_events, meant_by, told
from kg.ask.reply import Answer, Quote
from kg.ask.wording import stems
from kg.store import Row

MOST_ANSWERS = 20
_COUNTED_ENDS = re.compile(
    r"\b(?:were|was|are|is|be|been|did|does|do|has|have|had|will|would|could|in|on|at|by|from|for|during|after|since|to|that|who)\b",
    re.I,
)
_WHERE_ABOUTS = re.compile(r"\b(?:in|at|on|during|by|after|near|against|when|since|that)\b", re.I)
_ACCORDING = re.compile(r",?\s*\b(?:according to|as reported by|as claimed by)\s+(?P<source>.+)$", re.I)
_DOES_SAY = re.compile(r"\b(?:does|did|do)\s+(?P<source>.+?)\s+(?:say|claim|report)s?\b(?:\s+that)?", re.I)
_PEOPLE = stems("people persons humans individuals casualties victims")
_WHO_CAN = stems(
    "people civilians soldiers troops servicemen women children men residents workers passengers officers migrants"
)
_HUMAN = frozenset({"killed", "injured", "missing", "arrested", "displaced", "evacuated", "rescued", "captured"})
_CASUALTY = stems("casualties casualty")


@dataclass(frozen=True)
class _Asked:
    """What is to be counted (stems), what became of it (notations), and who says so."""

    counted: frozenset[str]
    outcomes: frozenset[str]
    source: tuple[Name, ...]
    source_words: frozenset[str]


@dataclass(frozen=True)
class _Number:
    """A number with the event it belongs to, the sentences that give it and how well it fits the question."""

    row: Row
    event: Happening
    quotes: tuple[Quote, ...]
    fit: float


def answer_count(inquiry: Inquiry) -> Found | None:
    """The numbers that fit best, best first; numbers that sources dispute stand side by side."""
    text = inquiry.asked.slot("what")
    asked, description = _asked(inquiry, text)
    meant = meant_by(inquiry, description)
    found = find_events(inquiry, "count", meant)
    if found is None:
        return None
    events = {event.iri: event for event in found.events}
    rows = {row["quantity"]: row for row in found.rows if row["event"] in events}
    quotes = quotes_of(inquiry, rows)
    numbers = [
        _Number(row, events[row["event"]], joined(quotes, [iri]), _fit(row, asked, joined(quotes, [iri])))
        for iri, row in rows.items()
    ]
    order = {iri: place for place, iri in enumerate(events)}
    fitting = [number for number in numbers if number.fit > 0]
    fitting.sort(key=lambda n: (-n.fit, order[n.event.iri], -float(n.row["value"]), n.row["quantity"]))
    sources = things(inquiry, sorted({n.row["source"] for n in fitting if "source" in n.row}))
    return Found(_answers(fitting, sources), found.sparql, f"how many: {told(inquiry, meant)}" + found.note)


def _asked(inquiry: Inquiry, text: str) -> tuple[_Asked, str]:
    """What is counted, and who says so; beside it the description of the event: the whole without the source."""
    source = _ACCORDING.search(text) or _DOES_SAY.search(text)
    description = (text[: source.start()] + " " + text[source.end() :]).strip() if source else text
    said_by = source["source"] if source else ""
    becoming = outcomes(_WHERE_ABOUTS.split(description, maxsplit=1)[0]) or outcomes(description)
    evoking = frozenset().union(*becoming.values())
    counted = stems(_COUNTED_ENDS.split(description, maxsplit=1)[0]) - evoking
    wanted = frozenset().union(*(kindred(outcome) for outcome in becoming))
    if counted & _CASUALTY:
        wanted |= {"killed", "injured"}
    return _Asked(counted, wanted, inquiry.names(said_by).chosen, stems(said_by)), description


def _fit(row: Row, asked: _Asked, quotes: Sequence[Quote]) -> float:
    """How well a number answers; 0 where it counts something else, with another outcome or from another source."""
    said = stems(" ".join(quote.quote for quote in quotes))
    outcome = row.get("outcome", "")
    if asked.outcomes and outcome not in asked.outcomes:
        return 0.0
    if asked.source_words and not _from_source(row, asked, said):
        return 0.0
    return _counts_that(stems(row["counted"]), outcome, asked, said)


def _from_source(row: Row, asked: _Asked, said: frozenset[str]) -> bool:
    if any(row.get("source") in name.iris for name in asked.source):
        return True
    return "source" not in row and asked.source_words <= said


def _counts_that(counted: frozenset[str], outcome: str, asked: _Asked, said: frozenset[str]) -> float:
    if not asked.counted:
        return 0.9
    shared = len(asked.counted & counted) / len(asked.counted)
    if shared:
        return 1.0 + shared
    if asked.counted <= _PEOPLE and (outcome in _HUMAN or counted & _WHO_CAN):
        return 0.8
    if asked.counted & _WHO_CAN and counted & _PEOPLE and asked.counted <= said:
        return 0.6
    return 0.3 if asked.counted <= said and not asked.outcomes else 0.0


def _answers(numbers: Sequence[_Number], sources: dict[str, Thing]) -> tuple[Answer, ...]:
    answers: dict[tuple[str, str, str], Answer] = {}
    for number in numbers:
        key = (number.event.iri, number.row["value"], number.row.get("outcome", ""))
        found = answers.setdefault(key, _answer(number, sources.get(number.row.get("source", ""))))
        every = tuple(dict.fromkeys((*found.evidence, *number.quotes)))
        answers[key] = replace(found, evidence=every)
    return tuple(answers.values())[:MOST_ANSWERS]


def _answer(number: _Number, source: Thing | None) -> Answer:
    row = number.row
    number_told = sentence(
        row.get("qualifier", ""), _written(row["value"]), row["counted"], row.get("outcome", "").replace("_", " ")
    )
    detail = f"{number_told}; {number.event.told}" + (f"; according to {source.label}" if source else "")
    of = (number.event.iri, row.get("outcome", ""))
    return Answer(label=_written(row["value"]), iri=row["quantity"], detail=detail, evidence=number.quotes, of=of)


def _written(value: str) -> str:
    """A number without needless decimals: `71.0` → `71`."""
    number = float(value)
    return str(int(number)) if number.is_integer() else f"{number:f}".rstrip("0")

"""The day of an event told by how long it was before or after another: "resigned three days after a protest"."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.dates import day_after
from kg.document import DatedSpan
from kg.facts.events.numbers import number_of
from kg.facts.events.occurrences import Occurrence, governing_verb, is_clause_verb
from kg.model import DateValue
from kg.syntax import children

_UNITS = {"day": 1, "week": 7}
_WAYS = {"after": -1, "before": 1}


def day_apart(dated: Sequence[tuple[DatedSpan, Token]], occurrence: Occurrence) -> DateValue | None:
    """The day, counted from the one of the clause; `dated` are the sentence's dates with the words they hang on.

    None where the words give no number of days or weeks, or the clause has no full date.
    """
    link = _link(occurrence)
    if link is None:
        return None
    top = link if occurrence.nominal else occurrence.token
    units = [word for word in children(top, "npadvmod") if word.lemma_ in _UNITS and word.i < link.i]
    counts = [number for unit in units for word in children(unit, "nummod") if (number := number_of(word))]
    if len(counts) != 1:
        return None
    start = units[0].left_edge.i
    days = _days(dated, top, climbs=start > 0 and link.doc[start - 1].text == ",")
    apart = _WAYS[link.lower_] * int(counts[0]) * _UNITS[units[0].lemma_]
    value = day_after(days[0], apart) if len(days) == 1 else None
    return DateValue(value, link.doc[start : link.i + 1].text) if value else None


def _link(occurrence: Occurrence) -> Token | None:
    """The "after" or "before" that the event follows, as a noun or as a clause: "after rebels struck the town"."""
    token = occurrence.anchor
    if not occurrence.nominal:
        return next((mark for mark in children(token, "mark") if mark.lower_ in _WAYS), None)
    return token.head if token.dep_ == "pobj" and token.head.lower_ in _WAYS else None


def _days(dated: Sequence[tuple[DatedSpan, Token]], top: Token, climbs: bool) -> list[str]:
    """The dates of the clause that the words belong to; else, where a comma sets them off, of one that reports it."""
    inside = set(top.subtree)
    for verb in filter(is_clause_verb, top.ancestors):
        days = [date.date.value for date, root in dated if root not in inside and governing_verb(root) == verb]
        if days or not climbs:
            return days
    return []

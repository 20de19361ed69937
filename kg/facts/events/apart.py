"""The day of an event told by how long it was before or after another: "resigned three days after a protest"."""

from collections.abc import Iterable

from spacy.tokens import Token

from kg.dates import day_after
from kg.document import DatedSpan
from kg.facts.events.numbers import number_of
from kg.facts.events.occurrences import Occurrence, governing_verb
from kg.model import DateValue
from kg.syntax import children

_UNITS = {"day": 1, "week": 7}
_WAYS = {"after": -1, "before": 1}


def day_apart(dated: Iterable[tuple[DatedSpan, Token]], occurrence: Occurrence) -> DateValue | None:
    """The day, counted from the one of the clause; `dated` are the sentence's dates with the words they hang on.

    None where the words give no number of days or weeks, or the clause has no full date.
    """
    link = occurrence.anchor.head
    if not occurrence.nominal or occurrence.anchor.dep_ != "pobj" or link.lower_ not in _WAYS:
        return None
    units = [word for word in children(link, "npadvmod") if word.lemma_ in _UNITS]
    counts = [number for unit in units for word in children(unit, "nummod") if (number := number_of(word))]
    verb, inside = governing_verb(link), set(link.subtree)
    days = [date.date.value for date, root in dated if root not in inside and governing_verb(root) == verb]
    if verb is None or len(counts) != 1 or len(days) != 1:
        return None
    value = day_after(days[0], _WAYS[link.lower_] * int(counts[0]) * _UNITS[units[0].lemma_])
    words = f"{link.doc[units[0].left_edge.i : link.i + 1].text}"
    return DateValue(value, words) if value else None

"""Which round of a series an event is, where the text numbers it."""

import re

from spacy.tokens import Token

from kg.facts.events.occurrences import Occurrence
from kg.facts.lexicon import signals
from kg.syntax import children

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
_NUMERIC = re.compile(r"(\d+)(?:st|nd|rd|th)")


def round_of(occurrence: Occurrence) -> int | None:
    """The ordinal of the round; of a summit it counts from the second on, since "the first" numbers no series."""
    if not occurrence.nominal:
        return None
    for noun in dict.fromkeys((occurrence.anchor, *occurrence.phrase)):
        number = ordinal(noun)
        if number is not None and (
            noun.lemma_.lower() in signals("Numbered") or (noun.lemma_ == "summit" and number > 1)
        ):
            return number
    return None


def ordinal(noun: Token) -> int | None:
    """The ordinal before the noun: 3 for "a third round"."""
    for child in children(noun, "amod", "nummod"):
        if child.lower_ in _ORDINALS:
            return _ORDINALS.index(child.lower_) + 1
        numeric = _NUMERIC.fullmatch(child.lower_)
        if numeric:
            return int(numeric[1])
    return None

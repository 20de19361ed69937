"""Which round of a series an event is, where the text numbers it."""

import re

from spacy.tokens import Token

from kg.facts.events.occurrences import Occurrence
from kg.facts.lexicon import signals
from kg.syntax import children, patients

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
_NUMERIC = re.compile(r"(\d+)(?:st|nd|rd|th)")


def round_of(occurrence: Occurrence) -> int | None:
    """The ordinal of the round; of a summit it counts from the second on, since "the first" numbers no series."""
    for noun in nouns_of(occurrence):
        number = ordinal(noun)
        if number is not None and (is_sitting(noun) or (number > 1 and _in_series(noun))):
            return number
    return None


def nouns_of(occurrence: Occurrence) -> list[Token]:
    """The nouns that name the event: its own and the one that measures it, or the sitting that its verb holds."""
    if occurrence.nominal:
        return list(dict.fromkeys((occurrence.anchor, *occurrence.phrase)))
    return [noun for noun in patients(occurrence.token) if is_sitting(noun)]


def is_sitting(noun: Token) -> bool:
    """Whether the noun counts the sittings of a series: "round", "session"."""
    return noun.lemma_.lower() in signals("Numbered")


def _in_series(noun: Token) -> bool:
    """ "The seventh summit", "the fifth such meeting"."""
    return noun.lemma_ == "summit" or any(child.lower_ == "such" for child in children(noun, "amod"))


def ordinal(noun: Token) -> int | None:
    """The ordinal before the noun: 3 for "a third round"."""
    for child in children(noun, "amod", "nummod"):
        if child.lower_ in _ORDINALS:
            return _ORDINALS.index(child.lower_) + 1
        numeric = _NUMERIC.fullmatch(child.lower_)
        if numeric:
            return int(numeric[1])
    return None

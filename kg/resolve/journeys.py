"""Talks that are told by the way to them: "visited the town on Monday for talks" tells of the visit as well."""

import re
from collections.abc import Mapping
from functools import cache

from kg.resolve.wording import wording
from kg.vocabulary import vocabulary

_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+|[,;:]")
_ENDINGS = frozenset(("", "s", "es", "e", "ed", "ing", "led", "ling"))
_IRREGULAR = {"flew": "fly", "flown": "fly", "flies": "fly", "left": "leave"}
_REACH = 4  # words between "for" and what the journey is made for


def is_journey(kinds: frozenset[str], quote: str) -> bool:
    """Whether the words tell that somebody goes where the event of one of these types is, to take part in it."""
    words = _WORDS.findall(quote)
    return any(
        word == "for" and wording(kinds, " ".join(words[place + 1 : place + 1 + _REACH])).nouns
        for start in range(len(words))
        if _goes(words[start:])
        for place, word in enumerate(_clause(words[start:]), start)
    )


def _clause(words: list[str]) -> list[str]:
    return words[: next((i for i, word in enumerate(words) if word in ",;:"), len(words))]


def _goes(words: list[str]) -> bool:
    """Whether the words begin with a verb of travel and what belongs to it: "travelled to"."""
    first = words[0].casefold()
    for verb, after in _verbs().items():
        stem = verb.removesuffix("e")
        known = _IRREGULAR.get(first) == verb or (first.startswith(stem) and first.removeprefix(stem) in _ENDINGS)
        if known and any(tuple(words[1 : 1 + len(rest)]) == rest for rest in after):
            return True
    return False


@cache
def _verbs() -> Mapping[str, frozenset[tuple[str, ...]]]:
    """The verbs of travel, with what may follow them: nothing, or small words."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for trigger in vocabulary().triggers_of("Visit", word_class="verb"):
        for verb, *rest in () if trigger.objects else trigger.lemmas:
            if verb not in ("be", "expect"):
                found.setdefault(verb, set()).add(tuple(rest))
    return {verb: frozenset(after) for verb, after in found.items()}

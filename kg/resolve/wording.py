"""How a telling's own words name its event: by which nouns, and whether they bring it up or point back to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from kg.dates import MONTHS, WEEKDAYS
from kg.model import Span
from kg.names import fold
from kg.vocabulary import vocabulary

_POINTING = frozenset(("the", "this", "that", "these", "those", "both"))
_FRESH = frozenset(("a", "an", "another", "several", "two", "three", "four", "five", "many", "some"))
# Words that set an event apart from the one told before.
_OTHER = frozenset(
    (
        *("another", "new", "other", "next", "previous", "earlier", "last", "separate", "further", "fresh", "similar"),
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "final"),
    )
)
_BEFORE, _ROUNDS = frozenset(("previous", "preceding")), frozenset(("round", "session"))
# What follows the noun and says which one is meant: "the attack on …", "the talks in …".
_SAYING_WHICH = frozenset(("on", "in", "at", "of", "between", "against", "with", "to", "over", "by", "from", "for"))
_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+")
# "It was the first meeting of the two" says more of what was told before.
_IDENTITY = re.compile(r"(?:it|this|that) (?:was|is|will be|would be|marks|marked) ", re.IGNORECASE)
_DATES = re.compile(rf"(?:{MONTHS}|{'|'.join(WEEKDAYS)})$", re.IGNORECASE)
_REACH = 6  # words: how far before its noun a determiner may stand


@dataclass(frozen=True)
class Wording:
    """The nouns that name the event, alone and with the word before them, and how they are introduced.

    `back` is true where they only point back ("the attack"), `definite` where they mean a certain event, by its place
    or day perhaps ("the Vienna talks", "Monday's attack"), `fresh` where they bring up an event not told before, and
    `named` where the noun is part of a name ("the Security Conference"); `previous` where a round is the one before the
    round told of ("the previous round").
    """

    nouns: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    back: bool = False
    definite: bool = False
    fresh: bool = False
    named: bool = False
    previous: bool = False


def wording(kinds: frozenset[str], quote: str, label: str = "") -> Wording:
    """How the quote names an event of one of these types; of several nouns, those of its label."""
    words = _WORDS.findall(quote)
    own = {noun for noun in (_noun(kinds, word) for word in _WORDS.findall(label)) if noun}
    nouns, phrases = set(), set()
    introduced: tuple[bool, bool, bool, bool] | None = None
    for place, word in enumerate(words):
        noun = _noun(kinds, word)
        if noun is None or (own and noun not in own):
            continue
        before = words[max(0, place - _REACH) : place]
        nouns.add(noun)
        if before and before[-1].islower() and before[-1] not in _POINTING | _FRESH:
            phrases.add(f"{before[-1]} {noun}")
        after = words[place + 1] if place + 1 < len(words) else ""
        introduced = introduced or _introduced(before, word, after)
    if nouns and _IDENTITY.match(quote):
        introduced = True, True, False, False
    previous = any(word.casefold() in _BEFORE and after in _ROUNDS for word, after in pairwise(words))
    return Wording(frozenset(nouns), frozenset(phrases), *(introduced or (False,) * 4), previous)


def _introduced(before: list[str], noun: str, after: str) -> tuple[bool, bool, bool, bool] | None:
    """Whether the words point back, mean a certain event, bring up a new one, are a name; None where nothing shows."""
    if noun[0].isupper() and before:
        return False, False, False, True
    determiner = next((i for i in range(len(before) - 1, -1, -1) if _determines(before[i])), None)
    if determiner is None:
        return None
    word, between = before[determiner].casefold(), before[determiner + 1 :]
    if word in _FRESH:
        return False, False, True, False
    other = any(w.casefold() in _OTHER for w in between)
    alone = word in _POINTING and len(between) < 2 and all(w.islower() for w in between)
    return alone and not other and after not in _SAYING_WHICH, not other, False, False


def _determines(word: str) -> bool:
    return word.casefold() in _POINTING | _FRESH or word.endswith(("'s", "’s"))


def _noun(kinds: frozenset[str], word: str) -> str | None:
    """The noun in the singular, where it is one of the words for these types."""
    known, plain = _nouns(kinds), word.casefold()
    forms = (plain, plain.removesuffix("s"), plain.removesuffix("es"), plain.removesuffix("ies") + "y")
    return next((form for form in forms if form in known), None)


def capitalised(source: str, span: Span, others: Sequence[Span]) -> frozenset[str]:
    """Keys of the capitalised words after the first of a stretch; not days and months, nor what belongs to `others`.

    To these belong the words right before them as well: "Foreign Minister Anna Morvik".
    """
    found: set[str] = set()
    apart = len(source)  # where what belongs to one of the others starts
    for match in reversed(list(islice(_WORDS.finditer(source, span.start, span.end), 1, None))):
        word, at = match.group(), Span(match.start(), match.end())
        if not word[0].isupper() or _DATES.match(word):
            continue
        if any(at.overlaps(other) for other in others) or source[at.end : apart] == " ":
            apart = at.start
        else:
            found.add(fold(word))
    return frozenset(found)


@cache
def _nouns(kinds: frozenset[str]) -> frozenset[str]:
    triggers = [t for t in vocabulary().triggers_of(*sorted(kinds)) if t.word_class in ("noun", "plural")]
    return frozenset(_head(lemma) for trigger in triggers for lemma in trigger.lemmas)


def _head(lemma: tuple[str, ...]) -> str:
    """The noun that the others describe: "exchange" in "prisoner exchange" and in "exchange of prisoners"."""
    ends = next((i for i, word in enumerate(lemma) if i > 0 and word in _SAYING_WHICH), len(lemma))
    return lemma[ends - 1]

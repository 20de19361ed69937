# ruff: noqa: E501 - a pattern is read as a whole
"""Numbers that a sentence gives of the thing a question counts: "some 30 of the old boats"."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache

from text_to_num import text2num

from kg.ask.evoked import outcomes
from kg.ask.inflection import any_of
from kg.ask.wording import all_stems, stem
from kg.vocabulary import vocabulary

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
_WORD = rf"(?:{_UNITS.replace(' ', '|')})"
_SCALE = r"(?:hundred|thousand|million|billion|trillion)"
_PLAIN = rf"(?:(?:[A-Z]{{1,3}})?[$€£¥]\s?\d[\d,]*(?:\.\d+)?(?:[\s-]{_SCALE})?|\d[\d,]*(?:\.\d+)?(?:[\s-]{_SCALE})?%?|{_WORD}(?:[\s-](?:{_WORD}|{_SCALE}))*|(?:hundreds|thousands|dozens|millions)(?: of (?:hundreds|thousands|millions))?)"
_FRACTION = r"(?:(?:an?|one|two|three|four|nearly|about|almost)\s)?(?:half|thirds?|quarters?|fifths?|tenths?)\s+of\s+(?:(?:the|its|their|our)\s+)?(?:(?:old|new|whole|entire|northern|southern|eastern|western)\s+)?[\w-]+"
_LITTLE = frozenset("of the its their his her our in a an".split())
_AUXILIARY = "(?:who|that|which|have|has|had|were|was|are|been|being|also|already)"
_PHRASE_ENDS = re.compile(
    r"[.;:,!?](?:\s|$)|[–—]|\b(?:and|or|but|who|which|that|have|has|had|were|was|are|is|to|by|for|from|at|on|with)\b"
)
_OF_ITS_WHOLE = re.compile(r"^\s+of\s+(?:the\s+|its\s+|their\s+|all\s+)?\d[\d,]*\b")
_CLAUSE_ENDS = re.compile(r"[.;,](?:\s|$)|\b(?:and|while|but|with)\b|\d")
MOST_BETWEEN = 5


def numbers_of(text: str, counted: Sequence[str], verbs: frozenset[str], becoming: frozenset[str]) -> list[str]:
    """The numbers, as written with what bounds them, that modify what is counted or stand at the question's verb.

    `counted` are the stems of the counted phrase, its head last; `verbs` the stems of the question's other words;
    `becoming` the outcomes asked for: a number of those who met with another does not answer. The best come first.
    """
    found: dict[str, int] = {}
    for number in _candidates(text):
        if not becoming or _outcome_fits(text, number, becoming):
            fit = _fit(text, number, counted, verbs)
            if fit and not _whole_of_part(text, number):
                found.setdefault(_written(text, number), fit)
    best = max(found.values(), default=0)
    return [number for number, fit in found.items() if fit == best]


def _fit(text: str, number: re.Match[str], counted: Sequence[str], verbs: frozenset[str]) -> int:
    """3 for a number of what is counted whose clause has a word of the question, 2 for one alone at the verb, 1 for others."""
    if counted and _modifies(text, number, counted):
        clause = _CLAUSE_ENDS.split(text[number.end() :], maxsplit=1)[0]
        return 3 if all_stems(clause) & verbs else 1
    meant = not counted or counted[-1] in all_stems(text) | _people()
    return 2 if meant and _at_verb(text, number, verbs) else 0


@cache
def _people() -> frozenset[str]:
    return all_stems(" ".join(vocabulary().people_nouns))


def _outcome_fits(text: str, number: re.Match[str], becoming: frozenset[str]) -> bool:
    """Whether the clause from the number on tells of no other outcome than those asked for."""
    clause = _CLAUSE_ENDS.split(text[number.end() :], maxsplit=1)[0]
    told = outcomes(clause).keys()
    return not told or bool(told & becoming)


def _whole_of_part(text: str, number: re.Match[str]) -> bool:
    """Whether the number is the whole of which another number is a part: the 40 in "12 of the 40 boats"."""
    return bool(re.search(r"\d\s+of\s+(?:the\s+|its\s+|their\s+|all\s+)?$", text[: number.start()]))


def fractions(text: str) -> list[str]:
    """Shares of a whole, as written: "half of the harbour"."""
    return [_written(text, m, digits=False) for m in re.finditer(rf"\b{_FRACTION}", text, re.I)]


def _candidates(text: str) -> Iterator[re.Match[str]]:
    for found in re.finditer(rf"(?<![\w.,$€£])(?:{_PLAIN})(?![\w]|[.,]\d)", text, re.I):
        if not re.fullmatch(r"(?:19|20)\d\d", found[0]) or re.match(r"\s+[a-z]+s\b", text[found.end() :]):
            yield found


def _modifies(text: str, number: re.Match[str], counted: Sequence[str]) -> bool:
    """Whether the noun counted follows, with no more than a few adjectives between, or after "in" for sums of money."""
    rest = re.sub(r"\([^)]*\)?", " ", _OF_ITS_WHOLE.sub(" ", text[number.end() :]))
    phrase = _PHRASE_ENDS.split(rest, maxsplit=1)[0]
    if not re.search(r"[$€£¥]", number[0]):
        phrase = re.split(r"\bin\b", phrase, maxsplit=1)[0]
    words = [word for word in re.findall(r"[^\W_]+", phrase) if word.lower() not in _LITTLE][:MOST_BETWEEN]
    return not any(word.isdigit() for word in words) and counted[-1] in map(stem, words)


def _at_verb(text: str, number: re.Match[str], verbs: frozenset[str]) -> bool:
    """Whether the number stands at a verb of the question: "only six have sailed", "sank two"."""
    rest = text[number.end() :]
    after = re.match(rf"\s+(?:{_AUXILIARY}\s+)*([^\W\d_]+)", rest)
    alone = re.match(r"\s*(?:[,.;]|and\b|in\b|$)", rest)
    before = re.search(r"([\w-]+)\s+$", text[: number.start()])
    return bool(after and stem(after[1]) in verbs) or bool(before and alone and stem(before[1]) in verbs)


def _written(text: str, number: re.Match[str], digits: bool = True) -> str:
    """The number with what bounds it; one of a few words becomes figures."""
    value = number[0].strip()
    if digits and re.fullmatch(rf"{_WORD}(?:[\s-]{_WORD})*", value, re.I):
        with suppress(ValueError):
            value = str(text2num(value.lower(), "en"))
    bounds = any_of(vocabulary().qualifiers)
    bound = re.search(rf"\b({bounds})\s+$", text[: number.start()], re.I)
    return f"{bound[1].lower()} {value}" if bound else value

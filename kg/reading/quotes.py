"""Quoted stretches: what stands between quotation marks, marks left out, also where a quotation runs over paragraphs.

A quotation inside a quotation belongs to the words of the outer one and is no stretch of its own.
"""

import re

from kg.model import Span

_OPEN, _CLOSE = "“«„", "”»"
_BREAK = re.compile(r"\n+")


def find_quotes(source: str) -> tuple[Span, ...]:
    """The quoted stretches in text order, as spans of the words without their marks; none overlaps another."""
    found: list[Span] = []
    start = 0
    for paragraph in (*_BREAK.finditer(source), None):
        end = paragraph.start() if paragraph else len(source)
        found.extend(_in_paragraph(source, start, end))
        start = paragraph.end() if paragraph else end
    return tuple(found)


def _in_paragraph(source: str, start: int, end: int) -> list[Span]:
    doubles = [span for span in _double_quoted(source, start, end) if source[span.start : span.end].strip()]
    singles = _single_quoted(source, start, end)
    outer = [s for s in singles if not any(s.overlaps(d) and not d.within(s) for d in doubles)]
    return sorted([*outer, *(d for d in doubles if not any(d.within(s) for s in outer))])


def _double_quoted(source: str, start: int, end: int) -> list[Span]:
    """One paragraph’s quotations. One left open runs to the paragraph’s end, as when it goes on in the next."""
    found: list[Span] = []
    opened: int | None = None
    nested = 0
    for i in range(start, end):
        char = source[i]
        if opened is None:
            if char in _OPEN or (char == '"' and _may_open(source, i)):
                opened = i + 1
        elif char == '"' and _opens_within(source, i, end):
            nested += 1
        elif char in _CLOSE or char == '"':
            if nested:
                nested -= 1
                continue
            found.append(_trimmed(source, opened, i))
            opened = None
    if opened is not None and source[opened - 1] in '“"' and _goes_on(source, end):
        found.append(_trimmed(source, opened, end))
    return found


def _trimmed(source: str, start: int, end: int) -> Span:
    """The stretch without the spaces that a nested mark leaves at its end: `…' "`."""
    while end > start and source[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _may_open(source: str, i: int) -> bool:
    return i + 1 < len(source) and not source[i + 1].isspace()


def _opens_within(source: str, i: int, end: int) -> bool:
    """Whether a straight mark inside a quotation opens another: it looks so, and two marks that close follow it."""
    if not (source[i - 1].isspace() and _may_open(source, i)):
        return False
    later = [j for j in range(i + 1, end) if source[j] == '"'][:2]
    return len(later) == 2 and not any(source[j - 1].isspace() and _may_open(source, j) for j in later)


def _goes_on(source: str, end: int) -> bool:
    """Whether the next paragraph opens with a quotation mark of its own."""
    return source[end:].lstrip()[:1] in ("“", '"')


# British outlets quote with single marks: an opening one stands after a space, a closing one not before a letter.
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–“\"])|^)(?:‘|'(?!\d\ds\b)(?!s\b))(?=\S)", re.M)
_SINGLE_CLOSE = {"‘": re.compile(r"(?<=\S)’(?!\w)"), "'": re.compile(r"(?<=\S)'(?!\w)")}


def _single_quoted(source: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    position = start
    while opening := _SINGLE_OPEN.search(source, position, end):
        position = opening.end()
        close = _closing(source, opening[0], position, end)
        if close is not None:
            found.append(Span(position, close))
            position = close
    return found


def _closing(source: str, mark: str, start: int, end: int) -> int | None:
    """Where it ends: at the first closing mark, but for what may be a possessive plural while another mark follows."""
    following = _SINGLE_OPEN.search(source, start, end)
    limit = following.start() if following else end
    closes = [m.start() for m in _SINGLE_CLOSE[mark].finditer(source, start, limit)]
    for i, close in enumerate(closes):
        possessive = source[close - 1] == "s" and re.match(r"['’] \w", source[close : close + 3])
        if not possessive or i == len(closes) - 1:
            return close
    return None

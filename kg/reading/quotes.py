"""Quoted stretches: what stands between quotation marks, the marks left out, also where a quotation runs over paragraphs."""

import re

from kg.model import Span

_OPEN, _CLOSE = "“«„", "”»"
_BREAK = re.compile(r"\n+")


def find_quotes(source: str) -> tuple[Span, ...]:
    """The quoted stretches in text order, as spans of the words without their marks."""
    found: list[Span] = []
    start = 0
    for paragraph in (*_BREAK.finditer(source), None):
        end = paragraph.start() if paragraph else len(source)
        found.extend(_in_paragraph(source, start, end))
        start = paragraph.end() if paragraph else end
    return tuple(found)


def _in_paragraph(source: str, start: int, end: int) -> list[Span]:
    """One paragraph's quotations. One left open runs to the paragraph's end, as writers do when it goes on in the next."""
    found: list[Span] = []
    opened: int | None = None
    for i in range(start, end):
        char = source[i]
        opens = char in _OPEN or (char == '"' and opened is None and _may_open(source, i))
        closes = char in _CLOSE or (char == '"' and opened is not None)
        if opened is None and opens:
            opened = i + 1
        elif opened is not None and closes:
            found.append(Span(opened, i))
            opened = None
    if opened is not None and source[opened - 1] in '“"' and _goes_on(source, end):
        found.append(Span(opened, end))
    found.extend(_single_quoted(source, start, end, found))
    return sorted(span for span in found if span.end > span.start)


def _may_open(source: str, i: int) -> bool:
    return i + 1 < len(source) and not source[i + 1].isspace()


def _goes_on(source: str, end: int) -> bool:
    """Whether the next paragraph opens with a quotation mark of its own."""
    return source[end:].lstrip()[:1] in ("“", '"')


# British outlets quote with single marks: an opening one stands after a space, a closing one not before a letter.
_SINGLE = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(\[—–]))‘(.+?)’(?![\w])", re.S)


def _single_quoted(source: str, start: int, end: int, found: list[Span]) -> list[Span]:
    spans = (Span(m.start(1), m.end(1)) for m in _SINGLE.finditer(source, start, end))
    return [span for span in spans if not any(span.overlaps(other) for other in found)]

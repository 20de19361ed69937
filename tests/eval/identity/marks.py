"""Marked text: what a stretch of text is about, written into the text while an article is made and taken out again."""

from typing import Literal

from msgspec import Struct

Kind = Literal["person", "organization", "place", "event", "delegation"]
_OPEN, _OVER, _CLOSE = "\ue000", "\ue001", "\ue002"


class Gold(Struct, frozen=True, order=True):
    """A stretch of `Article.source` that names or tells of something; `truth` is the one it means.

    `type` is an event's class, where that is given, and empty for anything else.
    """

    start: int
    end: int
    kind: Kind
    truth: str
    type: str = ""


def mark(kind: Kind, truth: str, text: str, event_type: str = "") -> str:
    """The text with marks around it that say what it is about. Marks may lie inside one another."""
    return f"{_OPEN}{kind}|{truth}|{event_type}{_OVER}{text}{_CLOSE}"


def unmarked(text: str) -> tuple[str, tuple[Gold, ...]]:
    """The plain text, and what its marks said, in text order."""
    plain: list[str] = []
    length = 0
    opened: list[tuple[int, list[str]]] = []
    found: list[Gold] = []
    rest = text
    while rest:
        at = next((i for i, character in enumerate(rest) if character in (_OPEN, _CLOSE)), len(rest))
        plain.append(rest[:at])
        length += at
        if rest[at : at + 1] == _OPEN:
            says, _, rest = rest[at + 1 :].partition(_OVER)
            opened.append((length, says.split("|")))
            continue
        if rest[at : at + 1] == _CLOSE:
            start, (kind, truth, event_type) = opened.pop()
            found.append(Gold(start, length, kind, truth, event_type))  # type: ignore[arg-type]
        rest = rest[at + 1 :]
    return "".join(plain), tuple(sorted(found))


def capitalised(text: str) -> str:
    """The text with its first letter, marks aside, in upper case."""
    at = 0
    while at < len(text) and not text[at].isalnum():
        at = text.index(_OVER, at) + 1 if text[at] == _OPEN else at + 1
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]

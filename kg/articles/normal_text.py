"""The text as it is kept: every offset in the graph counts into what these functions return.

`plain` cleans characters: line ends become LF, every kind of space a plain one, soft hyphens, zero-width and control
characters go, letters are composed (NFC) and lines lose the spaces at their ends. Two spaces between words stay two:
what an outlet printed can be found again word for word.
`body` then makes paragraphs, one blank line apart. A single line break inside a block of lines is decided by two rules:

1. Hard-wrapped text: with three breaks or more and a longest line of 40 to 120 characters, where at most half of the
   breaks follow the end of a sentence and four in five stand where the next word would not have fitted, every break is
   a space.
2. Otherwise a break is a space only where the line before does not end a sentence and the next one goes on in lower
   case; every other line is a paragraph of its own.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

FEWEST_BREAKS = 3
WRAPPED_WIDTHS = range(40, 121)

_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
_SPACE = re.compile(r"[^\S\n]")
_BLANK_LINES = re.compile(r"\n{2,}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_INVISIBLE_CATEGORIES = ("Cc", "Cf", "Cs")
_NON_CHARACTERS = "\ufffe\uffff"


def _is_invisible(character: str) -> bool:
    if character in "\n\t":  # they become structure and a space
        return False
    return unicodedata.category(character) in _INVISIBLE_CATEGORIES or character in _NON_CHARACTERS


def plain(text: str) -> str:
    """The text with clean characters; its line breaks stay where they were. Applying it twice changes nothing more."""
    text = _LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    invisible = {ord(character): None for character in set(text) if _is_invisible(character)}
    text = unicodedata.normalize("NFC", text.translate(invisible))
    return "\n".join(_SPACE.sub(" ", line).strip() for line in text.split("\n")).strip("\n")


def line(text: str) -> str:
    """The text on one line, with clean characters: for titles, ids and names."""
    return " ".join(plain(text).split())


def blocks(text: str) -> list[list[str]]:
    """The lines of each stretch between blank lines, cleaned."""
    return [block.split("\n") for block in _BLANK_LINES.split(plain(text)) if block]


def ends_sentence(text: str) -> bool:
    """Whether the text ends in sentence-final punctuation, closing quotation marks and brackets aside."""
    return bool(_SENTENCE_END.search(text))


def _is_wrapped(breaks: list[tuple[str, str]]) -> bool:
    width = max(map(len, (part for pair in breaks for part in pair)))
    after_sentence = sum(ends_sentence(before) for before, _ in breaks)
    full = sum(len(before) + 1 + len(after.split(" ", 1)[0]) > width for before, after in breaks)
    return width in WRAPPED_WIDTHS and after_sentence * 2 <= len(breaks) and full * 5 >= len(breaks) * 4


def _joined(lines: list[str], wrapped: bool) -> list[str]:
    found = [lines[0]]
    for after in lines[1:]:
        goes_on = not ends_sentence(found[-1]) and after[0].islower()
        if wrapped or goes_on:
            found[-1] += f" {after}"
        else:
            found.append(after)
    return found


def body(text: str) -> str:
    """The text as paragraphs one blank line apart, each on one line. Applying it twice changes nothing more."""
    found = blocks(text)
    breaks = [pair for lines in found for pair in pairwise(lines)]
    wrapped = len(breaks) >= FEWEST_BREAKS and _is_wrapped(breaks)
    return "\n\n".join(paragraph for lines in found for paragraph in _joined(lines, wrapped))


def paragraphs(parts: Iterable[str]) -> str:
    """The text whose paragraphs are these parts, each cleaned and on one line; empty ones are left out."""
    return "\n\n".join(filter(None, map(line, parts)))

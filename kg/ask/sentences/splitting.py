"""An article's text as sentences with their places in it, split by punctuation alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What ends in a full stop without ending a sentence.
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Rev|Hon|St|No|vs|Jr|Sr"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Inc|Ltd|Co|Corp)|[A-Z]\.[A-Z])\.$"
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\s*\n\s*")


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article: its text, its code-point offsets, and the article's id, title and date (ISO)."""

    text: str
    start: int
    end: int
    article: str
    id: str
    title: str
    published: str | None
    before: str


def sentences(row: dict[str, str]) -> Iterator[Sentence]:
    """The sentences of an article, given as a row of `texts.rq`; `before` is the sentence before each."""
    text, start, before = row["text"], 0, ""
    for end in _ends(text):
        said = text[start:end]
        first = start + len(said) - len(said.lstrip())
        if said.strip():
            last = first + len(said.strip())
            place = (row["article"], row["id"], row.get("title", ""), row.get("published"))
            yield Sentence(text[first:last], first, last, *place, before)
            before = text[first:last]
        start = end


def _ends(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        if "\n" in found[0] or not _SHORT.search(text[max(0, found.start() - 12) : found.start() + 1]):
            yield found.end()
    yield len(text)

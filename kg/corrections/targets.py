"""What a correction is about: a mention, a fact or some words, by its address and the words it stood on."""

import re
from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from kg.model import Span

TargetKind = Literal["mention", "role", "delegation", "event", "quotation", "position", "words"]
_SPAN = r"(\d+)-(\d+)"
# The article's id may hold a # of its own: the last one counts.
_ADDRESS = re.compile(
    rf"(.+)#(mention|role|delegation|event|quotation|position|words):{_SPAN}(?::([^@]*))?(?:@{_SPAN})?"
)


@dataclass(frozen=True)
class Address:
    """An address taken apart: `article#event:120-180:attack-on-lantern@130-137`.

    `which` tells facts on one stretch of text from one another; `part` is where the mention stands whose part in the
    fact is meant: who takes part in an event, belongs to a delegation, holds a role. Spans count in Article.source.
    """

    article: str
    kind: TargetKind
    span: Span
    which: str = ""
    part: Span | None = None

    def __str__(self) -> str:
        which = f":{self.which}" if self.which else ""
        part = f"@{self.part.start}-{self.part.end}" if self.part else ""
        return f"{self.article}#{self.kind}:{self.span.start}-{self.span.end}{which}{part}"


def parse_address(text: str) -> Address:
    """The address that this text writes. Raises ValueError, with what was wanted, where it writes none."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no address such as ARTICLE#mention:10-21")
    article, kind, start, end, which, part_start, part_end = found.groups()
    part = Span(int(part_start), int(part_end)) if part_start else None
    return Address(article, kind, Span(int(start), int(end)), which or "", part)  # type: ignore[arg-type]


class Target(Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """The address of a mention, a fact or some words, and the characters that stood there when it was written.

    By the words a target is met again where the text before it has grown or shrunk.
    """

    address: str
    words: str

    def __post_init__(self) -> None:
        parse_address(self.address)
        if not self.words.strip():
            raise ValueError(f"{self.address} comes without the words that stand there")

    @property
    def at(self) -> Address:
        """The address taken apart."""
        return parse_address(self.address)

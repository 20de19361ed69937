"""Addresses of mentions and facts: the article's id, the kind, and the characters it stands on.

Offsets count code points of `Article.source`, which is the title, a blank line and the text.
"""

import re
from dataclasses import dataclass
from typing import Literal

from kg.ids import slug
from kg.model import DelegationFact, EventFact, Fact, Mention, RoleFact, Span

AddressKind = Literal["mention", "role", "delegation", "event", "quotation", "position", "words"]
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
    kind: AddressKind
    span: Span
    which: str = ""
    part: Span | None = None

    def __str__(self) -> str:
        which = f":{self.which}" if self.which else ""
        part = f"@{self.part.start}-{self.part.end}" if self.part else ""
        return f"{self.article}#{self.kind}:{self.span.start}-{self.span.end}{which}{part}"


def parse_address(text: str) -> Address:
    """The address that this text writes. Raises ValueError, with what was wanted, where it writes none."""
    found = addressed(text)
    if found is None:
        raise ValueError(f"{text!r} is no address such as ARTICLE#mention:10-21")
    return found


def addressed(text: str) -> Address | None:
    """What the address says; None where the text is none, but the IRI of an entity, say."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return None
    article, kind, start, end, which, part_start, part_end = found.groups()
    part = Span(int(part_start), int(part_end)) if part_start else None
    return Address(article, kind, Span(int(start), int(end)), which or "", part)  # type: ignore[arg-type]


def mention_address(article: str, mention: Mention) -> str:
    """The address of a mention: `article#mention:10-21`."""
    return str(Address(article, "mention", mention.span))


def fact_address(article: str, fact: Fact) -> str:
    """The address of a fact: `article#event:120-180:attack-on-odesa`, the last part for what else the words state."""
    return str(address_of(article, fact))


def address_of(article: str, fact: Fact) -> Address:
    """The address of a fact, taken apart."""
    kind = type(fact).__name__.removesuffix("Fact").casefold()
    return Address(article, kind, fact.evidence.span, _which(fact))  # type: ignore[arg-type]


def _which(fact: Fact) -> str:
    if isinstance(fact, EventFact):
        return f"{fact.type.casefold()}-{slug(fact.label)}"
    if isinstance(fact, RoleFact):
        return f"{fact.status.casefold()}-{slug(fact.title)}"
    return "team" if isinstance(fact, DelegationFact) else fact.evidence.rule

"""Addresses of mentions and facts: the article's id, the kind, and the characters it stands on.

Offsets count code points of `Article.source`, which is the title, a blank line and the text.
"""

import re
from typing import NamedTuple

from kg.ids import slug
from kg.model import DelegationFact, EventFact, Fact, Mention, RoleFact, Span

_ADDRESS = re.compile(r"(?P<article>.*)#(?P<kind>[a-z]+):(?P<start>\d+)-(?P<end>\d+)(?::[^#]*)?", re.DOTALL)


class Addressed(NamedTuple):
    """What an address says: the article's id, `mention` or the kind of fact, and the characters of its source."""

    article: str
    kind: str
    span: Span


def mention_address(article: str, mention: Mention) -> str:
    """The address of a mention: `article#mention:10-21`."""
    return f"{article}#mention:{mention.span.start}-{mention.span.end}"


def fact_address(article: str, fact: Fact) -> str:
    """The address of a fact: `article#event:120-180:attack-on-odesa`, the last part for what else the words state."""
    span = fact.evidence.span
    kind = type(fact).__name__.removesuffix("Fact").casefold()
    return f"{article}#{kind}:{span.start}-{span.end}:{_which(fact)}"


def addressed(address: str) -> Addressed | None:
    """What the address says; None where the text is none, but the IRI of an entity, say."""
    found = _ADDRESS.fullmatch(address)
    return Addressed(found["article"], found["kind"], Span(int(found["start"]), int(found["end"]))) if found else None


def _which(fact: Fact) -> str:
    if isinstance(fact, EventFact):
        return f"{fact.type.casefold()}-{slug(fact.label)}"
    if isinstance(fact, RoleFact):
        return f"{fact.status.casefold()}-{slug(fact.title)}"
    return "team" if isinstance(fact, DelegationFact) else fact.evidence.rule

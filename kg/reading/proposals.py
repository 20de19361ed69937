"""Names proposed for the text, and which of those that overlap are kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property

from spacy.tokens import Span as TokenSpan

from kg.model import MentionKind
from kg.names import fold


class Source(IntEnum):
    """Who proposes a name, the surest first."""

    LIST = 0
    RULE = 1
    PIPELINE = 2
    DOUBTFUL = 3


@dataclass(frozen=True)
class Name:
    """A named stretch and the kind it is taken for; `ref` and `text` where they are settled already."""

    tokens: TokenSpan
    kind: MentionKind
    source: Source = Source.PIPELINE
    ref: str | None = None
    text: str | None = None

    @cached_property
    def key(self) -> str:
        """The folded name, by which other occurrences of it are known."""
        return fold(self.tokens.text)

    @property
    def positions(self) -> range:
        """The positions of its tokens."""
        return range(self.tokens.start, self.tokens.end)

    def of_kind(self, kind: MentionKind) -> "Name":
        """The same name taken for another kind."""
        return replace(self, kind=kind)


def without_overlaps(names: Iterable[Name]) -> list[Name]:
    """The names in text order, a longer one before shorter ones that it overlaps, doubtful ones last of all."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (n.source is Source.DOUBTFUL, -len(n.tokens), n.source, n.tokens.start)):
        if not taken.intersection(name.positions):
            taken.update(name.positions)
            kept.append(name)
    return sorted(kept, key=lambda name: name.tokens.start)

"""A stand that someone takes: the act, the parties, the words that say what, and the words that prove it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from spacy.tokens import Token

from kg.model import Act, Mention

ACTS: tuple[Act, ...] = get_args(Act)
_EDGES = frozenset({",", ";", ":", ".", "“", "”", '"', "‘", "’", "'", "–", "—", "-", "and", "but"})


@dataclass(frozen=True)
class Stand:
    """One position as a rule reads it; `content` and `evidence` are tokens in text order and never empty.

    `teller` is the word whose clause tells of it, None where the party's own words are quoted.
    """

    act: Act
    parties: tuple[Mention, ...]
    content: tuple[Token, ...]
    evidence: tuple[Token, ...]
    rule: str
    confidence: float = 0.7
    teller: Token | None = None


def in_order(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens in text order, each once."""
    return tuple(token for _, token in sorted({token.i: token for token in tokens}.items()))


def trimmed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without white space, marks and conjunctions at their ends."""
    start, end = 0, len(tokens)
    while start < end and (tokens[start].lower_ in _EDGES or tokens[start].is_space):
        start += 1
    while end > start and (tokens[end - 1].lower_ in _EDGES or tokens[end - 1].is_space):
        end -= 1
    return tuple(tokens[start:end])

"""The outcome of weighing one against another, as a judgement that says why."""

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from kg.resolve import weights
from kg.triples.statements import Feature, Judgement, Verdict

_LIKELY_TWICE = "others are about as likely"


class Known(Protocol):
    """Someone or something that articles name."""

    @property
    def address(self) -> str:
        """The address of the first mention."""
        ...


K = TypeVar("K", bound=Known)


@dataclass(frozen=True)
class Weighed(Generic[K]):
    """Whom a bearer may be, the features that say so, and their sum in log odds."""

    known: K
    features: tuple[Feature, ...]
    odds: float

    @property
    def verdict(self) -> Verdict:
        """What the features come to. That little speaks for it shows nobody to be different: something must."""
        found = weights.verdict(self.odds)
        return "unsure" if found == "different" and not any(map(weights.is_against, self.features)) else found


def judgement(known: Known, other: Known, found: Weighed[K], joined: bool = True) -> Judgement:
    """The judgement on two of which one is known longer. What was likely, and yet not joined, is unsure."""
    verdict, reason, score = found.verdict, weights.in_words(found.features), weights.score(found.odds)
    if verdict == "same" and not joined:
        verdict, reason = "unsure", f"{reason}; but {_LIKELY_TWICE}"
    sure = round(1 - score, 2) if verdict == "different" else score
    return Judgement(known.address, other.address, verdict, reason, sure, tuple(sorted(found.features)))

"""What is known of one who is named by several articles: it grows by what more of them say."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, Self, TypeVar

from kg.resolve.within import Named

_MOST_COMPANY = 400  # names beside one: more would tell nothing new, and memory stays bounded


class Bearer(Protocol):
    """How one article names someone or something."""

    @property
    def named(self) -> Named:
        """The mentions that do."""
        ...


B = TypeVar("B", bound=Bearer)


@dataclass(eq=False)
class Growing(ABC, Generic[B]):
    """A profile that grows by what more articles say: by the bearers that were joined so far.

    `number` orders profiles by when they became known; `keys` are what it can be found by; `decided` are the sets of
    what people decided to be one that it has a part of; `merged_into` is the one that took it in.
    """

    number: int
    bearers: list[B]
    keys: set[str] = field(default_factory=set, kw_only=True)
    decided: set[int] = field(default_factory=set, kw_only=True)
    merged_into: Self | None = field(default=None, kw_only=True)

    @property
    def address(self) -> str:
        """The address of its first mention."""
        return self.bearers[0].named.address

    @property
    def articles(self) -> int:
        """How many articles name it."""
        return len(self.bearers)

    def root(self) -> Self:
        """This profile, or the one that it has become part of."""
        profile = self
        while profile.merged_into is not None:
            profile = profile.merged_into
        return profile

    def absorb(self, other: Self) -> None:
        """Take in another profile: the two are one."""
        other.merged_into = self
        self._take_in(other)
        self.bearers += other.bearers
        self.decided |= other.decided
        self.keys |= other.keys

    @abstractmethod
    def _take_in(self, other: Self) -> None:
        """Add up what the other one's articles say; both still have their own bearers."""

    def _added(self, known: dict[str, int], more: Mapping[str, int]) -> dict[str, int]:
        """Both counts as one, as long as there is room for what is new; what one article counted is shared: a copy."""
        total = dict(known) if self.articles == 1 else known
        room = len(total) < _MOST_COMPANY
        for key, times in more.items():
            if room or key in total:
                total[key] = total.get(key, 0) + times
        return total

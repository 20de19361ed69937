"""What the articles so far name, and how often: against it, company tells something or nothing."""

import math
from collections.abc import Callable, Iterable, Mapping

_UNSEEN = 20  # articles that could have been: what two of three articles name is not yet everywhere


class Background:
    """What the articles so far name, and how often; and what IRIs are called in words."""

    def __init__(self, label: Callable[[str], str | None]) -> None:
        self.articles = 0
        self._seen: dict[str, int] = {}
        self._label = label
        self._called: dict[str, str] = {}

    def add(self, company: Iterable[str], called: Mapping[str, str]) -> None:
        """Count one more article, that names these; `called` is what some of them are called."""
        self.articles += 1
        self._called |= called
        for key in company:
            self._seen[key] = self._seen.get(key, 0) + 1

    def share(self, key: str) -> float:
        """The share of articles that name this; what is new counts as rare."""
        return (self._seen.get(key, 0) + 0.5) / (self.articles + _UNSEEN)

    def label(self, key: str) -> str:
        """What an IRI, or a person in company, is called."""
        return self._label(key) or self._called.get(key, key)

    def lift(self, key: str, times: int, articles: int) -> float:
        """How much more often (log) somebody whom so many articles name is named beside this than anyone is."""
        share = self.share(key)
        return math.log((times + share) / ((articles + 1) * share))

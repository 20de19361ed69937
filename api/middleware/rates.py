"""How often each client may ask: a token bucket grants it `burst` requests at once, then `rate` a second."""

import time
from collections.abc import Callable

_FORGET_SECONDS = 60.0


class Buckets:
    """A token bucket for each client. A full one is no different from none, and is forgotten."""

    def __init__(self, rate: float, burst: int, now: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._now = now
        self._left: dict[str, tuple[float, float]] = {}
        self._swept = now()

    def take(self, client: str) -> float:
        """Take one token: 0 when there was one, else the seconds until there is."""
        now = self._now()
        if now - self._swept > _FORGET_SECONDS:
            self._sweep(now)
        left = self._level(client, now)
        granted = left >= 1
        self._left[client] = (left - 1 if granted else left, now)
        return 0.0 if granted else (1 - left) / self._rate

    def _level(self, client: str, now: float) -> float:
        left, when = self._left.get(client, (self._burst, now))
        return min(self._burst, left + (now - when) * self._rate)

    def _sweep(self, now: float) -> None:
        self._left = {client: held for client, held in self._left.items() if self._level(client, now) < self._burst}
        self._swept = now

    def __len__(self) -> int:
        return len(self._left)

"""How many requests of each client are answered at a time, and how many more may wait.

No client may hold every worker, so that another one always finds one free.
"""

import asyncio

from api import clock
from api.protocol.problems import Problem


class _Line:
    def __init__(self, places: int) -> None:
        self.free = asyncio.Semaphore(places)
        self.present = 0  # in line or being answered


class Lines:
    """A line for each client: so many of its requests are answered at a time, and so many more may wait."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._at_once = at_once
        self._most = at_once + waiting
        self._lines: dict[str, _Line] = {}

    @property
    def waiting(self) -> int:
        """How many requests wait in all lines."""
        return sum(max(0, line.present - self._at_once) for line in self._lines.values())

    async def enter(self, client: str, until: float) -> None:
        """Take a place among the client's requests that are answered, until `leave`; wait for it until a moment.

        Raises Problem 429 where there is none.
        """
        line = self._lines.setdefault(client, _Line(self._at_once))
        if line.present >= self._most:
            raise Problem(
                429,
                f"You have {line.present} requests under way: wait for their answers before you ask again.",
                "too-many-at-once",
                {"Retry-After": "1"},
            )
        line.present += 1
        try:
            await self._wait(line, until)
        except BaseException:
            self._forget(client, line)
            raise

    def leave(self, client: str) -> None:
        """Free a place; where the request has cost a worker, when there is a new one: it is as good as held."""
        line = self._lines[client]

        def free(*_: object) -> None:
            line.free.release()
            self._forget(client, line)

        if owed := clock.owed():
            asyncio.gather(*owed, return_exceptions=True).add_done_callback(free)
        else:
            free()

    def _forget(self, client: str, line: _Line) -> None:
        line.present -= 1
        if not line.present:
            self._lines.pop(client, None)

    async def _wait(self, line: _Line, until: float) -> None:
        if not line.free.locked():
            await line.free.acquire()
            return
        try:
            async with asyncio.timeout_at(until):
                await line.free.acquire()
        except TimeoutError:
            raise Problem(
                429,
                f"Your earlier requests took all the time: ask {self._at_once} at a time.",
                "too-many-at-once",
                {"Retry-After": "5"},
            ) from None

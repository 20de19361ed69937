"""How many writes are taken in at a time, and how long they may be together: each stands in memory until it is done.

The place of a write is taken before its body is read, so that no number of them, and no length, can fill the memory. Of
one client there may be half of them at most, so that another one's is taken too.
"""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Request

from api.protocol.problems import Problem
from api.settings import Settings
from api.writing.authority import writing_token
from api.writing.desk import WAITING
from kg.tokens import Token

_AGAIN = {"Retry-After": "2"}


class Intake:
    """The writes that are under way, by the names of their tokens."""

    def __init__(self, settings: Settings) -> None:
        self._longest = settings.body_bytes
        self._most = settings.writing_bytes
        self._number: Counter[str] = Counter()
        self._bytes: Counter[str] = Counter()

    @contextmanager
    def place(self, client: str, length: int | None) -> Iterator[None]:
        """A place for a write of so many bytes, or of as many as a body may have where that is not told.

        Raises Problem 413 for one that finds no place in any case, 429 where the client has its share already, and 503
        where others leave no room.
        """
        wanted = self._longest if length is None else length
        self._look(client, wanted)
        self._number[client] += 1
        self._bytes[client] += wanted
        try:
            yield
        finally:
            self._number[client] -= 1
            self._bytes[client] -= wanted
            if not self._number[client]:
                del self._number[client], self._bytes[client]

    def _look(self, client: str, wanted: int) -> None:
        share = self._most // 2
        if wanted > share:
            raise Problem(413, f"A write may have {share} bytes: tell its length, or send less.", "body-too-long")
        if self._number[client] >= WAITING // 2 or self._bytes[client] + wanted > share:
            told = f"You have {self._number[client]} writes under way: wait for their answers before you send more."
            raise Problem(429, told, "too-many-at-once", _AGAIN)
        if sum(self._bytes.values()) + wanted > self._most:
            raise Problem(503, "The writes that are under way leave no room: try again in a while.", "busy", _AGAIN)


async def writer(request: Request, token: Annotated[Token, Depends(writing_token)]) -> AsyncIterator[Token]:
    """The token of a request to write, whose place is kept until it is answered. Raises what `place` raises."""
    intake: Intake = request.app.state.intake
    length = request.headers.get("content-length")
    with intake.place(token.name, None if "transfer-encoding" in request.headers else int(length or 0)):
        yield token

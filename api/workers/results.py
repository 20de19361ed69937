"""The bytes of one result as they stream out of a worker, and what may cut them short."""

import asyncio
from collections.abc import Callable
from typing import Literal, Self

from api.workers.frames import Chunk, Done, Failed, Reason, Request, Whole
from api.workers.process import Worker
from api.workers.remembering import LONGEST
from kg.errors import NewskgError, QueryError, QueryFailed, QueryRefused, StoreError

Why = Literal["deadline", "crash", "size", "busy"]
End = Why | Literal["left", "complete"]
_ERRORS: dict[Reason, type[NewskgError]] = {
    "query": QueryError,
    "refused": QueryRefused,
    "failed": QueryFailed,
    "store": StoreError,
}


class QueryCut(NewskgError):  # noqa: N818  it is what happened to the query, not a fault of ours
    """A query was ended before its result was complete. `why` tells which limit it met."""

    def __init__(self, why: Why, message: str) -> None:
        super().__init__(message)
        self.why = why


class Result:
    """The bytes of one result as they come. Use as `async with`, then `async for`: leaving early gives the query up.

    Iterating raises QueryCut when the worker meets a limit or dies, QueryError or StoreError when it reports one.
    """

    def __init__(
        self, worker: Worker, request: Request, until: float, most: float, ended: Callable[["Result"], None]
    ) -> None:
        self.worker = worker
        self.request = request
        self.until = until  # on the event loop's clock
        self.end: End = "left"
        self.slow: asyncio.TimerHandle | None = None  # what happens when this takes long
        self.short: bytes | None = b""  # all that has come, as long as that is not more than can be remembered
        self._left = most  # bytes
        self._longest = min(LONGEST, most)
        self._ended = ended
        self._first: bytes | None = None
        self._began = asyncio.get_running_loop().time()

    @property
    def seconds(self) -> float:
        """How long this result has taken so far."""
        return asyncio.get_running_loop().time() - self._began

    async def begin(self) -> None:
        """Send the request and wait for the first bytes, so that what fails early fails here."""
        self.worker.send(self.request)
        await self._receive()

    @property
    def whole(self) -> bytes | None:
        """The whole result, where it is here already."""
        return self._first if self.end == "complete" else None

    async def _receive(self) -> None:
        try:
            answer = await self.worker.receive(self.until)
        except TimeoutError as error:
            raise self.late() from error
        except ConnectionError as error:
            raise self._cut("crash", "The query ended its worker, most likely for want of memory: narrow it") from error
        self._first = answer.data if isinstance(answer, Chunk | Whole) else None
        self._gather()
        if not isinstance(answer, Chunk):
            self.end = "complete"
        if isinstance(answer, Failed):
            self.short = None
            raise _ERRORS.get(answer.reason, NewskgError)(answer.message)
        if not isinstance(answer, Whole | Chunk | Done):
            raise StoreError("a worker spoke out of turn")

    def _gather(self) -> None:
        if self._first is not None and self.short is not None:
            self.short = self.short + self._first if len(self.short) + len(self._first) <= self._longest else None

    def late(self) -> QueryCut:
        """Note that the deadline has passed; the error that says so."""
        return self._cut("deadline", "The query took longer than it may: narrow it, or add a LIMIT.")

    def _cut(self, why: Why, message: str) -> QueryCut:
        self.end = why
        return QueryCut(why, message)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._ended(self)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        if self._first is None and self.end != "complete":
            await self._receive()
        if self._first is None:
            raise StopAsyncIteration
        chunk, self._first = self._first, None
        self._left -= len(chunk)
        if self._left < 0:
            raise self._cut("size", "The result is longer than it may be: add a LIMIT, and ask for it in parts.")
        return chunk

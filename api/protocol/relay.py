"""A response whose body is a worker's result, passed on as it comes."""

import asyncio
import contextlib
from collections.abc import Coroutine, Mapping
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api import clock
from api.workers.frames import Request
from api.workers.pool import Pool
from api.workers.results import Result
from kg.errors import NewskgError

PATIENCE = 0.2  # seconds for the words that tell why a result was cut
WATCHED = 0.05  # seconds after which a client that leaves is noticed


class Relay(Response):
    """Runs the request and streams its result.

    The status line waits for the result's first bytes, so that what fails early is a true error. What fails later
    breaks the body off without its end, so that nobody takes half a result for a whole one. A client that leaves ends
    its query.
    """

    def __init__(self, pool: Pool, request: Request, media_type: str, headers: Mapping[str, str] | None = None) -> None:
        charset = "; charset=utf-8" if media_type.startswith("text/") else ""
        super().__init__(None, headers=dict(headers or {}))
        self.headers["content-type"] = media_type + charset
        del self.headers["content-length"]
        self._pool = pool
        self._request = request

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        known = self._pool.remembered.result(self._request)
        if known is not None:
            await self._send(known, send)
            return
        await unless_client_leaves(receive, self._relay(send))

    async def _relay(self, send: Send) -> None:
        async with await self._pool.run(self._request) as result:
            if (whole := result.whole) is not None:
                await self._send(whole, send)
                return
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            if await _passed_on(result, send):
                await send({"type": "http.response.body", "body": b"", "more_body": False})
            # Otherwise the server finds the response unfinished and closes the connection: the body has no end.

    async def _send(self, whole: bytes, send: Send) -> None:
        self.headers["content-length"] = str(len(whole))
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": whole, "more_body": False})


async def _passed_on(result: Result, send: Send) -> bool:
    """Send every chunk; whether the result came to its end. One that is read too slowly is cut like any other."""
    try:
        async with asyncio.timeout_at(result.until):
            async for chunk in result:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
    except TimeoutError:
        error: NewskgError = result.late()
    except NewskgError as raised:
        error = raised
    else:
        return True
    await _say(f"this result is cut: {error}", send)
    return False


async def _say(why: str, send: Send) -> None:
    """Say as the body's last line why it breaks off, to a client that still reads."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            await send({"type": "http.response.body", "body": f"\n# newskg: {why}\n".encode(), "more_body": True})


async def unless_client_leaves(receive: Receive, work: Coroutine[Any, Any, None]) -> None:
    """Do the work, and give it up when the client closes its connection.

    Most work is done before it is worth while to watch for that.
    """
    watch = _Watch(receive)
    try:
        if await watch.has_left():  # while it waited for its turn: no worker need begin
            work.close()
            return
        await work
    except asyncio.CancelledError:
        if not watch.gave_up():
            raise
    finally:
        watch.end()


class _Watch:
    """Cancels the task that makes it when the client leaves. It begins once the request in hand is WATCHED old."""

    def __init__(self, receive: Receive) -> None:
        self._gave_up = False
        self._receive = receive
        self._task = asyncio.current_task()
        self._watching: asyncio.Task[None] | None = None
        self._later: asyncio.TimerHandle | None = None

    async def has_left(self) -> bool:
        """Whether the client has left already."""
        left = WATCHED - clock.age()
        if left > 0:
            self._later = asyncio.get_running_loop().call_later(left, self._begin)
            return False
        self._begin()
        await asyncio.sleep(0)
        return self._watching is not None and self._watching.done()

    def _begin(self) -> None:
        self._watching = asyncio.create_task(_disconnected(self._receive))
        self._watching.add_done_callback(self._give_up)

    def _give_up(self, watching: asyncio.Task[None]) -> None:
        if self._task is not None and not watching.cancelled():
            self._gave_up = True
            self._task.cancel()

    def gave_up(self) -> bool:
        """Whether it was this that cancelled the task, which then is not cancelled any more."""
        if self._gave_up and self._task is not None:
            self._task.uncancel()
        return self._gave_up

    def end(self) -> None:
        """Watch no more."""
        self._task = None
        if self._later is not None:
            self._later.cancel()
        if self._watching is not None:
            self._watching.cancel()


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass

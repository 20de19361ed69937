"""A response whose body is a worker's result, passed on as it comes."""

import asyncio
import contextlib
from collections.abc import Coroutine, Mapping
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.frames import Request
from api.results import Result
from api.workers import Pool
from kg.errors import NewskgError

PATIENCE = 0.2  # seconds for the words that tell why a result was cut


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
        await unless_client_leaves(receive, self._relay(send))

    async def _relay(self, send: Send) -> None:
        async with await self._pool.run(self._request) as result:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            if await _passed_on(result, send):
                await send({"type": "http.response.body", "body": b"", "more_body": False})
            # Otherwise the server finds the response unfinished and closes the connection: the body has no end.


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
    """Do the work, and give it up when the client closes its connection."""
    leaving = asyncio.ensure_future(_disconnected(receive))
    await asyncio.sleep(0)
    if leaving.done():  # it left while it waited for its turn: no worker need begin
        work.close()
        return
    working = asyncio.ensure_future(work)
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
    finally:
        leaving.cancel()
        if not working.done():
            working.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)
    if not working.cancelled():
        working.result()


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass

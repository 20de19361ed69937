"""What a request may carry: a body of so many bytes, sent plainly and not too slowly, and headers of a fair length."""

import asyncio
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import clock
from api.protocol.problems import Problem
from api.settings import Settings

SLOWEST = 1 << 16  # bytes a second, counted from when the deadline has passed
LONGEST_HEADER = 1 << 13


class Bounded:
    """The service with bounded requests. Raises Problem 413, 415 or 431, and while the body is read 408 or 413."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a `receive` that watches what comes."""
        if scope["type"] == "http":
            self._look_at(scope["headers"])
            receive = self._watching(receive, clock.until(self._settings.deadline))
        await self._app(scope, receive, send)

    def _look_at(self, headers: Iterable[tuple[bytes, bytes]]) -> None:
        for name, value in headers:
            if len(value) > LONGEST_HEADER:
                short = name.decode("latin-1")
                raise Problem(431, f"A header may have {LONGEST_HEADER} bytes: shorten {short}.", "header-too-long")
            if name == b"content-encoding" and value.strip().lower() not in (b"identity", b""):
                raise Problem(
                    415, "Send the body without Content-Encoding.", "content-encoding", {"Accept-Encoding": "identity"}
                )
            if name == b"content-length" and int(value) > self._settings.body_bytes:
                raise self._too_long()

    def _watching(self, receive: Receive, until: float) -> Receive:
        taken, more = 0, True

        async def watched() -> Message:
            nonlocal taken, more
            message = await _in_time(receive, until + taken / SLOWEST) if more else await receive()
            if message["type"] == "http.request":
                taken += len(message.get("body", b""))
                more = message.get("more_body", False)
                if taken > self._settings.body_bytes:
                    raise self._too_long()
            return message

        return watched

    def _too_long(self) -> Problem:
        return Problem(413, f"A body may have {self._settings.body_bytes} bytes: send less.", "body-too-long")


async def _in_time(receive: Receive, until: float) -> Message:
    try:
        async with asyncio.timeout_at(until):
            return await receive()
    except TimeoutError:
        raise Problem(408, "The body came too slowly: send it again, all at once.", "body-too-slow") from None

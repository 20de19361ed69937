"""The service's end of a socket pair with a process of its own: frames go out, and frames come in, awaited in turn."""

import asyncio
import socket
import struct
from typing import Self, cast

LENGTH = struct.Struct(">I")
MOST = 1 << 18  # bytes that are read ahead of whoever awaits them


class Channel(asyncio.Protocol):
    """Frames, each with its length before it. No more is read than is soon awaited, so that the process waits too."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._buffer = bytearray()
        self._waiter: asyncio.Future[None] | None = None
        self._reading = True
        self._open = True

    @classmethod
    async def over(cls, ours: socket.socket) -> Self:
        """The channel over our end of a socket pair."""
        _, channel = await asyncio.get_running_loop().create_unix_connection(cls, sock=ours)
        return channel

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Keep what came, and tell who waits for it."""
        self._buffer += data
        if self._reading and len(self._buffer) > MOST:
            self._transport.pause_reading()
            self._reading = False
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  asyncio's own signature
        """Tell who waits that nothing more comes."""
        self._open = False
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def send(self, payload: bytes) -> None:
        """Send a frame. To a process that is gone it goes nowhere; waiting for its answer tells."""
        self._transport.write(LENGTH.pack(len(payload)) + payload)

    async def receive(self, until: float | None = None) -> bytes:
        """What the next frame holds. Raises ConnectionError when the process has died, TimeoutError at a moment."""
        while (payload := self._taken()) is None:
            if not self._open:
                raise ConnectionResetError("the process has ended")
            await self._more(until)
        return payload

    def _taken(self) -> bytes | None:
        buffer = self._buffer
        if len(buffer) < LENGTH.size:
            return None
        end = LENGTH.size + LENGTH.unpack_from(buffer)[0]
        if len(buffer) < end:
            return None
        payload = bytes(buffer[LENGTH.size : end])
        del buffer[:end]
        return payload

    async def _more(self, until: float | None) -> None:
        if not self._reading:
            self._transport.resume_reading()
            self._reading = True
        waiter = self._waiter = self._loop.create_future()
        timer = None if until is None else self._loop.call_at(until, _expire, waiter)
        try:
            await waiter
        finally:
            self._waiter = None
            if timer is not None:
                timer.cancel()

    def close(self) -> None:
        """Hang up."""
        self._transport.close()


def _expire(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_exception(TimeoutError())

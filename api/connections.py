"""Connections that cost little: only so many, none that is slow to ask, none that stops reading."""

import asyncio
import socket
import struct
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.problems import Problem

_UNREAD = getattr(socket, "TCP_USER_TIMEOUT", None)  # Linux: how long data may lie that the other end does not take
_MALFORMED = Problem(400, "This is no HTTP/1.1 request, or its head is longer than 64 KiB: send a long query by POST.")


class Guarded(H11Protocol):
    """uvicorn's connection, closed when a client takes over `patience` seconds to send a request's head, or to read."""

    patience: ClassVar[float] = 10.0
    most: ClassVar[int] = 2000

    _asking: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Take the connection, unless there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self.most:
            self._drop()
            return
        connected = transport.get_extra_info("socket")
        if _UNREAD is not None and connected is not None and connected.family in (socket.AF_INET, socket.AF_INET6):
            connected.setsockopt(socket.IPPROTO_TCP, _UNREAD, int(self.patience * 1000))
        self._expect_request()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the timers."""
        super().connection_lost(exc)
        for timer in (self._asking, self._stalled):
            if timer is not None:
                timer.cancel()

    def data_received(self, data: bytes) -> None:
        """Take what was sent; from the first byte on the clock runs until a request is whole."""
        super().data_received(data)
        self._expect_request()

    def _expect_request(self) -> None:
        answering = self.cycle is not None and not self.cycle.response_complete
        if answering and self._asking is not None:
            self._asking.cancel()
            self._asking = None
        elif not answering and self._asking is None:
            self._asking = self.loop.call_later(self.patience, self._drop)

    def _drop(self) -> None:
        # Without lingering: else the system goes on sending what it holds, to a client that takes a byte at a time.
        connected = self.transport.get_extra_info("socket")
        if connected is not None:
            connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()

    def pause_writing(self) -> None:
        """Nothing goes out any more: give the client a while to read on."""
        super().pause_writing()
        self._stalled = self.loop.call_later(self.patience, self._drop)

    def resume_writing(self) -> None:
        """The client reads again."""
        super().resume_writing()
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  uvicorn's own signature
        """Say what is wrong with what is no request, as a problem document."""
        document = _MALFORMED.response("/")
        headers = [*document.raw_headers, (b"connection", b"close")]
        for event in (
            h11.Response(status_code=400, headers=headers, reason=b"Bad Request"),
            h11.Data(data=bytes(document.body)),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


def guarded(patience: float, most: int) -> type[Guarded]:
    """The protocol with these limits, for uvicorn, which makes one for each connection."""
    return type("Guarded", (Guarded,), {"patience": patience, "most": most})

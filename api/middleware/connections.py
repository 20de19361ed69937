"""Connections that cost little: only so many, none that is slow to ask, asks at length, or stops reading."""

import asyncio
import socket
import struct
from typing import ClassVar, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.middleware.gathering import Gathering
from api.protocol.problems import Problem

LONGEST_HEAD = 1 << 16  # bytes
MOST_AHEAD = 100  # requests that may lie here before the first of them is answered
_UNREAD = getattr(socket, "TCP_USER_TIMEOUT", None)  # Linux: how long data may lie that the other end does not take
_MALFORMED = Problem(400, "This is no HTTP/1.1 request, or its head is longer than 64 KiB: send a long query by POST.")


class _Malformed(Exception):  # noqa: N818  the parser makes of it what it makes of its own errors
    """A head that the parser takes, and we do not."""


class Guarded(HttpToolsProtocol):
    """uvicorn's connection, closed when a client takes over `patience` seconds to send a request's head, or to read."""

    patience: ClassVar[float] = 10.0
    most: ClassVar[int] = 2000

    _asking: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None
    _head: int | None = None  # bytes of a head that is not whole yet

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Take the connection, unless there are too many."""
        super().connection_made(transport)
        self.transport = cast("asyncio.Transport", Gathering(transport, self.loop))
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
        of_head = self._head is not None or not self._is_answering()  # where an answer is due, there may be body first
        super().data_received(data)
        if self._head is not None:
            self._head += len(data) if of_head else 0
            if self._head > LONGEST_HEAD:
                self.send_400_response("")
        self._expect_request()

    def on_message_begin(self) -> None:
        """A head begins."""
        super().on_message_begin()
        self._head = 0

    def on_headers_complete(self) -> None:
        """Begin to answer, unless the head is too long, or does not name its host once (RFC 9112, 3.2)."""
        self._head = None
        length = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        hosts = sum(name == b"host" for name, _ in self.headers)
        named = hosts == 1 or (hosts == 0 and self.parser.get_http_version() == "1.0")
        if length > LONGEST_HEAD or not named or len(self.pipeline) >= MOST_AHEAD:
            raise _Malformed
        super().on_headers_complete()

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _expect_request(self) -> None:
        answering = self._is_answering()
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

    def _unsupported_upgrade_warning(self) -> None:
        """Nothing: an upgrade that is offered may be passed over (RFC 9110, 7.8)."""

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  uvicorn's own signature
        """Say what is wrong with what is no request, as a problem document."""
        if self.pipeline or (self.cycle and self.cycle.response_started and not self.cycle.response_complete):
            self._drop()  # it would stand in the middle of another answer
            return
        document = _MALFORMED.response("/")
        lines = [b"HTTP/1.1 400 Bad Request", *(b": ".join(field) for field in document.raw_headers)]
        self.transport.write(b"\r\n".join([*lines, b"connection: close", b"", bytes(document.body)]))
        self.transport.close()


def guarded(patience: float, most: int) -> type[Guarded]:
    """The protocol with these limits, for uvicorn, which makes one for each connection."""
    return type("Guarded", (Guarded,), {"patience": patience, "most": most})

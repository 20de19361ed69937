"""The writer process as the service sees it: started, spoken to, killed."""

import asyncio
import contextlib
import logging
from typing import Self

from api.settings import Settings
from api.workers.channel import Channel
from api.workers.frames import encode
from api.workers.launching import STARTUP_SECONDS, Process, spawn
from api.writing import edits

log = logging.getLogger("newskg.writer")


class WriterProcess:
    """The writer process and our end of its socket pair."""

    def __init__(self, process: Process, channel: Channel) -> None:
        self._process = process
        self._channel = channel

    @classmethod
    async def start(cls, settings: Settings) -> Self:
        """Start the process and wait until it is ready."""
        writer = cls(*await spawn("api.writing.writer", settings.store, str(settings.memory)))
        try:
            async with asyncio.timeout(STARTUP_SECONDS):
                ready = await writer._receive()
        except BaseException:
            await writer.kill()
            raise
        if isinstance(ready, edits.Ready) and ready.unsealed:
            log.warning("the writer can make sockets (%s): LOAD is refused by reading the update alone", ready.unsealed)
        return writer

    async def order(self, order: edits.Order, seconds: float) -> edits.Report:
        """What comes of an order. Raises TimeoutError, and ConnectionError when it has died."""
        self._channel.send(encode(order))
        async with asyncio.timeout(seconds):
            return await self._receive()

    async def _receive(self) -> edits.Report:
        return edits.decode_report(await self._channel.receive())

    async def kill(self) -> None:
        """End the process at once and wait until it is gone, and the store's lock with it."""
        self._channel.close()
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

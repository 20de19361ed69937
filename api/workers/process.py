"""A worker process as the service sees it: started, spoken to, killed."""

import asyncio
import contextlib
import os
from typing import Literal, Self

from api.settings import Settings
from api.workers.channel import Channel
from api.workers.frames import Answer, Failed, Ready, Renew, Request, decode_answer, encode
from api.workers.launching import STARTUP_SECONDS, Process, spawn
from kg.errors import StoreError

Purpose = Literal["query", "export"]
NICENESS = 15  # of 19; a process with it gets about a thirtieth of what one without it gets, where both want all


class Worker:
    """One worker process and our end of its socket pair. `unsealed` says why it is not barred from making sockets.

    `origin` is what holds the memory that it was forked with, None where it reads from the disk.
    """

    def __init__(self, process: Process, channel: Channel, purpose: Purpose, origin: object | None = None) -> None:
        self.purpose = purpose
        self.origin = origin
        self._process = process
        self._channel = channel
        self.generation: int | None = None
        self.unsealed: str | None = None
        self.stepped_back = False
        self.dismissed = False  # it is to go once it has no request

    @classmethod
    async def start(cls, settings: Settings, purpose: Purpose) -> Self:
        """Start a worker and wait until it is ready. Raises StoreError when it cannot open the store."""
        process, channel = await spawn("api.workers.worker", settings.store, str(settings.memory))
        return await cls(process, channel, purpose).ready(settings.store)

    async def ready(self, store: str) -> Self:
        """Wait until the process is ready; else it is killed. Raises StoreError when it cannot open the store."""
        try:
            async with asyncio.timeout(STARTUP_SECONDS):
                await self._expect_ready(store)
        except BaseException:
            await self.kill()
            raise
        return self

    async def _expect_ready(self, store: str) -> None:
        try:
            answer = await self.receive()
        except ConnectionError as error:
            raise StoreError(f"{store}: a worker ended before it was ready: --memory may be too little") from error
        if not isinstance(answer, Ready):
            raise StoreError(answer.message if isinstance(answer, Failed) else f"{store}: a worker spoke out of turn")
        self.unsealed, self.generation = answer.unsealed, answer.generation

    async def renew(self) -> None:
        """Have the worker open the newest generation. Raises StoreError when it cannot."""
        self.send(Renew())
        await self._expect_ready("the newest generation")

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.returncode is None

    def step_back(self) -> None:
        """Have every other process go first, for what this one does takes long. It cannot come forward again."""
        self.stepped_back = True
        with contextlib.suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, NICENESS)

    def send(self, request: Request | Renew) -> None:
        """Hand the worker its next request."""
        self._channel.send(encode(request))

    async def receive(self, until: float | None = None) -> Answer:
        """The worker's next answer. Raises ConnectionError when it has died, TimeoutError at a moment."""
        return decode_answer(await self._channel.receive(until))

    async def kill(self) -> None:
        """End the process at once and wait until it is gone."""
        self._channel.close()
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

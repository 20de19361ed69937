"""One worker process as the service sees it: started, spoken to, killed."""

import asyncio
import contextlib
import os
import socket
import sys
from typing import Literal, Self

from api.frames import CHUNK_BYTES, Answer, Failed, Ready, Request, frame, read_answer
from api.settings import Settings
from kg.errors import StoreError

Purpose = Literal["query", "export"]
STARTUP_SECONDS = 60.0


class Worker:
    """One worker process and our end of its socket pair. `unsealed` says why it is not barred from making sockets."""

    def __init__(
        self,
        process: asyncio.subprocess.Process,
        streams: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        purpose: Purpose,
        generation: int | None,
    ) -> None:
        self.purpose = purpose
        self._process = process
        self._incoming, self._outgoing = streams
        self.generation = generation
        self.unsealed: str | None = None

    @classmethod
    async def start(cls, settings: Settings, purpose: Purpose, generation: int | None) -> Self:
        """Start a worker and wait until it is ready. Raises StoreError when it cannot open the store."""
        ours, theirs = socket.socketpair()
        with theirs:
            descriptor = theirs.fileno()
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "api.worker"),
                *(str(descriptor), settings.store, str(settings.memory)),
                pass_fds=(descriptor,),
                stdin=asyncio.subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        worker = cls(process, await asyncio.open_unix_connection(sock=ours, limit=4 * CHUNK_BYTES), purpose, generation)
        try:
            async with asyncio.timeout(STARTUP_SECONDS):
                await worker._expect_ready(settings.store)
        except BaseException:
            await worker.kill()
            raise
        return worker

    async def _expect_ready(self, store: str) -> None:
        try:
            answer = await self.receive()
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise StoreError(f"{store}: a worker process ended before it was ready") from error
        if not isinstance(answer, Ready):
            raise StoreError(answer.message if isinstance(answer, Failed) else f"{store}: a worker spoke out of turn")
        self.unsealed = answer.unsealed

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.returncode is None

    async def send(self, request: Request) -> None:
        """Hand the worker its next request."""
        self._outgoing.write(frame(request))
        await self._outgoing.drain()

    async def receive(self) -> Answer:
        """The worker's next answer. Raises IncompleteReadError or ConnectionError when it has died."""
        return await read_answer(self._incoming)

    async def kill(self) -> None:
        """End the process at once and wait until it is gone."""
        self._outgoing.close()
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

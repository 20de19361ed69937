"""The loader process and the workers forked from it, as the service sees them."""

import asyncio
import contextlib
import os
import signal
import socket
from typing import Self

from api.settings import Settings
from api.workers import loader
from api.workers.channel import Channel
from api.workers.launching import launch
from api.workers.process import Worker
from kg.errors import StoreError

PATIENCE = 5.0  # seconds that forking may take
MESSAGE = 4096  # bytes of a report at most


class ForkedProcess:
    """A process that another one has forked: we hold a descriptor of it, so that its id is never another's."""

    def __init__(self, pid: int, descriptor: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._descriptor = descriptor
        self._gone = asyncio.Event()
        asyncio.get_running_loop().add_reader(descriptor, self._end)

    def _end(self) -> None:
        asyncio.get_running_loop().remove_reader(self._descriptor)
        os.close(self._descriptor)
        self.returncode = -1  # which it was, only its parent knows
        self._gone.set()

    def kill(self) -> None:
        """End it at once. Raises ProcessLookupError when it is gone."""
        if self.returncode is not None:
            raise ProcessLookupError
        signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)

    async def wait(self) -> int:
        """Wait until it is gone."""
        await self._gone.wait()
        return -1


class Loader:
    """A generation in the memory of a process that workers are forked from. They end when it ends."""

    def __init__(self, process: asyncio.subprocess.Process, control: socket.socket, generation: int) -> None:
        self.generation = generation
        self.statements = 0
        self._process = process
        self._control = control
        self._turn = asyncio.Lock()

    @classmethod
    async def start(cls, settings: Settings, generation: int, most: int) -> Self:
        """Load a generation, which takes seconds; into so many bytes, or as many as it takes where `most` is 0.

        Raises StoreError when that cannot be.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        numbers = (generation, settings.memory, settings.workers, most)
        process = await launch("api.workers.loader", theirs, settings.store, *map(str, numbers))
        made = cls(process, ours, generation)
        try:
            report, _ = await made._receive()
            if not isinstance(report, loader.Loaded):
                raise StoreError(report.message if isinstance(report, loader.Failed) else "it spoke out of turn")
        except BaseException:
            await made.stop()
            raise
        made.statements = report.statements
        return made

    @property
    def alive(self) -> bool:
        """Whether workers can be forked."""
        return self._process.returncode is None

    async def fork(self, settings: Settings) -> Worker:
        """A new worker. Raises StoreError or TimeoutError when there is none to be had; then this loader is of no use.

        What was asked for and not waited for would be taken for an answer to the next.
        """
        try:
            async with self._turn, asyncio.timeout(PATIENCE):
                self._control.send(b"f")
                report, descriptors = await self._receive()
        except OSError as error:
            raise StoreError(f"no worker could be forked: {error}") from error
        except BaseException:
            self._kill()
            raise
        if not isinstance(report, loader.Forked) or len(descriptors) != 2:
            self._kill()
            raise StoreError("the process that workers are forked from spoke out of turn")
        process = ForkedProcess(report.pid, descriptors[1])
        channel = await Channel.over(socket.socket(fileno=descriptors[0]))
        return await Worker(process, channel, "query", origin=self).ready(settings.store)

    async def _receive(self) -> tuple[loader.Report, list[int]]:
        loop = asyncio.get_running_loop()
        while True:
            try:
                data, descriptors, _, _ = socket.recv_fds(self._control, MESSAGE, 2)
            except BlockingIOError:
                await _readable(loop, self._control)
                continue
            if not data:
                raise StoreError("the process that holds the graph in memory has ended, maybe for want of memory")
            return loader.decode_report(data), descriptors

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def stop(self) -> None:
        """End the process at once, and with it all workers forked from it."""
        self._control.close()
        self._kill()
        await self._process.wait()


async def _readable(loop: asyncio.AbstractEventLoop, source: socket.socket) -> None:
    """Wait until there is something to read, or the other end has closed."""
    ready = asyncio.Event()
    loop.add_reader(source, ready.set)
    try:
        await ready.wait()
    finally:
        loop.remove_reader(source)

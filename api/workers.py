"""A pool of worker processes, each over a read-only snapshot, and the results that stream out of them.

A worker runs one request at a time. One that outlives its deadline, dies, or is left before its result's end is killed
and replaced; one whose snapshot is no longer the newest is replaced when it is idle.
"""

import asyncio
import logging
from collections.abc import Coroutine
from pathlib import Path
from typing import Literal, Self

from api.frames import Chunk, Done, Export, Failed, Reason, Request
from api.process import Worker
from api.settings import Settings
from kg.errors import NewskgError, QueryError, QueryFailed, QueryRefused, StoreError
from kg.store import Layout, is_address

RETRY_SECONDS = 1.0
_ERRORS: dict[Reason, type[NewskgError]] = {
    "query": QueryError,
    "refused": QueryRefused,
    "failed": QueryFailed,
    "store": StoreError,
}
log = logging.getLogger("newskg.workers")


class QueryCut(NewskgError):  # noqa: N818  it is what happened to the query, not a fault of ours
    """A query was ended before its result was complete. `why` tells which limit it met."""

    def __init__(self, why: Literal["deadline", "crash", "busy"], message: str) -> None:
        super().__init__(message)
        self.why = why


class Result:
    """The bytes of one result as they come. Use as `async with`, then `async for`: leaving early gives the query up.

    Iterating raises QueryCut when the worker meets its deadline or dies, QueryError or StoreError when it reports one.
    """

    def __init__(self, pool: "Pool", worker: Worker, until: float) -> None:
        self._pool = pool
        self._worker = worker
        self._until = until  # on the event loop's clock
        self._first: bytes | None = None
        self._complete = False

    async def begin(self, request: Request) -> None:
        """Send the request and wait for the first bytes, so that what fails early fails here."""
        await self._receive(request)

    async def _receive(self, request: Request | None = None) -> None:
        try:
            async with asyncio.timeout_at(self._until):
                if request is not None:
                    await self._worker.send(request)
                answer = await self._worker.receive()
        except TimeoutError as error:
            raise QueryCut("deadline", "The query took longer than it may: narrow it, or add a LIMIT.") from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise QueryCut("crash", "The query ended its worker, most likely for want of memory: narrow it.") from error
        self._first = answer.data if isinstance(answer, Chunk) else None
        if not isinstance(answer, Chunk):
            self._complete = True
        if isinstance(answer, Failed):
            raise _ERRORS.get(answer.reason, NewskgError)(answer.message)
        if not isinstance(answer, Chunk | Done):
            raise StoreError("a worker spoke out of turn")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._pool.give_back(self._worker, reusable=self._complete)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        if self._first is None and not self._complete:
            await self._receive()
        if self._first is None:
            raise StopAsyncIteration
        chunk, self._first = self._first, None
        return chunk


class Pool:
    """The worker processes of one service. `start` before use, `stop` at the end."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._layout = None if is_address(settings.store) else Layout(Path(settings.store))
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._exporting = asyncio.Semaphore(1)
        self.generation = self._newest()

    def _newest(self) -> int | None:
        """The store's newest generation; None for an endpoint, which has none that we know of."""
        return self._layout.newest() if self._layout else None

    @property
    def alive(self) -> int:
        """How many workers are ready or at work."""
        return sum(worker.alive for worker in self._workers)

    @property
    def idle(self) -> int:
        """How many workers wait for a request."""
        return self._idle.qsize()

    async def start(self) -> None:
        """Start the workers. Raises StoreError when the store cannot be opened."""
        await asyncio.gather(*(self._add() for _ in range(self._settings.workers)))
        self._say_what_is_not_sealed()
        self._in_background(self._follow())

    def _say_what_is_not_sealed(self) -> None:
        for reason in {worker.unsealed for worker in self._workers if worker.unsealed and self._layout}:
            log.warning("workers can make sockets (%s): SERVICE is refused by reading the query alone", reason)

    async def stop(self) -> None:
        """Kill every worker and wait for them."""
        tasks, workers = list(self._tasks), list(self._workers)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(worker.kill() for worker in workers))
        self._workers.clear()

    async def run(self, request: Request) -> Result:
        """Give the request to a worker and wait for the first bytes of its result.

        Raises QueryCut, QueryError or StoreError when there will be none.
        """
        if isinstance(request, Export):
            return await self._run_export(request)
        worker = await self._take()
        return await self._begin(worker, request, self._settings.deadline)

    async def _run_export(self, request: Export) -> Result:
        try:  # an export may fill a processor and a worker's memory: one at a time
            async with asyncio.timeout(self._settings.deadline):
                await self._exporting.acquire()
        except TimeoutError as error:
            raise QueryCut("busy", "Another export is under way: try again in a little while.") from error
        try:
            worker = await Worker.start(self._settings, "export", self.generation)
        except BaseException:
            self._exporting.release()
            raise
        return await self._begin(worker, request, self._settings.export_deadline)

    async def _begin(self, worker: Worker, request: Request, seconds: float) -> Result:
        result = Result(self, worker, asyncio.get_running_loop().time() + seconds)
        try:
            await result.begin(request)
        except BaseException:
            await result.__aexit__()
            raise
        return result

    async def _take(self) -> Worker:
        try:
            async with asyncio.timeout(self._settings.deadline):
                while not (worker := await self._idle.get()).alive:
                    self._replace(worker)
        except TimeoutError as error:
            raise QueryCut("busy", "Every worker is busy: try again in a little while.") from error
        return worker

    def give_back(self, worker: Worker, *, reusable: bool) -> None:
        """Take a worker back: into the pool if it is fit for another request, else it is killed and replaced."""
        # Never waits: the response that gives it back may be cancelled, and then nothing here must be left half done.
        if worker.purpose == "export":
            self._in_background(worker.kill())
            self._exporting.release()
        elif reusable and worker.alive and worker.generation == self.generation:
            self._idle.put_nowait(worker)
        else:
            self._replace(worker)

    def _in_background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _replace(self, worker: Worker) -> None:
        self._in_background(self._swap(worker))

    async def _swap(self, worker: Worker) -> None:
        self._workers.discard(worker)
        await worker.kill()
        while True:
            try:
                return await self._add()
            except (StoreError, OSError, TimeoutError) as error:
                log.error("no new worker: %s", error)
                await asyncio.sleep(RETRY_SECONDS)

    async def _add(self) -> None:
        worker = await Worker.start(self._settings, "query", self.generation)
        self._workers.add(worker)
        self._idle.put_nowait(worker)

    async def _follow(self) -> None:
        """Notice new generations and dead workers, and replace the idle workers that are stale or dead."""
        while True:
            await asyncio.sleep(self._settings.poll)
            try:
                self.generation = await asyncio.to_thread(self._newest)
            except StoreError as error:
                log.error("the newest generation is not known: %s", error)
                continue
            for _ in range(self._idle.qsize()):
                worker = self._idle.get_nowait()
                self.give_back(worker, reusable=True)

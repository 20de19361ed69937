"""A pool of worker processes, each over a read-only snapshot, and the results that stream out of them.

A worker runs one request at a time. One that outlives its deadline, dies, or is left before its result's end is killed
and replaced; one whose snapshot is no longer the newest opens the newest one before its next request.
"""

import asyncio
import logging
import math
from collections import Counter
from collections.abc import Coroutine
from functools import partial
from pathlib import Path

from api import clock
from api.settings import Settings
from api.workers.frames import Export, Request, told
from api.workers.memory import Memory
from api.workers.process import Worker
from api.workers.remembering import Remembered
from api.workers.results import QueryCut, Result
from kg.errors import StoreError
from kg.store import Layout, is_address

RETRY_SECONDS = 1.0
RENEW_SECONDS = 10.0
log = logging.getLogger("newskg.workers")
slow = logging.getLogger("newskg.slow")


class Pool:
    """The worker processes of one service. `start` before use, `stop` at the end."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._layout = None if is_address(settings.store) else Layout(Path(settings.store))
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()  # who was last at work is quickest
        self._workers: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._exporting = asyncio.Semaphore(1)
        self._memory = Memory(settings)
        self._stopping = False
        self.waiting = 0  # requests that wait for a worker
        self.killed: Counter[str] = Counter()  # workers, by why
        self.remembered = Remembered(settings.remember)
        self.look()

    def _newest(self) -> tuple[int | None, str | None]:
        """The store's newest generation, and what tells it from one of a store that stood here before.

        None for an endpoint, which has none that we know of.
        """
        if self._layout is None:
            return None, None
        written = self._layout.current.stat().st_mtime_ns if self._layout.current.exists() else 0
        number = self._layout.newest()
        return number, f"{number}-{written:x}"

    def look(self) -> None:
        """See whether there is a newer generation: queries that come from now on are answered from it."""
        self.generation, self.edition = self._newest()
        self.remembered.turn_to(self.edition)

    @property
    def alive(self) -> int:
        """How many workers are ready or at work."""
        return sum(worker.alive for worker in self._workers)

    @property
    def idle(self) -> int:
        """How many workers wait for a request."""
        return self._idle.qsize()

    @property
    def in_memory(self) -> bool:
        """Whether the newest generation is in memory, for all workers or soon so."""
        return self._memory.holder(self.generation) is not None

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
        self._stopping = True
        tasks, workers = list(self._tasks), list(self._workers)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(worker.kill() for worker in workers))
        self._workers.clear()
        await self._memory.stop()

    async def run(self, request: Request) -> Result:
        """Give the request to a worker and wait for the first bytes of its result.

        Raises QueryCut, QueryError or StoreError when there will be none.
        """
        if isinstance(request, Export):
            return await self._run_export(request)
        until = clock.until(self._settings.deadline)
        worker = await self._take(until)
        return await self._begin(worker, request, until, self._settings.result_bytes)

    async def _run_export(self, request: Export) -> Result:
        try:  # an export may fill a processor and a worker's memory: one at a time
            async with asyncio.timeout(self._settings.deadline):
                await self._exporting.acquire()
        except TimeoutError as error:
            raise QueryCut("busy", "Another export is under way: try again in a little while.") from error
        try:
            worker = await Worker.start(self._settings, "export")
        except BaseException:
            self._exporting.release()
            raise
        until = asyncio.get_running_loop().time() + self._settings.export_deadline
        return await self._begin(worker, request, until, math.inf)

    async def _begin(self, worker: Worker, request: Request, until: float, most: float) -> Result:
        edition = None if self._is_stale(worker) else self.edition
        result = Result(worker, request, until, most, partial(self._ended, edition=edition))
        result.slow = asyncio.get_running_loop().call_later(self._settings.slow_query, worker.step_back)
        try:
            await result.begin()
        except BaseException:
            await result.__aexit__()
            raise
        return result

    async def _take(self, until: float) -> Worker:
        if not (self._idle.empty() or self.waiting):
            worker = self._idle.get_nowait()
            if worker.alive and not self._is_stale(worker):
                return worker
            self._idle.put_nowait(worker)
        self.waiting += 1
        try:
            async with asyncio.timeout_at(until):
                while not await self._renewed(worker := await self._idle.get()):
                    self.killed["crash"] += not worker.alive
                    self._replace(worker)
        except TimeoutError as error:
            raise QueryCut("busy", "Every worker is busy: try again in a little while.") from error
        finally:
            self.waiting -= 1
        return worker

    async def _renewed(self, worker: Worker) -> bool:
        """Have a worker open the newest generation, where it has not; whether it is fit for a request then."""
        if not (worker.alive and self._is_stale(worker)):
            return worker.alive
        try:
            async with asyncio.timeout(RENEW_SECONDS):
                await worker.renew()
        except (StoreError, ConnectionError, TimeoutError) as error:
            log.warning("a worker could not open generation %s: %s", self.generation, error)
            return False
        except BaseException:  # whoever waited has left, and the worker is in the middle of it
            self._replace(worker)
            raise
        if worker.generation != self.generation:  # a newer one yet: nobody is to see an older one after it
            self.look()
        return True

    def _ended(self, result: Result, edition: str | None) -> None:
        """Take back the worker of a result that has come to an end, whichever, and note what it cost."""
        if result.slow is not None:
            result.slow.cancel()
        request, seconds, complete = result.request, result.seconds, result.end == "complete"
        if not complete:
            self.killed[result.end] += 1
        elif result.short is not None:
            self.remembered.keep(request, edition, result.short)
        if seconds >= self._settings.slow_query:
            slow.warning("slow query", extra={"seconds": round(seconds, 3), "end": result.end, **told(request)})
        self.give_back(result.worker, reusable=complete)

    def give_back(self, worker: Worker, *, reusable: bool) -> None:
        """Take a worker back: into the pool if it is fit for another request, else it is killed and replaced."""
        # Never waits: the response that gives it back may be cancelled, and then nothing here must be left half done.
        if worker.purpose == "export":
            self._in_background(worker.kill())
            self._exporting.release()
        elif reusable and worker.alive and not worker.stepped_back and not worker.dismissed:
            self._idle.put_nowait(worker)
        elif (task := self._replace(worker)) and not reusable:
            clock.charge(task)  # the request that has cost a worker is not over before there is a new one

    def _in_background(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _replace(self, worker: Worker) -> asyncio.Task[None] | None:
        return None if self._stopping else self._in_background(self._swap(worker))

    async def _swap(self, worker: Worker) -> None:
        self._workers.discard(worker)
        await worker.kill()
        while not worker.dismissed:  # else there is one in its place
            try:
                await self._add()
                break
            except (StoreError, OSError, TimeoutError) as error:
                log.error("no new worker: %s", error)
                await asyncio.sleep(RETRY_SECONDS)

    async def _add(self) -> None:
        worker = await self._memory.worker(self.generation) or await Worker.start(self._settings, "query")
        self._workers.add(worker)
        self._idle.put_nowait(worker)

    async def _follow(self) -> None:
        """Notice new generations and dead workers: renew the idle workers that are stale, replace the dead."""
        while True:
            await asyncio.sleep(self._settings.poll)
            try:
                self.look()
                await self._exchange()
            except (StoreError, OSError, TimeoutError) as error:
                log.error("the workers cannot follow the store: %s", error)
                continue
            for worker in sorted(self._taken_out(), key=self._is_stale):  # the others can be had meanwhile
                self.give_back(worker, reusable=await self._renewed(worker))

    def _taken_out(self) -> list[Worker]:
        """All idle workers, which are idle no more."""
        return [self._idle.get_nowait() for _ in range(self._idle.qsize())]

    def _is_stale(self, worker: Worker) -> bool:
        return worker.generation != self.generation

    async def _exchange(self) -> None:
        """Put a worker from memory in the place of one that reads from the disk, or the other way round."""
        await self._memory.look(self.generation, {worker.origin for worker in self._workers})
        wanted = self._memory.holder(self.generation)
        unfit = next((worker for worker in self._workers if worker.origin != wanted and not worker.dismissed), None)
        if unfit is None:
            return
        await self._add()
        unfit.dismissed = True
        for worker in self._taken_out():
            self.give_back(worker, reusable=True)

"""The desk where edits are handed in: a writer process does them in turn, and several that wait share one publishing.

An edit is answered once it is safe on the disk and readers see it. One that outlives its deadline, or ends the writer
process by the memory it takes, is given up, and nothing of it is done; those before it are published all the same.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from api.protocol.problems import Problem
from api.settings import Settings
from api.writing.edits import Edit, Failed, FailedBecause, Order, Publish, Published, Ran, Release, Report
from api.writing.process import WriterProcess
from kg.errors import StoreError

WAITING = 64  # edits that may wait
TOGETHER = 64  # edits that share a publishing at most
AT_ONCE = 0.25  # seconds after which a publishing waits for no more edits
LINGER = 0.2  # seconds without edits after which the store is let go of
HOLD = 2.0  # seconds after which it is let go of in any case, so that a build finds its turn
PUBLISH_SECONDS = 120.0
log = logging.getLogger("newskg.writer")
_AGAIN = {"Retry-After": "5"}
_STATUS: dict[FailedBecause, tuple[int, str]] = {
    "malformed": (400, "malformed-write"),
    "refused": (400, "write-refused"),
    "failed": (400, "write-failed"),
    "forbidden": (403, "derived-data"),
    "missing": (404, "no-graph"),
    "store": (503, "store"),
    "full": (507, "store-full"),
}


@dataclass
class _Slip:
    """An edit that waits, and where its end is told."""

    edit: Edit
    end: asyncio.Future[Ran] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def fail(self, problem: Problem) -> None:
        if not self.end.done():
            self.end.set_exception(problem)


class Desk:
    """The edits of one service. `seen` is called after each publishing, before anyone is told that it is done."""

    def __init__(self, settings: Settings, seen: Callable[[], None]) -> None:
        self._settings = settings
        self._seen = seen
        self._waiting: asyncio.Queue[_Slip] = asyncio.Queue(WAITING)
        self._writer: WriterProcess | None = None
        self._working: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()  # whose turn it is to have the store: ours, or a build's
        self._closed = False

    async def hand_in(self, edit: Edit) -> Ran:
        """Have an edit done. Raises the Problem that says why nothing was done."""
        if self._closed:
            raise Problem(503, "Articles are being added: try again when that is done.", "busy", _AGAIN)
        slip = _Slip(edit)
        try:
            self._waiting.put_nowait(slip)
        except asyncio.QueueFull:
            raise Problem(503, "Too many writes wait already: try again in a little while.", "busy", _AGAIN) from None
        if self._working is None:
            self._working = asyncio.create_task(self._work())
        return await slip.end

    @asynccontextmanager
    async def closed(self) -> AsyncIterator[None]:
        """The store is free for a build, and no edit is taken. Raises Problem 503 while another build has it."""
        if self._closed:
            raise Problem(503, "Other articles are being added: try again when that is done.", "busy", _AGAIN)
        self._closed = True
        try:
            async with self._turn:
                yield
        finally:
            self._closed = False
            self._seen()

    async def stop(self) -> None:
        """End the writer process. What was not answered may or may not be done."""
        if self._working is not None:
            self._working.cancel()
            await asyncio.gather(self._working, return_exceptions=True)
        await self._give_up()

    async def _work(self) -> None:
        while True:
            slip: _Slip | None = await self._waiting.get()
            async with self._turn:
                until = asyncio.get_running_loop().time() + HOLD
                while slip is not None:
                    await self._do_together(slip)
                    slip = await self._next() if asyncio.get_running_loop().time() < until else None
                await self._obey(Release(), PUBLISH_SECONDS)
            await asyncio.sleep(LINGER)

    async def _do_together(self, slip: _Slip | None) -> None:
        """Do an edit and those that wait behind it, and publish them."""
        until = asyncio.get_running_loop().time() + AT_ONCE
        done: list[tuple[_Slip, Ran]] = []
        while slip is not None:
            ran = await self._do(slip)
            done += [(slip, ran)] if ran else []
            more = len(done) < TOGETHER and asyncio.get_running_loop().time() < until and not self._waiting.empty()
            slip = self._waiting.get_nowait() if more else None
        if not done:
            return
        problem = await self._publish()
        for slip, ran in done:
            if problem:
                slip.fail(problem)
            elif not slip.end.done():
                slip.end.set_result(ran)

    async def _do(self, slip: _Slip) -> Ran | None:
        """Do one edit; None when it came to nothing, which its client is told."""
        if slip.end.done():  # its client has left
            return None
        report = await self._obey(slip.edit, self._settings.write_deadline)
        if isinstance(report, Ran):
            return report
        slip.fail(report if isinstance(report, Problem) else _problem(report))
        return None

    async def _publish(self) -> Problem | None:
        report = await self._obey(Publish(), PUBLISH_SECONDS)
        if isinstance(report, Published):
            self._seen()
            return None
        log.error("edits are done and not published: %s", report)
        status = 507 if isinstance(report, Failed) and report.because == "full" else 503
        return Problem(status, "The write is not published yet: it will be with the next one.", "unpublished", _AGAIN)

    async def _obey(self, order: Order, seconds: float) -> Report | Problem:
        """What the writer process makes of an order, or what is to be said where it makes nothing of it."""
        try:
            if self._writer is None:
                self._writer = await WriterProcess.start(self._settings)
            return await self._writer.order(order, seconds)
        except TimeoutError:
            problem = Problem(503, "The write took longer than it may: make it smaller.", "write-deadline")
        except ConnectionError:
            problem = Problem(507, "The write ended its process, most likely for want of memory.", "write-memory")
        except (StoreError, OSError) as error:
            problem = Problem(503, str(error), "store", _AGAIN)
        await self._give_up()
        return problem

    async def _give_up(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            await writer.kill()

    async def _next(self) -> _Slip | None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LINGER):
                return await self._waiting.get()
        return None


def _problem(report: Report) -> Problem:
    if not isinstance(report, Failed) or report.because == "internal":
        log.error("the writer process failed: %s", report)
        return Problem(500, "Something went wrong on our side; the service's log says what.")
    status, kind = _STATUS[report.because]
    return Problem(status, report.message, kind, _AGAIN if status == 503 else None)

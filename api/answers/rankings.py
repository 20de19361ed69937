"""In which order disagreements come: worked out once for each edition, so that a page costs what it shows."""

import asyncio
from contextvars import Context

from cachetools import LRUCache

from api import clock
from api.workers.pool import Pool
from api.workers.reader import PoolReader
from api.workers.results import QueryCut
from kg.disagreements import Ranked, ranking

MOST = 100_000  # disagreements, by what they are about alone, that are kept over all rankings


class Rankings:
    """The rankings of the newest edition that were asked for last; of an endpoint none is kept, for it may change.

    The one of all disagreements is worked out beyond the time of the request that needs it first, and once for all who
    wait for it.
    """

    def __init__(self, pool: Pool, deadline: float) -> None:
        self._pool = pool
        self._deadline = deadline
        self._edition: str | None = None
        self._kept: LRUCache[str | None, list[Ranked]] = LRUCache(MOST, getsizeof=len)
        self._whole: asyncio.Task[list[Ranked]] | None = None

    async def of(self, about: str | None) -> list[Ranked]:
        """Where sources differ on one thing, an IRI, or on all. Raises QueryCut where that takes too long."""
        edition = self._pool.edition
        if edition != self._edition:
            self._kept.clear()
            self._edition, self._whole = edition, None
        known = self._kept.get(about) if edition else None
        if known is not None:
            return known
        return await (self._of_all() if about is None else self._worked_out(about))

    async def _of_all(self) -> list[Ranked]:
        if self._whole is None or self._whole.done():
            loop = asyncio.get_running_loop()
            # A context of its own: what is asked for it is not bound to the end of this request.
            self._whole = loop.create_task(self._worked_out(None), context=Context())
            self._whole.add_done_callback(_seen)
        try:
            async with asyncio.timeout_at(clock.until(self._deadline)):
                return await asyncio.shield(self._whole)
        except TimeoutError as error:
            raise QueryCut("busy", "Disagreements are being put in order: try again in a little while.") from error

    async def _worked_out(self, about: str | None) -> list[Ranked]:
        edition = self._pool.edition
        found = await asyncio.to_thread(ranking, PoolReader(self._pool, asyncio.get_running_loop()), about)
        # Kept here, for whoever waited may have gone; not where a newer edition has come in between.
        if edition and self._pool.edition == edition == self._edition and len(found) <= MOST:
            self._kept[about] = found
        return found


def _seen(task: asyncio.Task[list[Ranked]]) -> None:
    """Take note of how it ended where nobody waits for it any more: whoever asks next has it worked out anew."""
    if not task.cancelled():
        task.exception()

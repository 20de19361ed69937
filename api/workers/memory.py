"""Whether workers answer from memory, and from which generation's.

Loading takes seconds, and a read after a write must see it: until a generation is loaded, workers open it on disk. One
is loaded once it has been the newest for long enough to be worth it, and never beside another.
"""

import asyncio
import logging
import os
import sys
import time
from collections.abc import Collection
from pathlib import Path

from api.settings import Settings
from api.workers.forking import Loader
from api.workers.process import Worker
from api.workers.room import free_bytes
from kg.errors import NewskgError
from kg.store import Layout, is_address

SETTLED = 5.0  # seconds that a generation must have been the newest
WORTH = 3.0  # and so many times as long as the last loading took
SHARE = 0.75  # of the free memory that may be taken
log = logging.getLogger("newskg.memory")


class Memory:
    """The generation that is in memory, if any. `look` now and then, and `stop` at the end."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        wanted = settings.memory_store != "off" and not is_address(settings.store)
        self._current = Layout(Path(settings.store)).current if wanted and _is_possible() else None
        self._loader: Loader | None = None
        self._leaving: list[Loader] = []
        self._loading: tuple[int, asyncio.Task[None]] | None = None
        self._given_up: int | None = None  # the generation that could not be loaded
        self._took = 0.0

    def holder(self, generation: int | None) -> Loader | None:
        """Where workers for a generation are forked; None while it is not in memory."""
        found = self._loader
        return found if found is not None and found.alive and found.generation == generation else None

    async def worker(self, generation: int | None) -> Worker | None:
        """A new worker that has this generation in memory; None where there is none to be had."""
        loader = self.holder(generation)
        if loader is None:
            return None
        try:
            return await loader.fork(self._settings)
        except (NewskgError, OSError, TimeoutError) as error:
            log.error("no worker could be forked, others read from the disk: %s", error)
            self._given_up = generation
            self._let_go()
            return None

    async def look(self, generation: int | None, used: Collection[object]) -> None:
        """Begin or end what the newest generation asks for. `used` are the origins of the workers there are."""
        if self._loader is not None and self.holder(generation) is None:
            if not self._loader.alive:
                log.error("the process that held generation %s in memory has died", self._loader.generation)
                self._given_up = self._loader.generation
            self._let_go()
        for loader in [loader for loader in self._leaving if loader not in used]:
            self._leaving.remove(loader)
            await loader.stop()
        if self._loading is not None and self._loading[0] != generation:
            await self._give_up_loading()
        if generation is not None and self._is_due(generation):
            self._loading = generation, asyncio.create_task(self._load(generation))

    def _let_go(self) -> None:
        if self._loader is not None:
            self._leaving.append(self._loader)
            self._loader = None

    def _is_due(self, generation: int) -> bool:
        busy = self._loader is not None or self._leaving or self._loading is not None
        if self._current is None or busy or generation == self._given_up:
            return False
        age = time.time() - self._current.stat().st_mtime
        return age > max(SETTLED, WORTH * self._took)

    async def _load(self, generation: int) -> None:
        began = time.monotonic()
        try:
            most = max(1, int(SHARE * free_bytes())) if self._settings.memory_store == "auto" else 0
            self._loader = await Loader.start(self._settings, generation, most)
            about = (generation, self._loader.statements, time.monotonic() - began)
            log.info("generation %s, of %d statements, is in memory after %.1f s", *about)
        except (NewskgError, OSError) as error:
            log.warning("generation %s is read from the disk, not held in memory: %s", generation, error)
            self._given_up = generation
        finally:
            self._took = time.monotonic() - began
            self._loading = None

    async def _give_up_loading(self) -> None:
        if self._loading is not None:
            task = self._loading[1]
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def stop(self) -> None:
        """End all that was started."""
        await self._give_up_loading()
        self._let_go()
        await asyncio.gather(*(loader.stop() for loader in self._leaving))


def _is_possible() -> bool:
    """Whether this system has descriptors of processes, and can pass them on."""
    return sys.platform == "linux" and hasattr(os, "pidfd_open")

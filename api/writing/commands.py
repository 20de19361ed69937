"""Writing by a command of kg, in a process of its own which the service is rid of when it ends."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request

from api.protocol.problems import Problem
from api.settings import Settings
from api.writing.desk import Desk
from kg.store import Journal, Layout
from kg.tokens import Token


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit code, its output, and the lines on standard error."""

    code: int
    said: str
    complained: list[str]

    @property
    def reason(self) -> str:
        """The one line in which the command says why it failed."""
        told = next((line for line in reversed(self.complained) if line.startswith("kg: ")), "kg: it ended early")
        return told.removeprefix("kg: ")

    def problem(self) -> Problem:
        """The problem of a store that cannot be written now."""
        return Problem(503, self.reason, "store", {"Retry-After": "5"})

    def output(self, status: int, kind: str | None = None) -> str:
        """What the command said. Raises a Problem of this status where what was asked is at fault, else 503."""
        if self.code == 1:
            raise Problem(status, self.reason, kind)
        if self.code:
            raise self.problem()
        return self.said


@asynccontextmanager
async def logged(request: Request, token: Token, kind: str, sent: bytes) -> AsyncIterator[None]:
    """The store to oneself, and what is asked of it in the log of writes, as refused where a Problem is raised within.

    Raises Problem 503 while others have the store to themselves.
    """
    settings: Settings = request.app.state.settings
    desk: Desk = request.app.state.desk
    async with desk.closed():
        with Journal(Layout(Path(settings.store)).writes) as journal:
            entry = journal.asked(token.name, kind, None, sent)
            journal.sync()
            try:
                yield
            except Problem as problem:
                journal.refused(entry, problem.detail)
                raise


async def run_kg(settings: Settings, arguments: tuple[str, ...], sent: bytes, advice: str) -> Ran:
    """Run a command on the service's store, `sent` on its standard input, until the deadline of builds.

    Raises Problem 503, with the advice, where that is over before the command.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "kg", *arguments, "--store", settings.store),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    try:
        async with asyncio.timeout(settings.build_deadline):
            said, complained = await process.communicate(sent)
    except TimeoutError:
        raise Problem(503, f"It took longer than it may: {advice}", "build-deadline") from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    return Ran(process.returncode or 0, said.decode(), complained.decode(errors="replace").splitlines())

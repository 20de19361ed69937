"""Running a command of kg in a process of its own, which the service is rid of when it ends."""

import asyncio
import contextlib
import os
import sys
from dataclasses import dataclass

from api.protocol.problems import Problem
from api.settings import Settings


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

"""Processes of our own, each started as a module with one end of a socket pair."""

import asyncio
import os
import socket
import sys
from typing import Protocol

from api.workers.channel import Channel

STARTUP_SECONDS = 60.0


class Process(Protocol):
    """A process that was started here, or forked from one that was."""

    @property
    def pid(self) -> int:
        """Its id."""
        ...

    @property
    def returncode(self) -> int | None:
        """None while it runs."""
        ...

    def kill(self) -> None:
        """End it at once. Raises ProcessLookupError when it is gone."""
        ...

    async def wait(self) -> int:
        """Wait until it is gone."""
        ...


async def launch(module: str, theirs: socket.socket, *arguments: str) -> asyncio.subprocess.Process:
    """Start a module as a process, with one end of a socket pair as its first argument; it is closed here."""
    with theirs:
        descriptor = theirs.fileno()
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", module, str(descriptor), *arguments),
            pass_fds=(descriptor,),
            stdin=asyncio.subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )


async def spawn(module: str, *arguments: str) -> tuple[asyncio.subprocess.Process, Channel]:
    """Start a module as a process, and our end of a socket pair whose other end is the process's first argument."""
    ours, theirs = socket.socketpair()
    process = await launch(module, theirs, *arguments)
    return process, await Channel.over(ours)

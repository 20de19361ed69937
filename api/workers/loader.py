"""The loader process: holds a generation of the store in memory, and forks workers that share it.

Started as `python -m api.workers.loader FD STORE GENERATION MEMORY_MIB WORKERS MOST_BYTES`, where FD is one end of a
pair of SOCK_SEQPACKET sockets. It answers Loaded, or Failed where the generation with so many workers may take more
than MOST_BYTES, if that is not 0; then it forks a worker for each byte that it is sent, and answers Forked, with the
worker's socket and a descriptor of its process. It is sealed as workers are, and they with it.
"""

import ctypes
import os
import resource
import signal
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
from msgspec import Struct

from api.workers.worker import ignore_signals, limit, seal, serve
from kg.errors import NewskgError, StoreError
from kg.store import Layout
from kg.store import memory as held

MIB = 1 << 20
NICENESS = 15  # while it loads
_PR_SET_PDEATHSIG = 1


class Loaded(Struct, tag="loaded", array_like=True):
    """The generation is in memory, with so many statements."""

    statements: int


class Forked(Struct, tag="forked", array_like=True):
    """There is a new worker, with this process id."""

    pid: int


class Failed(Struct, tag="failed", array_like=True):
    """There is nothing in memory, and this is why."""

    message: str


Report = Loaded | Forked | Failed
_reports: msgspec.msgpack.Decoder[Report] = msgspec.msgpack.Decoder(Report)


def decode_report(data: bytes) -> Report:
    """A report from the wire."""
    return _reports.decode(data)


def die_with(parent: int) -> None:
    """Have the kernel end this process when its parent ends. No thread watches, for one must not fork with threads."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def load(path: Path, workers: int, most: int) -> held.Loaded:
    """Load a generation, behind all others. Raises StoreError when it cannot be read, or may take too much."""

    def fits(statements: int) -> None:
        # A query changes the counts of references beside the statements it visits, so that in time each worker has
        # most of the pages for itself.
        needed = statements * (held.BYTES_TO_LOAD + workers * held.BYTES)
        if most and needed > most:
            short = f"{statements} statements may take {needed // MIB} MiB in {workers} workers"
            raise StoreError(f"{short}, and {most // MIB} MiB may be had")
        if most and ceiling == resource.RLIM_INFINITY:  # of other graphs a statement may take more
            resource.setrlimit(resource.RLIMIT_DATA, (most, ceiling))

    _, ceiling = resource.getrlimit(resource.RLIMIT_DATA)
    # The thread alone has the niceness, which this process could not get rid of; and it is gone before any forking.
    with ThreadPoolExecutor(1, initializer=os.nice, initargs=(NICENESS,)) as threads:
        loaded = threads.submit(held.Loaded, path, fits).result()
    resource.setrlimit(resource.RLIMIT_DATA, (ceiling, ceiling))
    return loaded


def fork(loaded: held.Loaded, store: str, unsealed: str | None, memory_mib: int, control: socket.socket) -> None:
    """Fork a worker and hand its socket over."""
    ours, theirs = socket.socketpair()
    parent = os.getpid()
    pid = os.fork()
    if not pid:
        die_with(parent)
        control.close()
        ours.close()
        _work(loaded, store, unsealed, memory_mib, theirs)
    theirs.close()
    process = os.pidfd_open(pid)
    socket.send_fds(control, [msgspec.msgpack.encode(Forked(pid))], [ours.fileno(), process])
    ours.close()
    os.close(process)


def _work(loaded: held.Loaded, store: str, unsealed: str | None, memory_mib: int, theirs: socket.socket) -> None:
    """Be a worker, and end this process."""
    status = 1
    try:
        limit(_data_mib() + memory_mib)
        status = serve(theirs, store, unsealed, loaded.reader())
    except BrokenPipeError:  # the service has given up on this query
        pass
    except Exception as error:  # nothing may escape into the code that forked
        print(f"newskg: a worker ended: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(status)


def _data_mib() -> int:
    """What RLIMIT_DATA counts of this process: all that was loaded, though it is shared."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) >> 10 for line in lines if line.startswith("VmData:")) + 1


def _bury_the_dead() -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def main(arguments: list[str]) -> int:
    """Load, and fork workers until the service hangs up."""
    descriptor, store, generation, memory, workers, most = arguments
    ignore_signals()
    unsealed = seal(store)
    die_with(os.getppid())
    with socket.socket(fileno=int(descriptor)) as control:
        try:
            loaded = load(Layout(Path(store)).generation(int(generation)), int(workers), int(most))
        except (NewskgError, OSError, MemoryError) as error:
            control.send(msgspec.msgpack.encode(Failed(str(error) or "no memory is left")))
            return 1
        control.send(msgspec.msgpack.encode(Loaded(loaded.statements)))
        while control.recv(1):
            _bury_the_dead()
            fork(loaded, store, unsealed, int(memory), control)
    os._exit(0)  # without giving back each statement


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:  # the service is gone
        os._exit(1)

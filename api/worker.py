"""The worker process: opens the newest snapshot, locks itself down, and answers queries until the service hangs up.

Started as `python -m api.worker FD STORE MEMORY_MIB PURPOSE` with one end of a socket pair as descriptor FD. A `query`
worker can open no file and no connection once it is ready, so a query's SERVICE reaches nothing. An `export` worker
runs our own code alone, which needs files, and keeps its descriptors; so does one whose store is behind a connection.
"""

import os
import resource
import signal
import socket
import sys
import threading
import time
from typing import BinaryIO, cast

from api.frames import CHUNK_BYTES, Chunk, Done, Export, Failed, Ready, Request, frame, read_request
from kg.errors import NewskgError, QueryError
from kg.store import Reader, is_address, open_reader


class ChunkWriter:
    """A binary file that passes what is written on to the service, in chunks of 64 KiB or a little more."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        """Take some bytes; send what has gathered once it is worth a frame."""
        for start in range(0, len(data), CHUNK_BYTES):
            self._held += data[start : start + CHUNK_BYTES]
            if len(self._held) >= CHUNK_BYTES:
                self.flush()
        return len(data)

    def flush(self) -> None:
        """Send what has gathered."""
        if self._held:
            self._out.write(frame(Chunk(bytes(self._held))))
            self._out.flush()
            self._held.clear()

    def writable(self) -> bool:
        """Whether this file can be written: always."""
        return True

    def seekable(self) -> bool:
        """Whether this file can go back: never."""
        return False


def widen_descriptors() -> None:
    """Let RocksDB keep all its files open: none can be opened later."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def limit(memory_mib: int, *, sealed: bool) -> None:
    """Lay the limits on this process for good: no core dump, so much memory, and when `sealed` no new descriptor."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory_mib << 20, memory_mib << 20))
    if sealed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def die_with(parent: int) -> None:
    """End this process soon after its parent has ended, even in the middle of a query."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def answer(request: Request, reader: Reader, out: BinaryIO) -> None:
    """Send the whole result of the request, or why there is none."""
    chunks = ChunkWriter(out)
    last: Done | Failed = Done()
    try:
        if isinstance(request, Export):
            from kg.export import write  # noqa: PLC0415  query workers start in half the time without it

            write(reader, request.format, cast("BinaryIO", chunks))
        else:
            chunks.write(reader.query(request.text, request.media_type))
        chunks.flush()
    except QueryError as error:
        last = Failed("query", str(error))
    except NewskgError as error:
        last = Failed("store", str(error))
    except BrokenPipeError:
        raise
    except Exception as error:  # whatever it is, the service must hear of it, and this worker can go on
        last = Failed("internal", f"{type(error).__name__}: {error}")
    out.write(frame(last))
    out.flush()


def main(arguments: list[str]) -> int:
    """Serve requests until the other end closes; 1 when the store cannot be opened."""
    descriptor, store, memory, purpose = arguments
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the service ends its workers itself
    die_with(os.getppid())
    widen_descriptors()
    with socket.socket(fileno=int(descriptor)) as connection:
        requests, out = connection.makefile("rb"), connection.makefile("wb")
        try:
            reader = open_reader(store)
        except NewskgError as error:
            out.write(frame(Failed("store", str(error))))
            out.flush()
            return 1
        limit(int(memory), sealed=purpose == "query" and not is_address(store))
        out.write(frame(Ready()))
        out.flush()
        while (request := read_request(requests)) is not None:
            answer(request, reader, out)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:  # the service has given up on this query
        os._exit(1)

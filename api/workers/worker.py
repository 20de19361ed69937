"""The worker process: locks itself down, opens the newest snapshot, and answers queries until the service hangs up.

Started as `python -m api.workers.worker FD STORE MEMORY_MIB` with one end of a socket pair as descriptor FD. A worker
over a store on disk bars itself from making sockets, so that a query reaches nothing; one whose store is an endpoint
cannot. Either refuses SERVICE by reading the query, which gives a clear answer, and is all there is where no bar is to
be had.
"""

import os
import resource
import signal
import socket
import sys
import threading
import time
from typing import BinaryIO, cast

import msgspec

from api.language import nesting
from api.language.federation import refuse_service
from api.language.matching import with_matches
from api.language.nesting import nests_too_deep
from api.workers.frames import (
    CHUNK_BYTES,
    Chunk,
    Done,
    Export,
    Failed,
    List,
    Query,
    Ready,
    Reason,
    Request,
    Search,
    Whole,
    frame,
    read_request,
)
from api.workers.sealing import bar_sockets
from kg.errors import NewskgError, QueryError, QueryFailed, QueryRefused
from kg.store import Reader, Snapshot, find, is_address, listed, open_reader

PATIENCE = 0.2  # seconds that a part of a result may wait for the rest of its chunk


class ChunkWriter:
    """A binary file that passes what is written on to the service, in chunks of 64 KiB, or less when it comes slowly.

    At first a little is held back, so that a query that fails soon fails whole.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._held = bytearray()
        self._begun = False
        self._due = time.monotonic() + PATIENCE

    def write(self, data: bytes) -> int:
        """Take some bytes; send what has gathered once it is worth a frame, or has waited long enough."""
        for start in range(0, len(data), CHUNK_BYTES):
            self._held += data[start : start + CHUNK_BYTES]
            if len(self._held) >= CHUNK_BYTES or time.monotonic() >= self._due:
                self.send()
        return len(data)

    def send(self) -> None:
        """Send what has gathered."""
        if self._held:
            self._out.write(frame(Chunk(bytes(self._held))))
            self._out.flush()
            self._held.clear()
            self._begun = True
        self._due = time.monotonic() + PATIENCE

    def last(self) -> Whole | Done:
        """What is to be sent last: all, where nothing has been sent."""
        if not self._begun:
            return Whole(bytes(self._held))
        self.send()
        return Done()

    def flush(self) -> None:
        """Nothing: writers flush at their end, and the end of a result is for the worker to say."""

    def writable(self) -> bool:
        """Whether this file can be written: always."""
        return True

    def seekable(self) -> bool:
        """Whether this file can go back: never."""
        return False


def seal(store: str) -> str | None:
    """Bar this process from making sockets; why that cannot be done, or None when it is."""
    if is_address(store):
        return "its store is an endpoint"
    try:
        bar_sockets()
    except OSError as error:
        return error.strerror
    return None


def limit(memory_mib: int) -> None:
    """Lay the limits on this process for good: no core dump, and so much memory."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory_mib << 20, memory_mib << 20))


def ignore_signals() -> None:
    """Leave the end of this process to the service, which ends it when it is done: not to what its group is sent."""
    for sent_to_group in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sent_to_group, signal.SIG_IGN)


def begin(store: str) -> str | None:
    """Bind this process to the service and seal it, before there is another thread, or anything to be sealed against.

    Returns why it could not be sealed, None where it is.
    """
    ignore_signals()
    unsealed = seal(store)
    die_with(os.getppid())
    return unsealed


def die_with(parent: int) -> None:
    """End this process soon after its parent has ended, even in the middle of a query."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def reason(error: NewskgError) -> Reason:
    """What the service is to make of an error."""
    kinds: tuple[tuple[type[NewskgError], Reason], ...] = (
        (QueryRefused, "refused"),
        (QueryFailed, "failed"),
        (QueryError, "query"),
    )
    return next((name for kind, name in kinds if isinstance(error, kind)), "store")


def answer(request: Request, reader: Reader, out: BinaryIO) -> None:
    """Send the whole result of the request, or why there is none."""
    chunks = ChunkWriter(out)
    last: Whole | Done | Failed
    try:
        match request:
            case Query():
                _run(request, reader, chunks)
            case Search():
                chunks.write(msgspec.json.encode(find(reader, request.sought)))
            case List():
                found = listed(reader, request.lists, request.limit, request.after, request.days)
                chunks.write(msgspec.json.encode(found))
            case Export():
                from kg.export import write  # noqa: PLC0415  query workers start in half the time without it

                write(reader, request.format, cast("BinaryIO", chunks))
        last = chunks.last()
    except NewskgError as error:
        last = Failed(reason(error), str(error))
    except BrokenPipeError:
        raise
    except Exception as error:  # whatever it is, the service must hear of it, and this worker can go on
        last = Failed("internal", f"{type(error).__name__}: {error}")
    out.write(frame(last))
    out.flush()


def _run(query: Query, reader: Reader, chunks: ChunkWriter) -> None:
    if nests_too_deep(query.text):
        raise QueryRefused(nesting.REFUSAL)
    refuse_service(query.text, query.base)
    text = with_matches(query.text, reader)
    reader.write(text, query.media_type, cast("BinaryIO", chunks), query.dataset, query.base)


def main(arguments: list[str]) -> int:
    """Serve requests until the other end closes; 1 when the store cannot be opened."""
    descriptor, store, memory = arguments
    unsealed = begin(store)
    with socket.socket(fileno=int(descriptor)) as connection:
        limit(int(memory))
        return serve(connection, store, unsealed)


def serve(connection: socket.socket, store: str, unsealed: str | None, held: Reader | None = None) -> int:
    """Serve requests until the other end closes: from what is held in memory, or from the store's newest state.

    A renewal gives up what is held for the newest state. 1 when the store cannot be opened.
    """
    requests, out = connection.makefile("rb"), connection.makefile("wb")
    reader = held or opened(store, out)
    while reader is not None:
        out.write(frame(Ready(unsealed, reader.generation if isinstance(reader, Snapshot) else None)))
        out.flush()
        while isinstance(request := read_request(requests), Request):
            answer(request, reader, out)
        if request is None:
            return 0
        reader = opened(store, out)  # `held` stays: to give back each of its statements would take long
    return 1


def opened(store: str, out: BinaryIO) -> Reader | None:
    """The newest state of the store, or None where the service was told that it cannot be opened."""
    try:
        return open_reader(store)
    except NewskgError as error:
        out.write(frame(Failed("store", str(error))))
        out.flush()
        return None


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:  # the service has given up on this query
        os._exit(1)

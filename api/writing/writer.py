"""The writer process: runs edits one after another, and publishes them for the readers when it is told to.

Like the workers it can make no socket, so that neither LOAD nor SERVICE reaches anything; both are refused before, by
reading the update. A fault in the engine, or the lack of memory, ends this process alone: the store stays as it was.
"""

import errno
import os
import socket
import sys
from typing import BinaryIO

from api.workers.frames import frame, read_payload
from api.workers.worker import begin, limit
from api.writing.admission import Forbidden
from api.writing.editor import Editor, Missing
from api.writing.edits import (
    Failed,
    FailedBecause,
    Order,
    Publish,
    Published,
    Ran,
    Ready,
    Release,
    Report,
    decode_order,
)
from kg.errors import NewskgError, QueryError, QueryFailed, QueryRefused

_REASONS: tuple[tuple[type[NewskgError], FailedBecause], ...] = (
    (Missing, "missing"),
    (Forbidden, "forbidden"),
    (QueryRefused, "refused"),
    (QueryFailed, "failed"),
    (QueryError, "malformed"),
)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # no room on the disk, in a quota, or in a file


def report_on(order: Order, editor: Editor) -> Report:
    """What came of an order."""
    try:
        match order:
            case Publish():
                editor.publish()
                return Published()
            case Release():
                editor.release()
                return Ran()
            case _:
                return editor.run(order)
    except NewskgError as error:
        return Failed(_because(error), str(error))
    except Exception as error:  # whatever it is, the service must hear of it, and this process can go on
        return Failed("internal", f"{type(error).__name__}: {error}")


def _because(error: NewskgError) -> FailedBecause:
    full = any(f"os error {code}" in str(error) or os.strerror(code) in str(error) for code in _FULL)
    return "full" if full else next((name for kind, name in _REASONS if isinstance(error, kind)), "store")


def answer(requests: BinaryIO, out: BinaryIO, editor: Editor) -> None:
    """Follow orders until the other end closes."""
    while (payload := read_payload(requests)) is not None:
        out.write(frame(report_on(decode_order(payload), editor)))
        out.flush()


def main(arguments: list[str]) -> int:
    """Follow the service's orders."""
    descriptor, store, memory = arguments
    unsealed = begin(store)
    with socket.socket(fileno=int(descriptor)) as connection:
        requests, out = connection.makefile("rb"), connection.makefile("wb")
        limit(int(memory))
        out.write(frame(Ready(unsealed)))
        out.flush()
        editor = Editor(store)
        try:
            answer(requests, out, editor)
        finally:
            editor.release()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:  # the service has given this process up
        os._exit(1)

"""The log of what was written through the service: one JSON object a line, only ever added to."""

import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from uuid import uuid4

from kg.errors import StoreError

LONGEST = 4_000  # characters of a text kept in the log; of a longer one the hash tells whether it was this


class Journal:
    """The log file of one store. Use as a context manager. Every failure is a StoreError.

    A line is there before the write it tells of is begun, so that no write goes without; `refused` adds a second line
    where nothing came of it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = -1

    def __enter__(self) -> "Journal":
        try:
            self._file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreError(f"{self._path} cannot be written: {error.strerror}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        os.close(self._file)

    def asked(self, who: str, what: str, graph: str | None, text: bytes) -> str:
        """Log a write that is about to be tried: the token's name, the kind of write, its graph and its text.

        Returns the write's id in the log.
        """
        identifier = uuid4().hex
        shown = text.decode(errors="replace")[:LONGEST]
        about = {"token": who, "what": what, "graph": graph, "bytes": len(text), "text": shown}
        self._add(identifier, {**about, "sha256": hashlib.sha256(text).hexdigest()})
        return identifier

    def refused(self, identifier: str, reason: str) -> None:
        """Log that nothing came of a write, and why."""
        self._add(identifier, {"refused": reason})

    def sync(self) -> None:
        """Wait until all that was logged is on the disk."""
        try:
            os.fsync(self._file)
        except OSError as error:
            raise StoreError(f"{self._path} cannot be written: {error.strerror}") from error

    def _add(self, identifier: str, fields: dict[str, object]) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"time": now, "write": identifier, **fields}, ensure_ascii=False) + "\n"
        try:
            os.write(self._file, line.encode(errors="replace"))
        except OSError as error:
            raise StoreError(f"{self._path} cannot be written: {error.strerror}") from error

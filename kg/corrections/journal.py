"""The file of corrections: one JSON object a line, only ever added to, made to be kept in version control."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from kg.corrections.model import Correction, Entry, Standing, Undo, identified, now, standing
from kg.errors import InputError, StoreError

if sys.platform != "win32":
    import fcntl

FILE = "corrections.jsonl"
_log = logging.getLogger(__name__)
_decoder = msgspec.json.Decoder(Entry)
_MODE = 0o644  # who may read the repository may read it


class Journal:
    """The corrections of one store, in `corrections.jsonl` there, which may be a link to a file in a repository.

    A correction that `append` has returned is on the disk. What stands there is never rewritten, with one exception: a
    last line that a crash cut short, which nobody was told is kept, is moved into `corrections.jsonl.torn`.
    """

    def __init__(self, store: str | Path) -> None:
        self.path = Path(store) / FILE

    def entries(self) -> list[Entry]:
        """Every correction and every undoing, in the order of the file; a line that stands there twice counts once.

        Raises InputError, with file and line, at a line that is none.
        """
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreError(f"{self.path} cannot be read: {error.strerror or error}") from error
        return self._parsed(content)

    def standing(self) -> list[Standing]:
        """The corrections that hold, without those that were undone, in the order they were given."""
        return standing(self.entries())

    def append(self, *corrections: Entry) -> list[Entry]:
        """Add corrections to the file, all of them or none, and wait until they are on the disk.

        Returns them with their ids. What the file already says word for word is not written again. Raises InputError
        where the file has a bad line, StoreError where it cannot be written.
        """
        named = [*{one.id: one for one in map(identified, corrections)}.values()]
        with self._locked() as file:
            content = self._whole(file)
            known = {entry.id for entry in self._parsed(content)}
            lines = b"".join(line(one) for one in named if one.id not in known)
            if lines:
                self._add(file, lines if content.endswith(b"\n") or not content else b"\n" + lines, len(content))
        return named

    def undo(self, given: str, who: str, why: str = "") -> tuple[Entry, Entry]:
        """Take a correction back, named by its id or the beginning of it: what was undone, and the undoing.

        Raises InputError where no standing correction or undoing, or more than one, has an id that begins so.
        """
        return self.undoing(given, who, why, append=True)

    def undoing(self, given: str, who: str, why: str = "", *, append: bool = False) -> tuple[Entry, Entry]:
        """As `undo`, and without `append` the file stays as it is."""
        entries = self.entries()
        found = [entry for entry in entries if given and entry.id.startswith(given)]
        if len(found) != 1:
            many = f"{len(found)} corrections have an id" if found else "no correction has an id"
            raise InputError(str(self.path), f"{many} that begins with {given!r}: see kg correct list --all")
        (undone,) = found
        if undone.id not in in_force(entries):
            raise InputError(str(self.path), f"{undone.id} was undone before")
        undoing = Undo(undone=undone.id, who=who, when=now(), why=why)
        return undone, self.append(undoing)[0] if append else identified(undoing)

    def _parsed(self, content: bytes) -> list[Entry]:
        found: dict[str, Entry] = {}
        lines = content.split(b"\n")
        for number, text in enumerate(lines, 1):
            if not text.strip():
                continue
            where = f"{self.path}, line {number}"
            try:
                entry = _entry(text, where)
            except InputError as error:
                if number < len(lines) or not _is_torn(text):
                    raise
                _log.warning("%s was cut short and is left out; the next correction moves it aside", error.where)
                continue
            if found.setdefault(entry.id, entry) != entry:
                raise InputError(where, f"another correction before it has the id {entry.id}: take the id away here")
        return list(found.values())

    @contextmanager
    def _locked(self) -> Iterator[int]:
        """The open file, which no other process adds to meanwhile."""
        try:
            file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, _MODE)
        except OSError as error:
            raise StoreError(f"{self.path} cannot be written: {error.strerror or error}") from error
        try:
            if sys.platform != "win32":
                fcntl.flock(file, fcntl.LOCK_EX)
            yield file
        except OSError as error:
            raise StoreError(f"{self.path} cannot be written: {error.strerror or error}") from error
        finally:
            os.close(file)

    def _whole(self, file: int) -> bytes:
        """What the file holds, a last line that was cut short moved out of it."""
        content = _content(file)
        start = content.rfind(b"\n") + 1
        last = content[start:]
        if not last.strip() or not _is_torn(last):
            return content
        torn = self.path.with_name(FILE + ".torn")
        with torn.open("ab") as aside:
            aside.write(last + b"\n")
            aside.flush()
            os.fsync(aside.fileno())
        os.ftruncate(file, start)
        os.fsync(file)
        _log.warning("%s: its last line was cut short and now stands in %s", self.path, torn.name)
        return content[:start]

    def _add(self, file: int, lines: bytes, size: int) -> None:
        """Write at the end, all or nothing, and see it onto the disk with the name of the file."""
        try:
            rest = lines
            while rest:
                rest = rest[os.write(file, rest) :]
            os.fsync(file)
        except OSError:
            os.ftruncate(file, size)
            raise
        if sys.platform != "win32":
            folder = os.open(self.path.resolve().parent, os.O_RDONLY | os.O_CLOEXEC)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def line(correction: Correction) -> bytes:
    """A correction as it stands in the file: its kind, id, who, when and why, then what it says; with the newline."""
    return msgspec.json.format(msgspec.json.encode(correction), indent=0) + b"\n"


def in_force(entries: list[Entry]) -> set[str]:
    """The ids of all that is not undone, undoings too."""
    undone: set[str] = set()
    found = set()
    for entry in reversed(entries):
        if entry.id not in undone:
            found.add(entry.id)
            if isinstance(entry, Undo):
                undone.add(entry.undone)
    return found


def _entry(text: bytes, where: str) -> Entry:
    try:
        entry: Entry = _decoder.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(where, f"this is no correction ({error}): mend it or take it out") from error
    return entry if entry.id else identified(entry)


def _is_torn(text: bytes) -> bool:
    """Whether a last line without a newline is but the beginning of one."""
    try:
        msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return True
    return False


def _content(file: int) -> bytes:
    parts = []
    os.lseek(file, 0, os.SEEK_SET)
    while part := os.read(file, 1 << 20):
        parts.append(part)
    return b"".join(parts)

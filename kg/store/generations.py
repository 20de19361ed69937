"""Publishing: an immutable copy of the writer's database, switched to in one step, and old copies taken away.

A copy costs milliseconds, for RocksDB's backup links its files. The index for searching is put beside it: made anew, or
that of the generation before, as it is or amended. A reader *holds* the generation it has open by a shared lock on its
folder, which ends with the process; a held generation is never deleted.
"""

import os
import shutil
import sys
from collections.abc import Set
from pathlib import Path

from pyoxigraph import Store

from kg.store import indexing
from kg.store.layout import Layout

if sys.platform != "win32":
    import fcntl

KEEP = 3  # the newest generations, which stay even when nobody holds them: a reader may be about to open one


def publish(layout: Layout, master: Store, touched: Set[str] | None = None) -> int:
    """Make what the writer's database holds now the newest generation; returns its number.

    `touched` is what `indexing.make` is to know of the changes since the newest generation until now.
    """
    layout.generations.mkdir(exist_ok=True)
    newest = layout.newest()
    number = max([newest or 0, *_numbers(layout)]) + 1
    made = layout.generation(number)
    unfinished = made.with_suffix(".tmp")
    master.flush()
    master.backup(str(unfinished))
    indexing.make(unfinished, master, layout.generation(newest) if newest else None, touched)
    for path in [*unfinished.iterdir(), unfinished]:
        sync(path)
    unfinished.rename(made)
    sync(layout.generations)
    replace_text(layout.current, f"{number}\n")
    return number


def prune(layout: Layout) -> None:
    """Delete the generations that are neither among the newest nor held by a reader."""
    for number in sorted(_numbers(layout))[:-KEEP]:
        doomed = layout.generation(number)
        if _is_held(doomed):
            continue
        unfinished = doomed.with_suffix(".tmp")
        try:
            doomed.rename(unfinished)  # so that a half-deleted generation is never taken for a whole one
        except OSError:  # Windows refuses to rename what is open: then it is held
            continue
        shutil.rmtree(unfinished, ignore_errors=True)


def clean(layout: Layout) -> None:
    """Delete what a killed writer left behind. Only the holder of the writer's lock may call this."""
    for leftover in layout.generations.glob("*.tmp"):
        shutil.rmtree(leftover, ignore_errors=True)
    for leftover in layout.graph.glob("bulk-*.sst"):
        leftover.unlink(missing_ok=True)


def hold(generation: Path) -> int | None:
    """Keep a generation from being deleted until the returned descriptor is closed. None where there are no such locks.

    Raises FileNotFoundError when the generation is already gone.
    """
    if sys.platform == "win32":
        return None
    descriptor = os.open(generation, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
    except OSError:  # a file system without locks: the newest generations are kept anyway
        os.close(descriptor)
        return None
    return descriptor


def replace_text(path: Path, text: str) -> None:
    """Write a small file so that, whatever happens, it holds either its old text or the new."""
    unfinished = path.with_name(path.name + ".tmp")
    unfinished.write_text(text)
    sync(unfinished)
    unfinished.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Wait until a file, or a folder's list of files, is on the disk."""
    if sys.platform == "win32" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _numbers(layout: Layout) -> list[int]:
    return [int(path.name) for path in layout.generations.glob("*") if path.name.isdecimal()]


def _is_held(generation: Path) -> bool:
    if sys.platform == "win32":
        return False
    descriptor = os.open(generation, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False

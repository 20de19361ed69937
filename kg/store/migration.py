"""Bringing a store of an older format up to that of this newskg: all of it is copied first, then step follows step."""

import logging
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import StoreError
from kg.store.generations import replace_text
from kg.store.layout import FORMAT, Layout

Step = Callable[[Layout], None]
# How a store of each older format becomes one of the next. A step that was cut short is run again from its beginning.
# Format 1 is the first: so far there is none.
STEPS: Mapping[int, Step] = {}
log = logging.getLogger("kg.store")


def bring_up_to_date(layout: Layout, steps: Mapping[int, Step] = STEPS, wanted: int = FORMAT) -> Path | None:
    """Make the store one of the format `wanted`. Where its copy lies, or None where nothing was to be done.

    Raises StoreError when there is no store, its format is newer or too old, another process writes it, or the disk is
    full; the store is then as it was, or the copy is.
    """
    if layout.format() >= wanted:
        return None
    try:
        with FileLock(layout.lock, timeout=0):
            return _migrated(layout, steps, wanted)
    except Timeout:
        raise StoreError(f"{layout.root} is being written: wait for it to end") from None
    except OSError as error:
        raise StoreError(f"the store {layout.root} cannot be brought up to date: {error}") from error


def _migrated(layout: Layout, steps: Mapping[int, Step], wanted: int) -> Path | None:
    found = layout.format()  # another process may have done it just now
    if found >= wanted:
        return None
    missing = next((number for number in range(found, wanted) if number not in steps), None)
    if missing is not None:
        raise StoreError(
            f"{layout.root} has format {missing}, which is no longer read: build it anew in another folder"
        )
    copy = _copied(layout, found)
    log.warning("%s has format %s, and becomes %s; as it was it stays in %s", layout.root, found, wanted, copy)
    for number in range(found, wanted):
        steps[number](layout)
        replace_text(layout.marker, f"{number + 1}\n")
    return copy


def _copied(layout: Layout, found: int) -> Path:
    """A copy of the store beside it, under a name that is free."""
    root = layout.root.resolve()
    copy = root.with_name(f"{root.name}.format-{found}")
    number = 1
    while copy.exists():
        number += 1
        copy = root.with_name(f"{root.name}.format-{found}-{number}")
    unfinished = copy.with_name(copy.name + ".tmp")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(root, unfinished, ignore=shutil.ignore_patterns(layout.lock.name))
    unfinished.rename(copy)
    return copy

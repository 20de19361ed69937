"""Writing to disk all or nothing: beside the target, then renamed, so that a failure leaves no half-written file."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import NewskgError


def write_file(out: Path, write: Callable[[BinaryIO], None]) -> None:
    """Let `write` fill the file. Raises NewskgError when it cannot be written; what was there before then stays."""
    with _explained(out):
        target = out.resolve()  # a link stays a link
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as stream:  # a pipe or a device, such as /dev/stdout, cannot be renamed over
                write(stream)
            return
        if target.is_dir():
            raise IsADirectoryError
        beside = _beside(target)
        try:
            with beside.open("xb") as stream:
                write(stream)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


def write_folder(out: Path, names: tuple[str, ...], write: Callable[[Path], None]) -> None:
    """Let `write` fill a folder with files of these names.

    A folder that is there already is replaced as a whole, and only when it holds no other files. Raises NewskgError
    when it does, or when it cannot be written; what was there before then stays.
    """
    with _explained(out):
        target = out.resolve()
        _refuse_other_files(out, target, names)
        beside = _beside(target)
        beside.mkdir()
        try:
            write(beside)
            _swap(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _swap(beside: Path, target: Path) -> None:
    if not target.exists():
        beside.rename(target)
        return
    old = _beside(target).with_suffix(".old")
    target.rename(old)
    try:
        beside.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old)


def _refuse_other_files(out: Path, target: Path, names: tuple[str, ...]) -> None:
    if target.exists() and not target.is_dir():
        raise NewskgError(f"{out}: the tables need a folder or a name that ends in .zip, and this is a file")
    others = sorted(path.name for path in target.iterdir() if path.name not in names) if target.exists() else []
    if others:
        raise NewskgError(f"{out}: the folder holds other files ({others[0]}): name a new or an empty one")


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.tmp")


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    try:
        yield
    except IsADirectoryError:
        raise NewskgError(f"cannot write {out}: it is a folder, name a file in it") from None
    except FileNotFoundError:
        raise NewskgError(f"cannot write {out}: the folder {out.parent} does not exist, make it first") from None
    except OSError as error:
        raise NewskgError(f"cannot write {out}: {error.strerror or error}") from error

"""Which files a path stands for: itself, or what lies in its folder and the folders below."""

from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError


def files(path: Path) -> Iterator[Path | InputError]:
    """The file, or the folder's files in sorted order, folders below included; what begins with a dot is skipped.

    A link to a folder is not followed inside a folder, so that a circle of links ends.
    """
    try:
        if path.is_dir():
            for entry in sorted(path.iterdir()):
                if not entry.name.startswith("."):
                    yield from _entry(entry)
        elif path.is_file():
            yield path
        else:
            yield InputError(str(path), "is neither a file nor a folder" if path.exists() else "does not exist")
    except OSError as error:
        yield InputError(str(path), f"cannot be opened ({error.strerror})")


def _entry(entry: Path) -> Iterator[Path | InputError]:
    if entry.is_symlink() and entry.is_dir():
        yield InputError(str(entry), "is a link to another folder, which is not followed: name that folder itself")
    else:
        yield from files(entry)

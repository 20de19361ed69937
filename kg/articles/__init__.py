"""Reading articles: one reader per kind of input, and `read`, which takes files, folders and standard input alike.

Whatever cannot be read is handed over as an InputError in its place, and the reading goes on with what comes next.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kg.articles.csv_rows import read_csv
from kg.articles.decoding import refuse_binary
from kg.articles.folders import files
from kg.articles.json_records import read_json, read_json_lines
from kg.articles.markdown import read_markdown
from kg.articles.plain_text import read_plain_text
from kg.articles.record import MAX_CHARS
from kg.articles.standard_input import NAME as STANDARD_INPUT
from kg.articles.standard_input import read_standard_input
from kg.articles.web_page import read_web_page
from kg.errors import InputError
from kg.ids import digest
from kg.model import Article

Reader = Callable[[str, BinaryIO], Iterator[Article | InputError]]

READERS: Mapping[str, Reader] = {
    ".txt": read_plain_text,
    ".md": read_markdown,
    ".html": read_web_page,
    ".htm": read_web_page,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".csv": read_csv,
}
"""The reader of each file ending, in lower case. A reader takes the file's name and its bytes."""

_HEAD = 8192

__all__ = ["MAX_CHARS", "READERS", "Reader", "read"]


def read(paths: Sequence[str | Path], stdin: BinaryIO | None = None) -> Iterator[Article | InputError]:
    """The articles of these files, folders and (for `-`) of standard input, one by one; folders in sorted order.

    Each thing that cannot be read gives one InputError, which names the file and line and says why; nothing is raised.
    An article that comes again the same in every field is given once; one id with different contents is the caller's
    to settle.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _read_path(path, stdin):
            if isinstance(found, Article):
                key = digest(found)
                if key in seen:
                    continue
                seen.add(key)
            yield found


def _read_path(path: str | Path, stdin: BinaryIO | None) -> Iterator[Article | InputError]:
    if str(path) == "-":
        yield from _without_raising(STANDARD_INPUT, partial(read_standard_input, stdin or sys.stdin.buffer))
        return
    for file in files(Path(path)):
        if isinstance(file, InputError):
            yield file
        else:
            yield from _without_raising(str(file), partial(_read_file, file))


def _read_file(file: Path) -> Iterator[Article | InputError]:
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise InputError(str(file), f"is not a kind newskg reads: it reads {' '.join(READERS)}")
    with file.open("rb") as stream:
        refuse_binary(str(file), stream.read(_HEAD))
        stream.seek(0)
        yield from reader(str(file), stream)


def _without_raising(
    where: str, reading: Callable[[], Iterator[Article | InputError]]
) -> Iterator[Article | InputError]:
    try:
        yield from reading()
    except InputError as error:
        yield error
    except UnicodeError:
        yield InputError(where, "is not text in one encoding: save it as UTF-8")
    except OSError as error:
        yield InputError(where, f"cannot be read ({error.strerror})")

"""Articles as JSON: one object, a list of objects, or one object a line."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from kg.articles.decoding import MAX_BYTES
from kg.articles.record import article
from kg.errors import InputError
from kg.model import Article

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_json(where: str, stream: BinaryIO) -> Iterator[Article | InputError]:
    """The articles of a JSON file: an object, a list of objects, or JSON lines under the wrong ending."""
    yield from from_json(where, stream.read())


def from_json(where: str, raw: bytes) -> Iterator[Article | InputError]:
    """The articles in these bytes. Raises InputError when they are empty or no JSON at all."""
    raw = raw.removeprefix(_BYTE_ORDER_MARK)
    if not raw.strip():
        raise InputError(where, "is empty")
    try:
        content = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        lines = raw.splitlines()
        if not any(map(is_object, lines)):
            raise InputError(where, f"is not valid JSON ({error}): nothing of it was read") from error
        yield from from_lines(where, enumerate(lines, 1))
        return
    if isinstance(content, list):
        for number, item in enumerate(content, 1):
            yield _from_value(f"{where}, item {number}", item)
    else:
        yield _from_value(where, content)


def read_json_lines(where: str, stream: BinaryIO) -> Iterator[Article | InputError]:
    """The articles of a file with one JSON object a line, blank lines aside; a broken line leaves the others alone."""
    empty = True
    for found in from_lines(where, numbered_lines(stream)):
        empty = False
        yield found
    if empty:
        raise InputError(where, "is empty")


def numbered_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each line and its number; of a line longer than MAX_BYTES one byte more than that."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        yield number, line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def from_lines(where: str, lines: Iterable[tuple[int, bytes]]) -> Iterator[Article | InputError]:
    """The articles of these numbered lines, each a JSON object or blank."""
    for number, raw in lines:
        line = raw.removeprefix(_BYTE_ORDER_MARK).strip()
        if not line:
            continue
        if len(raw) > MAX_BYTES:
            yield InputError(f"{where}:{number}", f"is longer than {MAX_BYTES // 1024**2} MiB: split it into articles")
            continue
        try:
            yield _from_value(f"{where}:{number}", msgspec.json.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield InputError(f"{where}:{number}", f"is not valid JSON ({error}): the line was set aside")


def _from_value(where: str, value: object) -> Article | InputError:
    if not isinstance(value, dict):
        return InputError(where, "is not an object with the fields id, title, published, text, url, outlet")
    return article(where, value)


def is_object(line: bytes) -> bool:
    """Whether the line is a whole JSON object."""
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False

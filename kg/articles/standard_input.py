"""Articles from standard input, whose kind is told from how it begins."""

import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from kg.articles.decoding import read_text
from kg.articles.json_records import from_json, from_lines, is_object, numbered_lines
from kg.articles.plain_text import from_text
from kg.articles.web_page import from_html
from kg.errors import InputError
from kg.model import Article

NAME = "standard input"

_MARKUP = re.compile(r"\s*<(!doctype html|\?xml|!--|html|head|body|article|main|section|div|h1|p)\b", re.IGNORECASE)


def read_standard_input(stream: BinaryIO) -> Iterator[Article | InputError]:
    """The articles of a stream: JSON lines where its first line is a JSON object, else JSON, HTML or one plain text.

    JSON lines are read one by one as they come. Raises InputError when the stream is empty or not text.
    """
    lines = numbered_lines(stream)
    number, first = next(((number, line) for number, line in lines if line.strip()), (0, b""))
    if is_object(first):
        yield from from_lines(NAME, chain([(number, first)], lines))
        return
    rest = first + stream.read()
    if first.lstrip(b"\xef\xbb\xbf \t")[:1] in (b"{", b"["):
        yield from from_json(NAME, rest)
        return
    text = read_text(NAME, io.BytesIO(rest))
    yield from_html(NAME, text) if _MARKUP.match(text) else from_text(NAME, text)

"""Articles in plain text: a headline where the first line is one, then paragraphs."""

from collections.abc import Iterator
from typing import BinaryIO

from kg.articles import front_matter
from kg.articles.decoding import read_text
from kg.articles.normal_text import blocks, body, ends_sentence
from kg.articles.record import article
from kg.errors import InputError
from kg.model import Article

MAX_HEADLINE = 200


def read_plain_text(where: str, stream: BinaryIO) -> Iterator[Article | InputError]:
    """The one article of a text file. Raises InputError when it is empty or not text."""
    yield from_text(where, read_text(where, stream))


def from_text(where: str, source: str) -> Article | InputError:
    """The article in this text. Its title is the front matter's, else the headline.

    The headline is a first line of at most 200 characters that does not end a sentence and has a blank line after it.
    """
    fields, rest = front_matter.split(source.replace("\r\n", "\n"))
    found = blocks(rest)
    if "title" not in fields and len(found) > 1 and is_headline(found[0]):
        fields["title"] = found[0][0]
    if found and found[0] == [fields.get("title")]:
        rest = "\n\n".join("\n".join(lines) for lines in found[1:])
    return article(where, fields, body(rest))


def is_headline(lines: list[str]) -> bool:
    """Whether these lines, the first of a text, are its headline."""
    return len(lines) == 1 and len(lines[0]) <= MAX_HEADLINE and not ends_sentence(lines[0])

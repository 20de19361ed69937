"""Articles in Markdown: the words without the marks, one paragraph per block."""

from collections.abc import Iterator
from typing import BinaryIO

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.articles import front_matter
from kg.articles.decoding import read_text
from kg.articles.normal_text import line, paragraphs
from kg.articles.plain_text import is_headline
from kg.articles.record import MAX_CHARS, article
from kg.errors import InputError
from kg.model import Article

_MARKDOWN = MarkdownIt("commonmark")
_BREAKS = ("softbreak", "hardbreak")


def read_markdown(where: str, stream: BinaryIO) -> Iterator[Article | InputError]:
    """The one article of a Markdown file. Raises InputError when it is empty or not text.

    The title is the front matter's, else the heading that opens the text, else its headline as in plain text.
    """
    fields, rest = front_matter.split(read_text(where, stream).replace("\r\n", "\n"))
    if len(rest) > 2 * MAX_CHARS:  # marks cannot make up for that much, and parsing it would take minutes
        yield article(where, fields, rest)
        return
    tokens = _MARKDOWN.parse(rest)
    parts = [part for part in (line(_words(token)) for token in tokens) if part]
    opens_with_heading = bool(tokens) and tokens[0].type == "heading_open"
    if "title" not in fields and len(parts) > 1 and (opens_with_heading or is_headline(parts[:1])):
        fields["title"] = parts[0]
    if parts and parts[0] == line(fields.get("title", "")):
        parts = parts[1:]
    yield article(where, fields, paragraphs(parts))


def _words(block: Token) -> str:
    if block.type in ("fence", "code_block"):
        return block.content
    return "".join(" " if child.type in _BREAKS else _inline(child) for child in block.children or [])


def _inline(token: Token) -> str:
    return token.content if token.type in ("text", "code_inline") else ""

"""Articles as rows of a table whose first row names the fields."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from kg.articles.decoding import MAX_BYTES, stream_encoding
from kg.articles.record import FIELDS, article
from kg.errors import InputError
from kg.model import Article

_DELIMITERS = ",;\t"


def read_csv(where: str, stream: BinaryIO) -> Iterator[Article | InputError]:
    """The articles of a CSV file with a column `text`, separated by commas, semicolons or tabs.

    Raises InputError when it is empty, binary or has no such column. The stream must be seekable.
    """
    csv.field_size_limit(MAX_BYTES)
    text = io.TextIOWrapper(stream, encoding=stream_encoding(where, stream), newline="")
    first_line = text.readline()
    if not first_line.strip():
        raise InputError(where, "is empty, or its first row is: it must name the fields")
    delimiter = max(_DELIMITERS, key=first_line.count)
    header = [name.strip().lower() for name in next(csv.reader([first_line], delimiter=delimiter))]
    if "text" not in header:
        raise InputError(where, f"has no column named text; the first row may name {', '.join(FIELDS)}")
    yield from _articles(where, header, text, delimiter)


def _articles(where: str, header: list[str], text: TextIO, delimiter: str) -> Iterator[Article | InputError]:
    rows = csv.reader(text, delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        here = f"{where}:{rows.line_num + 2}"  # where the next row begins, below the first one
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(here, f"is not well-formed CSV ({error}): the row was set aside")
            continue
        except UnicodeDecodeError as error:
            yield InputError(here, f"is not {error.encoding} text from here on: the rest of the file was set aside")
            return
        if len(row) > len(header):
            yield InputError(here, f"has {len(row)} fields where the first row names {len(header)}: quote the text")
        elif row:
            yield article(here, dict(zip(header, row, strict=False)))

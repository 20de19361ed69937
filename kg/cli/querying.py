"""kg query: SPARQL against the store, printed as a table or in one of the protocol's formats."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.table import Table
from rich.text import Text

from kg.cli.console import DEFAULT_STORE, StoreOption, out, say
from kg.errors import QueryError
from kg.store import Reader, open_reader

# For each format the media types to ask for: rows come as the first, triples as the last.
MEDIA_TYPES = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml",),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle",),
}


def query(
    sparql: Annotated[
        str, typer.Argument(metavar="FILE|-|SPARQL", help="A file with a query, - for standard input, or a query.")
    ],
    store: StoreOption = DEFAULT_STORE,
    format: Annotated[  # noqa: A002
        Literal["table", "json", "xml", "csv", "tsv", "turtle"], typer.Option(help="How to print the result.")
    ] = "table",
) -> None:
    """Run a SPARQL query."""
    reader, text = open_reader(store), _text(sparql)
    if format != "table":
        sys.stdout.buffer.write(_result(reader, text, MEDIA_TYPES[format]))
        return
    try:
        rows = reader.select(text)
    except QueryError:  # ASK gives true or false, CONSTRUCT and DESCRIBE give triples: there is no table of these
        out.print(_result(reader, text, ("text/csv", "text/turtle")).decode().rstrip())
    else:
        _print_table(rows)


def _text(sparql: str) -> str:
    if sparql == "-":
        return sys.stdin.read()
    if "{" in sparql or "\n" in sparql:
        return sparql
    try:
        return Path(sparql).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise QueryError(f"{sparql} is neither a query nor a file that can be read") from error


def _result(reader: Reader, text: str, media_types: tuple[str, ...]) -> bytes:
    for media_type in media_types[:-1]:
        try:
            return reader.query(text, media_type)
        except QueryError:
            continue  # the last media type tells what is wrong
    return reader.query(text, media_types[-1])


def _print_table(rows: list[dict[str, str]]) -> None:
    if not rows:
        say("no rows")
        raise typer.Exit(1)
    names = list(dict.fromkeys(name for row in rows for name in row))
    table = Table()
    for name in names:
        table.add_column(name, overflow="fold")  # half an IRI is of no use
    for row in rows:
        table.add_row(*(Text(row.get(name, "")) for name in names))
    out.print(table)

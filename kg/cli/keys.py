"""Answers by a single key on a terminal, and line by line from a pipe."""

import sys

import typer


def next_key() -> str | None:
    """The next key in lower case: on a pipe the first character of the next line, a blank for an empty one.

    None where nothing more will come. Raises KeyboardInterrupt on Ctrl-C.
    """
    if sys.stdin.isatty():
        try:
            return typer.getchar().casefold()
        except EOFError:
            return None
    line = sys.stdin.readline()
    return (line.strip().casefold() or " ")[0] if line else None

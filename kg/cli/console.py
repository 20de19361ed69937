"""What the commands share: where they print, and the option that names the store."""

from typing import Annotated

import typer
from rich.console import Console

DEFAULT_STORE = "newskg-store"
StoreOption = Annotated[str, typer.Option("--store", help="A folder, or the address of a SPARQL 1.1 endpoint.")]

out = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
err = Console(stderr=True, soft_wrap=True, highlight=False, markup=False, emoji=False)


def say(line: str) -> None:
    """Tell the user something that is no result, on standard error."""
    err.print(" ".join(line.splitlines()))


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 article`, `1,200 articles`, `3 people`."""
    plural = {"person": "people", "country": "countries", "city": "cities"}.get(noun, noun + "s")
    return f"{number:,} {noun if number == 1 else plural}"

"""kg retract: withdraw articles, with exactly what rests on them alone."""

import sys
from typing import Annotated, Literal

import msgspec
import typer

from kg.cli.console import DEFAULT_STORE, StoreOption, counted, out, say
from kg.cli.keeping import folder_of, name_of


def retract(
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE…", help="Ids or addresses; - for standard input, one a line.")
    ],
    why: Annotated[str, typer.Option(help="Why, for those who read it later.")] = "",
    who: Annotated[str | None, typer.Option(help="Who says so; else the system's name of the user.")] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Drop what was read of them from the store too.")] = False,
    store: StoreOption = DEFAULT_STORE,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",  # noqa: A002
) -> None:
    """Withdraw articles: the graph is as if they had never been read, and no build reads them again."""
    from kg.retracting import retract  # noqa: PLC0415 - loads the stages

    folder = folder_of(store, "withdraw articles from the folder it is served from")
    names = [name for given in articles for name in (sys.stdin.read().splitlines() if given == "-" else [given])]
    done = retract(folder, [name for name in names if name], name_of(who), why, forget=forget)
    for name in done.unknown:
        say(f"kg: no article has the id or address {name!r}")
    if format == "json":
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(done), indent=2).decode() + "\n")
    else:
        for one in done.withdrawn:
            out.print(f"{one.article} is withdrawn; to take it back: kg correct undo {one.id}")
        if done.withdrawn:
            out.print(f"{counted(done.added, 'statement')} added, {done.removed:,} removed in {store}")
    if done.unknown:
        raise typer.Exit(1)

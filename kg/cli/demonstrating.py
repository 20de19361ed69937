"""kg demo: the sample articles, what was found in them, an answered question and a file for Gephi."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.asking import answer_here
from kg.cli.building import build_here
from kg.cli.console import out
from kg.cli.overview import overview
from kg.store import open_reader

QUESTION = "who led Ukraine's delegation?"
NEXT = """
Next:
    kg ask "who is Rustem Umerov?" --store {store}
    kg serve --store {store}
    kg build FOLDER-OF-YOUR-ARTICLES
Gephi opens {gexf}; while kg serve runs, http://127.0.0.1:8000/docs shows what it answers."""


def demo(
    folder: Annotated[Path, typer.Option(help="Where the store and the GEXF file go.")] = Path("newskg-demo"),
) -> None:
    """Build the sample articles, show what was found, answer a question and write a file for Gephi."""
    from kg.export import export as write  # noqa: PLC0415 - loads the graph library
    from kg.resources import resource  # noqa: PLC0415

    store, gexf = folder / "store", folder / "newskg.gexf"
    complete = build_here([str(resource("data/articles"))], str(store))
    reader = open_reader(store)
    for heading, lines in overview(reader):
        out.print(f"\n{heading}", style="bold")
        for line in lines:
            out.print(f"    {line}")
    out.print(f"\n{QUESTION}", style="bold")
    answered = answer_here(QUESTION, reader)
    write(reader, "gexf", gexf)
    out.print(NEXT.format(store=store, gexf=gexf))
    if not (complete and answered):
        raise typer.Exit(1)

"""kg export: the graph in the formats of other tools."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import DEFAULT_STORE, StoreOption, say
from kg.store import open_reader


def export(
    format: Annotated[str, typer.Argument(help="gexf, graphml, csv, cytoscape, turtle, nquads, trig or jsonld.")],  # noqa: A002
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write; for csv a folder or a .zip.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write the graph in another format."""
    from kg.export import export as write  # noqa: PLC0415 - loads the graph library

    write(open_reader(store), format, target)
    say(f"wrote {target}")

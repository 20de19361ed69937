"""kg serve: hands uvicorn the name of the service's factory, and imports nothing of it."""

import os
from typing import Annotated

import typer

from kg.cli.console import DEFAULT_STORE, StoreOption
from kg.store import open_reader

SERVICE = "api.app:from_environment"


def serve(
    store: StoreOption = DEFAULT_STORE,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
) -> None:
    """Serve the graph over HTTP: SPARQL, questions, look-ups, exports."""
    import uvicorn  # noqa: PLC0415 - only this command needs it

    open_reader(store)  # says at once, and in one line, when there is nothing to serve
    os.environ["NEWSKG_STORE"] = store
    uvicorn.run(SERVICE, factory=True, host=host, port=port)

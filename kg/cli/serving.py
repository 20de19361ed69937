"""kg serve: hands its flags to the service, and imports nothing of it."""

from importlib import import_module

import typer

SERVER = "api.server"
PASSED_ON = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}


def serve(context: typer.Context) -> None:
    """Serve the graph over HTTP: SPARQL, questions, look-ups, exports. `kg serve --help` lists its flags."""
    import_module(SERVER).serve(context.args)

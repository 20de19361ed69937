"""The command line. Exit codes: 0 done; 1 nothing found, or some input was set aside; 2 usage, or it cannot be done."""

import logging
import os
import sys

import typer

from kg.cli.asking import ask
from kg.cli.building import build
from kg.cli.checking import check
from kg.cli.console import err, say
from kg.cli.correcting import correct
from kg.cli.demonstrating import demo
from kg.cli.disagreements import disagreements
from kg.cli.explaining import why
from kg.cli.exporting import export
from kg.cli.linking import link
from kg.cli.querying import query
from kg.cli.retracting import retract
from kg.cli.reviewing import review
from kg.cli.serving import PASSED_ON, serve
from kg.cli.tokens import token
from kg.errors import NewskgError

COMMANDS = (build, ask, why, review, link, disagreements, retract, query, export, check, serve, demo)

app = typer.Typer(
    help="News articles as a knowledge graph that can be trusted sentence by sentence.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in COMMANDS:
    app.command(context_settings=PASSED_ON if command is serve else None)(command)
app.add_typer(correct, name="correct")
app.add_typer(token, name="token")


def main() -> None:
    """Run the command line; every error that newskg raises on purpose becomes one line on standard error."""
    if err.is_terminal:  # someone waits: say what takes long
        logging.basicConfig(format="%(message)s")
        logging.getLogger("kg").setLevel(logging.INFO)
    try:
        app()
    except NewskgError as error:
        say(f"kg: {error}")
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output has closed it, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)

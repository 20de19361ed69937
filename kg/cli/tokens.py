"""kg token: makes the secrets that let someone write through the service."""

from typing import Annotated

import typer

from kg.cli.console import out, say
from kg.errors import NewskgError
from kg.tokens import new_token

token = typer.Typer(help="Tokens that let someone write through the service.", no_args_is_help=True)


@token.callback()
def _group() -> None:
    """Tokens that let someone write through the service."""


@token.command()
def new(
    name: Annotated[str, typer.Argument(help="Who it is for: the log of writes names them so.")],
    derived: Annotated[bool, typer.Option("--derived", help="May also change what the builder wrote.")] = False,
) -> None:
    """Make a token. It is printed once, on standard output, and kept nowhere."""
    try:
        secret, made = new_token(name, derived=derived)
    except ValueError as error:
        raise NewskgError(str(error)) from error
    out.print(secret)
    say("This is shown once: hand it over safely. To let it write, add this word to the service's environment:")
    say(f"NEWSKG_TOKENS={made}")

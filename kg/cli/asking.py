"""kg ask: a question in plain English, answered with the sentences that say so."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from kg.cli.console import DEFAULT_STORE, StoreOption, counted, out, say
from kg.errors import InputError
from kg.store import Reader, open_reader

if TYPE_CHECKING:
    from kg.ask import Answer


def ask(
    question: Annotated[str, typer.Argument(help="A question in plain English.")],
    store: StoreOption = DEFAULT_STORE,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print the answer.")] = "text",  # noqa: A002
    as_of: Annotated[
        str | None, typer.Option(help="Only what articles published until then tell: 2025, 2025-07 or 2025-07-23.")
    ] = None,
) -> None:
    """Answer a question with the sentences that say so."""
    if not answer_here(question, open_reader(store), as_json=format == "json", as_of=as_of):
        raise typer.Exit(1)


def answer_here(question: str, reader: Reader, as_json: bool = False, as_of: str | None = None) -> bool:
    """Print the answers, or why there are none; whether there are any. Raises InputError where `as_of` is no date."""
    from kg.ask import answer  # noqa: PLC0415 - loads the forms of questions
    from kg.moments import moment  # noqa: PLC0415 - so does it

    try:
        until = moment(as_of).text if as_of else None
    except ValueError as error:
        raise InputError(
            "--as-of", f"{error}; give a year, a month or a day, as 2025, 2025-07 or 2025-07-23"
        ) from error
    reply = answer(question, reader, until)
    if as_json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(reply.to_json()), indent=2).decode() + "\n")
    elif reply.message:
        say(reply.message)
    else:
        for found in reply.answers:
            out.print(found.label, style="bold")
            if found.detail:
                out.print(f"    {found.detail}")
            out.print(f"    {_held(found)}")
            for quote in found.evidence:
                source = ", ".join(filter(None, (quote.title or quote.article, quote.published)))
                out.print(f"    “{quote.quote}”\n        {source}")
    return bool(reply.answers)


def _held(found: "Answer") -> str:
    """ "3 articles, 1 origin; another says 4", with how many say so where it is more than one."""
    told = [f"{counted(found.articles, 'article')}, {counted(found.origins, 'origin')}"]
    for other in found.others:
        who = f"{counted(other.origins, 'other')} say" if other.origins > 1 else "another says"
        told.append(f"{who} {other.label}{' later' if other.later else ''}")
    return "; ".join(told)

"""kg disagreements: where sources differ, side by side, the most weighty first."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from kg.cli.console import DEFAULT_STORE, StoreOption, counted, out, say
from kg.store import open_reader

if TYPE_CHECKING:
    from kg.disagreements import Disagreement, Value

# What a property of the ontology is called in a sentence; what is not here is an outcome, as "shot_down".
_SPOKEN = {"eventStatus": "status", "headedBy": "head", "holder": "holder of the role"}


def disagreements(
    about: Annotated[
        str | None, typer.Option(help="Only on this: an IRI, id/event/… or a name; its events, teams and roles too.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    limit: Annotated[int, typer.Option(min=1, help="How many are shown.")] = 20,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print them.")] = "text",  # noqa: A002
) -> None:
    """List where sources differ: numbers, dates, places, heads, holders of roles."""
    from kg.disagreements import disagreements_at, ranking  # noqa: PLC0415 - --help does without
    from kg.judgements import find_one  # noqa: PLC0415

    reader = open_reader(store)
    thing = find_one(reader, about) if about else None
    if about and thing is None:
        say(f"the graph has nothing called {about!r}")
        raise typer.Exit(1)
    found = ranking(reader, thing.iri if thing else None)
    shown = disagreements_at(reader, found[:limit])
    if format == "json":
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(shown), indent=2).decode() + "\n")
    else:
        for one in shown:
            _print(one)
    if len(found) > limit:
        say(f"and {len(found) - limit:,} more: --limit shows them")
    if not found:
        say(f"no source differs from another{f' on {thing.label}' if thing else ''}")
        raise typer.Exit(1)


def _print(one: "Disagreement") -> None:
    what = _SPOKEN.get(one.property, one.property.replace("_", " "))
    what = f"{one.of} {what}" if one.of and one.property != "holder" else f"{what} {one.of}".strip()
    out.print(f"{one.label}: {what}", style="bold")
    out.print(f"{one.iri}, {counted(one.origins, 'independent origin')}")
    for value in one.values:
        out.print(f"    {value.label}{' (later)' if value.later else ''}  {_held(value)}")
        for said in value.evidence:
            article = said.article
            source = ", ".join(filter(None, (article.title or article.id, article.outlet, article.published)))
            out.print(f"        “{said.quote}”\n            {source}")


def _held(value: "Value") -> str:
    """ "3 articles, 1 origin, 2031-05-04 to 2031-05-06, according to Grustark"."""
    days = value.first if value.first == value.last else f"{value.first} to {value.last}"
    whom = f"according to {', '.join(value.according_to)}" if value.according_to else ""
    held = f"{counted(value.articles, 'article')}, {counted(value.origins, 'origin')}"
    return ", ".join(filter(None, (held, days, whom)))

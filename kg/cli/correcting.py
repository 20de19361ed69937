"""kg correct: say what is otherwise than it was read or resolved, take it back, and list what was said."""

# ruff: noqa: PLR0913, PLR0917 - a command's options are its parameters

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import typer

from kg.cli.console import DEFAULT_STORE, StoreOption, out, say
from kg.cli.corrections import Fate, described, listed, print_json, print_result
from kg.cli.keeping import folder_of, name_of
from kg.corrections import Entry, Journal, Retract, Undo, standing
from kg.errors import InputError, StoreError
from kg.ids import CORRECTIONS_GRAPH, SPARQL_PREFIXES
from kg.model import MentionKind, Status
from kg.store import open_reader

_BUILT = f"""{SPARQL_PREFIXES}SELECT ?id ?applies ?reason WHERE {{ GRAPH <{CORRECTIONS_GRAPH}> {{
    ?one dcterms:identifier ?id ; nk:applies ?applies OPTIONAL {{ ?one nk:reason ?reason }} }} }}"""
_ENDPOINT = "correct the folder it is served from, or send it to its /corrections"
correct = typer.Typer(help="Say what is otherwise than it was read; every build keeps to it.", no_args_is_help=True)

_THING = "An address (ARTICLE#mention:10-21), an IRI or id/…, or a name."
Thing = Annotated[str, typer.Argument(metavar="WHAT", help=_THING)]
Other = Annotated[str, typer.Argument(metavar="OTHER", help=_THING)]
In = Annotated[str | None, typer.Option("--in", metavar="ARTICLE", help="The article that names it so.")]
Why = Annotated[str, typer.Option("--why", help="What it rests on, for those who read it later.")]
Who = Annotated[str | None, typer.Option("--who", help="Who says so; else the system's name of the user.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")]
Later = Annotated[bool, typer.Option("--later", help="Keep it, and leave the graph to the next build.")]
Format = Annotated[Literal["text", "json"], typer.Option("--format", help="How to print it.")]


@correct.command()
def same(
    what: Thing, other: Other, in_: In = None, why: Why = "", who: Who = None, store: StoreOption = DEFAULT_STORE,
    dry_run: DryRun = False, later: Later = False,
) -> None:  # fmt: skip
    """Two are one."""
    _request(store, who, dry_run, later, correction="same", target=what, other=other, article=in_, why=why)


@correct.command()
def different(
    what: Thing,
    other: Annotated[str | None, typer.Argument(metavar="[OTHER]", help=_THING)] = None,
    articles: Annotated[str, typer.Option(metavar="A,B", help="The articles that mean another, by ids.")] = "",
    in_: In = None, why: Why = "", who: Who = None, store: StoreOption = DEFAULT_STORE,
    dry_run: DryRun = False, later: Later = False,
) -> None:  # fmt: skip
    """What was taken for one is two: WHAT leaves OTHER, or the mentions in some articles leave WHAT."""
    _request(
        store, who, dry_run, later, correction="different", target=what, other=other, article=in_, why=why,
        articles=tuple(filter(None, articles.split(","))),
    )  # fmt: skip


@correct.command()
def rename(
    what: Thing, label: Annotated[str, typer.Argument(help="The label it is to have.")],
    in_: In = None, why: Why = "", who: Who = None, store: StoreOption = DEFAULT_STORE,
    dry_run: DryRun = False, later: Later = False,
) -> None:  # fmt: skip
    """It has another label; the one it had stays as another name."""
    _request(store, who, dry_run, later, correction="rename", target=what, label=label, article=in_, why=why)


@correct.command()
def reject(
    what: Thing, in_: In = None, why: Why = "", who: Who = None, store: StoreOption = DEFAULT_STORE,
    dry_run: DryRun = False, later: Later = False,
) -> None:  # fmt: skip
    """It was misread: no such mention, role, event, statement or part in an event."""
    _request(store, who, dry_run, later, correction="reject", target=what, article=in_, why=why)


@correct.command()
def role(
    what: Thing,
    concept: Annotated[str, typer.Argument(help="A notation of ontology/roles.ttl, such as minister.")],
    quote: Annotated[str, typer.Option(help="The words of the article that say so.")],
    title: Annotated[str | None, typer.Option(help="The role as written.")] = None,
    of: Annotated[str | None, typer.Option(help="The country, body or place, named in the same article.")] = None,
    status: Annotated[Status, typer.Option(help="Whether it is held.")] = "Current",
    since: Annotated[str | None, typer.Option(help="2025, 2025-07 or 2025-07-23.")] = None,
    until: Annotated[str | None, typer.Option(help="2025, 2025-07 or 2025-07-23.")] = None,
    in_: In = None, why: Why = "", who: Who = None, store: StoreOption = DEFAULT_STORE,
    dry_run: DryRun = False, later: Later = False,
) -> None:  # fmt: skip
    """A person has a role that was not read."""
    _request(
        store, who, dry_run, later, correction="role", target=what, concept=concept, quote=quote, title=title, body=of,
        status=status, since=since, until=until, article=in_, why=why,
    )  # fmt: skip


@correct.command()
def kind(
    what: Thing, kind: Annotated[MentionKind, typer.Argument(help="What it is.")],
    in_: In = None, why: Why = "", who: Who = None, store: StoreOption = DEFAULT_STORE,
    dry_run: DryRun = False, later: Later = False,
) -> None:  # fmt: skip
    """It is of another kind: a body, say, and no person."""
    _request(store, who, dry_run, later, correction="kind", target=what, kind=kind, article=in_, why=why)


@correct.command()
def link(
    what: Thing, identifier: Annotated[str, typer.Argument(help="wikidata:Q1, geonames:1, or any IRI.")],
    in_: In = None, why: Why = "", who: Who = None, store: StoreOption = DEFAULT_STORE,
    dry_run: DryRun = False, later: Later = False,
) -> None:  # fmt: skip
    """It is what an identifier elsewhere names."""
    _request(store, who, dry_run, later, correction="link", target=what, identifier=identifier, article=in_, why=why)


@correct.command()
def undo(
    correction: Annotated[str, typer.Argument(metavar="ID", help="The correction's id, or how it begins.")],
    why: Why = "", who: Who = None, store: StoreOption = DEFAULT_STORE,
    dry_run: DryRun = False, later: Later = False, format: Format = "text",  # noqa: A002
) -> None:  # fmt: skip
    """Take a correction back."""
    _make(store, lambda desk: desk.undo(correction, name_of(who), why, dry_run=dry_run, later=later), dry_run, format)


@correct.command()
def add(
    requests: Annotated[str, typer.Argument(metavar="FILE|-", help="JSON objects, one a line; - for standard input.")],
    who: Who = None, store: StoreOption = DEFAULT_STORE,
    dry_run: DryRun = False, later: Later = False, format: Format = "text",  # noqa: A002
) -> None:  # fmt: skip
    """Make many corrections at once, all of them or none; a line has a "correction" and what the command takes."""
    from kg.correcting import Request  # noqa: PLC0415 - the stages take a while to load: listing does without

    given = []
    for number, line in enumerate(_lines(requests), 1):
        if line.strip():
            try:
                given.append(msgspec.json.decode(line, type=Request))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise InputError(f"{requests}, line {number}", str(error)) from error
    _make(store, lambda desk: desk.make(given, name_of(who), dry_run=dry_run, later=later), dry_run, format)


@correct.command("list")
def list_(
    store: StoreOption = DEFAULT_STORE,
    every: Annotated[bool, typer.Option("--all", help="Those that were undone too.")] = False,
    format: Format = "text",  # noqa: A002
) -> None:
    """List the corrections, which of them do not apply, and why."""
    journal = Journal(folder_of(store, _ENDPOINT))
    entries = journal.entries()
    fates = _fates(store, entries)
    shown = [entry for entry in entries if every or entry.id in fates]
    if format == "json":
        print_json([listed(entry, fates.get(entry.id)) for entry in shown])
        return
    for entry in shown:
        out.print(f"{entry.id}  {described(entry)}")
        out.print(f"    {entry.who}, {entry.when}{': ' + entry.why if entry.why else ''}")
        fate = fates.get(entry.id)
        if fate is None and not isinstance(entry, Undo):
            out.print("    undone")
        elif fate is not None and fate.words:
            out.print(f"    {fate.words}")
    if not shown:
        say(f"no corrections in {journal.path}")
        raise typer.Exit(1)


def _fates(store: str, entries: list[Entry]) -> dict[str, Fate]:
    """What the last build made of each standing correction, by id."""
    try:
        rows = open_reader(store).select(_BUILT)
    except StoreError:  # nothing was built yet
        rows = []
    built = {row["id"]: Fate(row["applies"] == "true", row.get("reason", "")) for row in rows}
    # A withdrawal leaves no trace in the graph, where it would be one itself.
    return {
        one.id: Fate(True) if isinstance(one, Retract) else built.get(one.id, Fate(None)) for one in standing(entries)
    }


def _request(store: str, who: str | None, dry_run: bool, later: bool, **fields: Any) -> None:
    from kg.correcting import Request  # noqa: PLC0415

    with _said_in_one_line():
        request = msgspec.convert(fields, Request)
    _make(store, lambda desk: desk.make([request], name_of(who), dry_run=dry_run, later=later), dry_run, "text")


def _make(store: str, step: Callable[[Any], Any], dry_run: bool, format: str) -> None:  # noqa: A002
    from kg.correcting import Correcting  # noqa: PLC0415

    with _said_in_one_line(f"{Journal(store).path}, line "):
        result = step(Correcting(folder_of(store, _ENDPOINT)))
    print_result(result, store, dry_run=dry_run, as_json=format == "json")


@contextmanager
def _said_in_one_line(ours: str = "\0") -> Iterator[None]:
    """A target that names nothing, or several things, is a result: exit code 1. A bad line of our file is none."""
    try:
        yield
    except InputError as error:
        if error.where.startswith(ours):
            raise
        say(f"kg: {error}")
        raise typer.Exit(1) from error


def _lines(requests: str) -> list[bytes]:
    if requests == "-":
        return sys.stdin.buffer.read().splitlines()
    try:
        return Path(requests).read_bytes().splitlines()
    except OSError as error:
        raise InputError(requests, error.strerror or str(error)) from error

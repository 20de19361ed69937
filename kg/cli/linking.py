"""kg link: identifiers elsewhere for the people and bodies of a store, from a file or a reconciliation service."""

# ruff: noqa: PLR0913, PLR0917 - a command's options are its parameters

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer
from rich.progress import Progress

from kg.cli.console import DEFAULT_STORE, StoreOption, counted, err, out, say
from kg.cli.corrections import print_result
from kg.cli.keeping import folder_of, name_of
from kg.ids import ID

if TYPE_CHECKING:
    from kg.links import Kind, Linking, Proposal

_SOURCE = "A file (.csv, .ttl, .nt, .rdf, .jsonld), or the address of a Reconciliation API service."


def link(
    source: Annotated[str, typer.Argument(metavar="FILE|ADDRESS", help=_SOURCE)],
    store: StoreOption = DEFAULT_STORE,
    kind: Annotated[Literal["all", "person", "organization"], typer.Option(help="Whom to look for.")] = "all",
    sure: Annotated[float, typer.Option(min=0.5, max=1.0, help="From which score on a link is made unasked.")] = 0.93,
    limit: Annotated[int | None, typer.Option(min=1, help="How many, those that most articles name first.")] = None,
    person_type: Annotated[str, typer.Option(help="The service's type for people: Q5 at Wikidata's.")] = "",
    organization_type: Annotated[str, typer.Option(help="Its type for bodies: Q43229 at Wikidata's.")] = "",
    anew: Annotated[bool, typer.Option("--anew", help="Ask a service again what it has answered before.")] = False,
    who: Annotated[str | None, typer.Option("--who", help="Who links; else the system's name of the user.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be linked.")] = False,
    later: Annotated[bool, typer.Option("--later", help="Keep it, and leave the graph to the next build.")] = False,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",  # noqa: A002
) -> None:
    """Link people and bodies to identifiers elsewhere. What is not sure waits for kg review."""
    from kg.links import Linking  # noqa: PLC0415 - the stages take a while to load: --help does without

    kinds: tuple[Kind, ...] = ("person", "organization") if kind == "all" else (kind,)
    linking = Linking(folder_of(store), kinds, limit)
    if source.startswith(("http://", "https://")):
        types: dict[Kind, str] = {"person": person_type, "organization": organization_type}
        proposals = _asked(linking, source, {name: given for name, given in types.items() if given}, sure, anew)
    else:
        proposals = linking.by_file(Path(source), sure)
    if format == "json":
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(proposals), indent=2).decode() + "\n")
    else:
        _print(proposals)
    made = sum(one.verdict == "sure" for one in proposals)
    would = "would be " if dry_run else ""
    about = (
        f"{counted(len(linking.subjects), 'person')} and bodies"
        if kind == "all"
        else counted(len(linking.subjects), kind)
    )
    say(f"{about} looked for: {made} {would}linked, {len(proposals) - made} {would}left to kg review")
    if not dry_run:
        result = linking.make(proposals, source, name_of(who), later=later)
        if result is not None and format == "text":
            print_result(result, store, dry_run=False, as_json=False)
    if not proposals:
        raise typer.Exit(1)


def _asked(linking: "Linking", address: str, types: "dict[Kind, str]", sure: float, anew: bool) -> "list[Proposal]":
    with Progress(console=err, disable=not err.is_terminal) as bar:
        task = bar.add_task("asking", total=None)
        return linking.by_service(
            address, types, lambda done, every: bar.update(task, completed=done, total=every), sure, anew=anew
        )


def _print(proposals: "list[Proposal]") -> None:
    for one in proposals:
        mark = "link" if one.verdict == "sure" else "ask "
        names = f"{one.subject.label} (id/{one.subject.iri.removeprefix(ID)}) is {one.entry.names[0]}"
        out.print(f"{mark} {one.score:.2f}  {names} <{one.entry.identifier}>")
        out.print(f"           {'; '.join(f'{feature.says} ({feature.weight:+})' for feature in one.features)}")

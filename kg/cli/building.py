"""kg build: articles into the graph, with a progress bar on a terminal and a closing summary."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg.cli.console import DEFAULT_STORE, StoreOption, counted, err, out, say
from kg.cli.corrections import report_unmet
from kg.errors import StoreError
from kg.store import Layout, is_address


def build(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…]", help="Files, folders, or - for standard input; none: only write again."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read articles at the same time.")] = 1,
    pipeline: Annotated[str | None, typer.Option(help="An installed spaCy pipeline to read with.")] = None,
) -> None:
    """Read articles into the graph. What was read before and has not changed is not read again.

    Without paths nothing is read: what was read is resolved and written again, as the corrections have it now.
    """
    if paths is None or not paths:
        _rebuild_here(store)
    elif not build_here(paths, store, jobs, pipeline):
        raise typer.Exit(1)


def _rebuild_here(store: str) -> None:
    from kg.assembling import rebuild  # noqa: PLC0415

    if is_address(store):
        raise StoreError(f"{store} is an endpoint: kg build writes to a folder, which kg serve then serves")
    if not Layout(Path(store)).marker.exists():
        raise typer.BadParameter(f"there is no store {store} to write again: give files or folders", param_hint="PATH…")
    written = rebuild(Path(store))
    report_unmet(written.outcomes)
    out.print(f"{counted(written.added, 'statement')} added, {written.removed:,} removed in {store}")


def build_here(paths: list[str], store: str, jobs: int = 1, pipeline: str | None = None) -> bool:
    """Build and report; whether there was something to build and nothing of it was set aside."""
    from kg.articles import read  # noqa: PLC0415 - the stages load a language model: the other commands do without
    from kg.pipeline import build  # noqa: PLC0415
    from kg.reading import DEFAULT_PIPELINE  # noqa: PLC0415

    if is_address(store):
        raise StoreError(f"{store} is an endpoint: kg build writes to a folder, which kg serve then serves")
    try:
        with _bar() as bar:
            task = bar.add_task("read", total=None)
            summary = build(
                read(paths),
                Path(store),
                jobs,
                pipeline or DEFAULT_PIPELINE,
                lambda done, total: bar.update(task, completed=done, total=total),
            )
    except KeyboardInterrupt:
        say("interrupted: what was read is kept, and the same command goes on from there")
        raise
    for error in summary.set_aside:
        say(f"set aside: {error}")
    if not (summary.read or summary.unchanged or summary.set_aside):
        say(f"no article in {' '.join(paths)}: nothing was built")
        return False
    report_unmet(summary.corrections)
    out.print(
        f"{counted(summary.read, 'article')} read, {summary.unchanged:,} unchanged, {len(summary.set_aside):,} set "
        f"aside; {counted(summary.change.added, 'statement')} added, {summary.change.removed:,} removed in {store}"
    )
    return not summary.set_aside


def _bar() -> Progress:
    """A progress bar on standard error, shown on a terminal only."""
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=err, disable=not err.is_terminal, transient=True)

"""kg check: whether the graph can be trusted."""

import typer

from kg.cli.console import DEFAULT_STORE, StoreOption, counted, out, say
from kg.store import open_reader


def check(store: StoreOption = DEFAULT_STORE) -> None:
    """Check the graph against the shapes, and every quote against its article's text."""
    from kg.check import check as examine  # noqa: PLC0415 - loads the shapes engine

    report = examine(open_reader(store))
    for finding in report.findings:
        say(str(finding))
    checked = f"{counted(report.facts, 'fact')} and {counted(report.quotes, 'quote')} checked"
    out.print(f"{checked}: {counted(len(report.findings), 'finding')}")
    if report.findings:
        raise typer.Exit(1)

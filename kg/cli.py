"""The commands: kg build, ask, query, export, check, serve, demo. Exit codes: 0 done; 1 nothing found or input set aside; 2 usage."""

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from kg.errors import NewskgError, QueryError, StoreError
from kg.ids import SPARQL_PREFIXES
from kg.store import Reader, is_address, open_reader

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None, help="News articles as a knowledge graph.")
out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)

DEFAULT_STORE = "newskg-store"
StoreOption = Annotated[str, typer.Option("--store", help="A folder, or the address of a SPARQL 1.1 endpoint.")]
KINDS = """SELECT ?kind (COUNT(?x) AS ?count) WHERE {
  VALUES ?class { nk:Article nk:Person nk:Organization nk:Country nk:City nk:RoleHolding nk:Delegation nk:Event nk:Quotation nk:Position }
  ?x a ?class . BIND(STRAFTER(STR(?class), "#") AS ?kind) } GROUP BY ?kind ORDER BY DESC(?count)"""
RESULT_TYPES = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", None),
    "csv": ("text/csv", None),
    "tsv": ("text/tab-separated-values", None),
    "turtle": (None, "text/turtle"),
}


def main() -> None:
    """Run the command line; every error that newskg raises on purpose becomes one line on standard error."""
    try:
        app()
    except NewskgError as error:
        err.print(f"kg: {error}", markup=False)
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output has closed it, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


@app.command()
def build(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")],
    store: StoreOption = DEFAULT_STORE,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read articles at the same time.")] = 1,
    pipeline: Annotated[str | None, typer.Option(help="An installed spaCy pipeline to read with.")] = None,
) -> None:
    """Read articles into the graph. What was read before and has not changed is not read again."""
    if _build(paths, store, jobs, pipeline):
        raise typer.Exit(1)


def _build(paths: list[str], store: str, jobs: int, pipeline: str | None = None) -> int:
    """Build with a progress bar and a closing summary; how many inputs were set aside."""
    from kg.articles import read  # noqa: PLC0415 - the stages load a language model: the other commands do without
    from kg.pipeline import DEFAULT_PIPELINE, build  # noqa: PLC0415

    if is_address(store):
        raise StoreError(f"{store} is an endpoint: kg build writes to a folder, which kg serve then serves")
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as bar:
        task = bar.add_task("read", total=None)
        summary = build(
            read(paths), Path(store), jobs, pipeline or DEFAULT_PIPELINE,
            lambda done, total: bar.update(task, completed=done, total=total),
        )  # fmt: skip
    for error in summary.set_aside:
        err.print(f"set aside: {error}", markup=False)
    change = summary.change
    out.print(
        f"{summary.read} articles read, {summary.unchanged} unchanged, {len(summary.set_aside)} set aside; "
        f"{change.added} statements added, {change.removed} removed in {store}"
    )
    return len(summary.set_aside)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="A question in plain English.")],
    store: StoreOption = DEFAULT_STORE,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print the answer.")] = "text",  # noqa: A002
) -> None:
    """Answer a question with the sentences that say so."""
    if not _ask(question, open_reader(store), format):
        raise typer.Exit(1)


def _ask(question: str, reader: Reader, format: str = "text") -> bool:  # noqa: A002
    from kg.ask import answer  # noqa: PLC0415

    reply = answer(question, reader)
    if format == "json":
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(reply.to_json()), indent=2).decode() + "\n")
        return bool(reply.answers)
    if reply.message:
        err.print(str(reply.message), markup=False)
    for found in reply.answers:
        out.print(f"{found.label}" + (f" ({found.detail})" if found.detail else ""), markup=False, style="bold")
        for quote in found.evidence:
            out.print(f"    “{quote.quote}”", markup=False)
            out.print(f"    {quote.title or quote.article}{', ' + quote.published if quote.published else ''}", markup=False)
    return bool(reply.answers)


@app.command()
def query(
    sparql: Annotated[str, typer.Argument(metavar="FILE|-|SPARQL", help="A file with a query, - for standard input, or a query.")],
    store: StoreOption = DEFAULT_STORE,
    format: Annotated[  # noqa: A002
        Literal["table", "json", "xml", "csv", "tsv", "turtle"], typer.Option(help="How to print the result.")
    ] = "table",
) -> None:
    """Run a SPARQL query."""
    reader, text = open_reader(store), _query_text(sparql)
    if format == "table":
        _print_table(reader, text)
        return
    for media_type in RESULT_TYPES[format]:
        if media_type is None:
            continue
        try:
            sys.stdout.buffer.write(reader.query(text, media_type))
            return
        except QueryError as error:
            refused = error
    raise refused


def _query_text(sparql: str) -> str:
    if sparql == "-":
        return sys.stdin.read()
    looks_like_a_path = len(sparql) < 1000 and "{" not in sparql and "\n" not in sparql
    if looks_like_a_path:
        try:
            return Path(sparql).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{sparql} is neither a query nor a file that can be read") from error
    return sparql


def _print_table(reader: Reader, text: str) -> None:
    rows = reader.select(text)
    names = list(dict.fromkeys(name for row in rows for name in row))
    if not rows:
        err.print("no rows")
        raise typer.Exit(1)
    table = Table(*names, show_lines=False)
    for row in rows:
        table.add_row(*(row.get(name, "").replace("[", r"\[") for name in names))
    out.print(table)


@app.command()
def export(
    format: Annotated[str, typer.Argument(help="gexf, graphml, csv, cytoscape, turtle, nquads, trig or jsonld.")],  # noqa: A002
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write; for csv a folder or a .zip.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write the graph in another format."""
    from kg.export import export as write  # noqa: PLC0415

    write(open_reader(store), format, target)
    err.print(f"wrote {target}", markup=False)


@app.command()
def check(store: StoreOption = DEFAULT_STORE) -> None:
    """Check the graph against the shapes, and every quote against its article's text."""
    from kg.check import check as examine  # noqa: PLC0415

    report = examine(open_reader(store))
    for finding in report.findings:
        err.print(str(finding), markup=False)
    out.print(f"{report.facts} facts and {report.quotes} quotes checked, {len(report.findings)} findings")
    if report.findings:
        raise typer.Exit(1)


@app.command()
def serve(
    store: StoreOption = DEFAULT_STORE,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
) -> None:
    """Serve the graph over HTTP: SPARQL, questions, look-ups, exports."""
    import uvicorn  # noqa: PLC0415

    open_reader(store)  # says at once, and in one line, when there is nothing to serve
    os.environ["NEWSKG_STORE"] = store
    uvicorn.run("api.app:from_environment", factory=True, host=host, port=port, log_level="info")


@app.command()
def demo(
    folder: Annotated[Path, typer.Option(help="Where the store and the GEXF file go.")] = Path("newskg-demo"),
) -> None:
    """Build the sample articles, show what was found, answer a question and write a file for Gephi."""
    from kg.export import export as write  # noqa: PLC0415
    from kg.resources import resource  # noqa: PLC0415

    store = str(folder / "store")
    _build([str(resource("data/articles"))], store, jobs=1)
    reader = open_reader(store)
    for row in reader.select(SPARQL_PREFIXES + KINDS):
        out.print(f"{row['count']:>6}  {row['kind']}")
    question = "who led Ukraine's delegation?"
    out.print(f"\n{question}", style="bold")
    _ask(question, reader)
    write(reader, "gexf", folder / "newskg.gexf")
    out.print(f"\nThe graph for Gephi: {folder / 'newskg.gexf'}. Next: kg serve --store {store}", markup=False)

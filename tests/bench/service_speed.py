"""How fast the service is beside other SPARQL servers, over HTTP: `python tests/bench/service_speed.py`.

All serve one generated graph, run at the same time, and are asked the same queries in turn; what counts are the ratios
in one run. Asked for the first time means that nobody has asked any of these queries before: each has a number of its
own, and look-ups are of other things each time, as far as there are others. Asked again, the same ones come in rounds.
Given are the median milliseconds of an answer. Beside each number stands, in brackets, what an answer cost of the
processor, which other work on the machine troubles less. Prints a table in Markdown. `pip install oxigraph
rdflib-endpoint` and `apt-get install virtuoso-opensource` bring the others; those that are not there are left out, and
it is said.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from speed_client import Failed
from speed_measures import Asked, Measured, Row, Stream, streamed, throughput
from speed_queries import Question, heavy, look_ups
from speed_servers import SERVERS, CannotRun, Graph, Server, graph

OURS = ("newskg, in memory", "newskg, on disk")
NAMED = 100_000  # the look-ups are of what these first lines of the graph name
SLOW = "rdflib-endpoint"  # takes minutes for queries over the whole graph, and is not asked any
NOT_STREAMED = (SLOW, "Virtuoso")  # Virtuoso takes a minute before it gives the first of a million rows


class Report:
    """The table as it grows: a row for each thing measured, a column for each server."""

    def __init__(self, servers: Sequence[Server]) -> None:
        self._names = [server.name for server in servers]
        self._ours = next((name for name in self._names if name in OURS), None)
        self.lines: list[str] = []
        self.notes: list[str] = []

    def add(self, what: str, row: Row, ratio: str = "") -> None:
        """A row of numbers."""
        cells = [_cell(row.get(name)) for name in self._names]
        self.lines.append(f"| {' | '.join([what, *cells, ratio])} |")
        for name, found in row.items():
            if found.why:
                self.notes.append(f"{name}, {what}: {found.why}")
        print(f"# {what}: {row}", file=sys.stderr, flush=True)

    def ratio(self, row: Row, best: Callable[[Iterable[float]], float] = min) -> str:
        """Ours to the best of the others', as text: to the least, unless `best` says otherwise."""
        values = [found.value for name, found in row.items() if name not in OURS and found.value is not None]
        mine = row[self._ours].value if self._ours in row else None
        return f"{mine / best(values):.2f}" if mine is not None and values else ""

    def text(self) -> str:
        """The whole table, and what there is to say about it."""
        head = f"| {' | '.join(['', *self._names, 'ours to the best other'])} |"
        rule = "|" + "---|" * (len(self._names) + 2)
        return "\n".join([head, rule, *self.lines, "", *(f"- {note}" for note in self.notes)])


def _cell(found: Measured | None) -> str:
    if found is None or found.value is None:
        return "–"
    shown = f"{found.value:.0f}" if found.value >= 100 else f"{found.value:.1f}"
    return (
        shown
        if found.cpu is None
        else f"{shown} ({found.cpu:.0f})"
        if found.cpu >= 100
        else f"{shown} ({found.cpu:.1f})"
    )


def look_up_rows(report: Report, servers: Sequence[Server], again: Sequence[Question], new: Sequence[Question]) -> None:
    """Milliseconds of each kind of look-up: of each of the new ones, then of each of the others once more."""
    for kind in dict.fromkeys(question.kind for question in again):
        same, others = ([question for question in given if question.kind == kind] for given in (again, new))
        _row(report, f"{kind}, first time, ms", servers, same, others)
        rounds = len(others) // len(same)
        _row(report, f"{kind}, again, ms", servers, same, same * rounds)


def heavy_rows(report: Report, servers: Sequence[Server], rounds: int) -> None:
    """Milliseconds of each query over the whole graph, then of one of them asked again."""
    whole = [server for server in servers if server.name != SLOW]
    for question in heavy():
        _row(report, f"{question.kind}, ms", whole, [question], [question.numbered(n + 1) for n in range(rounds)])
    _row(report, "one of these four again, ms", whole, heavy(), heavy() * rounds)


def _row(
    report: Report, what: str, servers: Sequence[Server], warming: Sequence[Question], questions: Sequence[Question]
) -> None:
    asked = Asked(servers, warming)
    row = asked.measured(questions)
    asked.close()
    if len(set(asked.rows.values())) > 1:
        report.notes.append(f"{what}: servers differ in how many rows they give: {asked.rows}")
    report.add(what, row, report.ratio(row))


def throughput_rows(report: Report, servers: Sequence[Server], questions: Sequence[Question], quick: bool) -> None:
    """Look-ups a second of eight clients: of queries that are all new, and of the same ones again and again."""
    for new, what in ((True, "all new"), (False, "the same again")):
        row = throughput(servers, questions, 2.0 if quick else 5.0, new)
        report.add(f"look-ups a second, 8 clients, {what}", row, report.ratio(row, max))


def stream_rows(report: Report, servers: Sequence[Server]) -> None:
    """How a result of a million rows comes."""
    found: dict[str, Stream] = {}
    why: Row = {}
    for server in servers:
        if server.name not in NOT_STREAMED:
            try:
                found[server.name] = streamed(server)
            except Failed as error:
                why[server.name] = Measured(why=str(error))
    parts: dict[str, Callable[[Stream], float]] = {
        "1 M rows: first byte, ms": lambda s: s.first,
        "1 M rows: all, s": lambda s: s.whole,
        "1 M rows: MB": lambda s: s.size,
        "1 M rows: memory grows by, MB": lambda s: s.growth,
    }
    for number, (what, part) in enumerate(parts.items()):
        row = {name: Measured(part(stream)) for name, stream in found.items()}
        report.add(what, row if number else row | why)


def run(given: Graph, peers: Sequence[str], lines: int, quick: bool) -> str:
    """Start the servers, measure, and give the table."""
    each, rounds = (10, 3) if quick else (40, 10)
    again = look_ups(given.nquads, lines, each)
    new = [q.numbered(n + 1) for n, q in enumerate(look_ups(given.nquads, lines, each * rounds, seed=2))]
    with ExitStack() as stack:
        servers, missing = [], []
        for peer in peers:
            began = time.monotonic()
            try:
                servers.append(stack.enter_context(SERVERS[peer](given)))
            except CannotRun as error:
                missing.append(f"{peer} is left out: {error}")
            print(f"# {peer}: started in {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)
        report = Report(servers)
        report.notes += missing
        look_up_rows(report, servers, again, new)
        throughput_rows(report, servers, again, quick)
        heavy_rows(report, servers, 3 if quick else 7)
        stream_rows(report, servers)
    return report.text()


def main() -> None:
    """Measure as the flags say."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--triples", type=int, default=1_050_000)
    flags.add_argument("--rdflib-triples", type=int, help="rdflib-endpoint has so many, the first ones; by default all")
    flags.add_argument("--peers", default=",".join(SERVERS), help="which servers, by commas")
    flags.add_argument("--quick", action="store_true", help="fewer questions, and fewer rounds")
    flags.add_argument("--folder", type=Path, help="keep the databases here for the next run")
    told = flags.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        small = min(told.rdflib_triples or told.triples, told.triples)
        given = graph(told.folder or Path(passing), told.triples, small)
        print(run(given, told.peers.split(","), min(small, NAMED), told.quick))


if __name__ == "__main__":
    main()

"""The servers that are compared, as users run them: each a process of its own over the same statements."""

import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.request import urlopen

sys.path.append(str(Path(__file__).parents[1]))

from virtuoso import ISQL, NEWS_GRAPH, PROGRAM, REMEDY, load, start

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


class CannotRun(Exception):  # noqa: N818  it is said in the table
    """A server that cannot be had here, and why."""


@dataclass(frozen=True)
class Server:
    """A server that runs: the path of its SPARQL endpoint, with parameters that every query needs."""

    name: str
    pid: int
    port: int
    path: str
    parameters: tuple[tuple[str, str], ...] = ()

    def cpu(self) -> float:
        """Seconds of the processor that it and the processes below it have had, those that ended too."""
        return sum(sum(map(int, _stat(pid)[11:15])) for pid in self._pids()) / TICKS

    def memory(self) -> float:
        """MB in main memory that it and the processes below it take; what they share is counted in each."""
        resident = (int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self._pids())
        return sum(resident) * PAGE / 1e6

    def _pids(self) -> list[int]:
        below: dict[int, list[int]] = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and (fields := _stat(int(entry.name))):
                below.setdefault(int(fields[1]), []).append(int(entry.name))
        found = [self.pid]
        for pid in found:
            found += below.get(pid, [])
        return found


def _stat(pid: int) -> list[str]:
    """The fields of a process after its name, from its state on."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


@dataclass(frozen=True)
class Graph:
    """The statements, where each server finds them. What is made of them is kept in `folder` for the next run."""

    folder: Path
    nquads: Path
    small: Path  # the first of them, or all
    store: Path


def graph(folder: Path, triples: int, small: int) -> Graph:
    """Make the graph and our store of it, unless the folder has them."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Graph(folder, folder / f"{triples}.nq", folder / f"first-{small}.nq", folder / f"store-{triples}")
    generator = [sys.executable, str(Path(__file__).with_name("news_graph.py")), "--triples", str(triples)]
    for flag, path in (("--out", made.nquads), ("--store", made.store)):
        if not path.exists():
            _run([*generator, flag, str(path)])
    with made.nquads.open(encoding="utf-8") as every, made.small.open("w", encoding="utf-8") as first:
        first.writelines(islice(every, small))
    return made


def newskg(name: str, memory: str) -> Callable[[Graph], AbstractContextManager[Server]]:
    """Our own service: `memory` is its --memory-store."""

    @contextmanager
    def started(given: Graph) -> Iterator[Server]:
        port = _free_port()
        # A million rows take longer than the ten seconds that a query has; the other servers set no deadline.
        flags = ["--port", str(port), "--memory-store", memory, "--deadline", "60", "--logs", "json"]
        command = [sys.executable, "-m", "kg", "serve", "--store", str(given.store), *flags]
        with _running(command, port, "/health", given.folder / f"{memory}.log") as pid:
            if memory == "on":
                _wait(lambda: b'"in_memory":true' in _got(port, "/health").replace(b" ", b""), 120)
                time.sleep(2)  # workers take their turns to be replaced by ones that have it
            yield Server(name, pid, port, "/sparql")

    return started


@contextmanager
def oxigraph(given: Graph) -> Iterator[Server]:
    """`oxigraph serve`, over an optimized database on disk."""
    program = _found("oxigraph", "pip install oxigraph")
    location = given.folder / f"oxigraph-{given.nquads.stem}"
    if not location.exists():
        _run([program, "load", "--location", str(location), "--file", str(given.nquads)])
        _run([program, "optimize", "--location", str(location)])
    port = _free_port()
    command = [program, "serve-read-only", "--location", str(location), "--bind", f"127.0.0.1:{port}"]
    with _running(command, port, "/query?query=ASK%7B%7D", given.folder / "oxigraph.log") as pid:
        yield Server("oxigraph serve", pid, port, "/query")


@contextmanager
def rdflib_endpoint(given: Graph) -> Iterator[Server]:
    """rdflib-endpoint as its command line starts it, in memory; it may be given the first statements alone."""
    program, port = _found("rdflib-endpoint", "pip install rdflib-endpoint"), _free_port()
    command = [program, "serve", "--host", "127.0.0.1", "--port", str(port), str(given.small)]
    with _running(command, port, "/?query=ASK%7B%7D", given.folder / "rdflib.log") as pid:
        yield Server("rdflib-endpoint", pid, port, "/")


@contextmanager
def virtuoso(given: Graph) -> Iterator[Server]:
    """Virtuoso, with buffers for the whole graph."""
    for name in (PROGRAM, ISQL):
        _found(name, REMEDY)
    folder = given.folder / f"virtuoso-{given.nquads.stem}"
    is_new = not folder.exists()
    folder.mkdir(exist_ok=True)
    (folder / "virtuoso.lck").unlink(missing_ok=True)
    sql, port = _free_port(), _free_port()
    command = start(folder, sql, port, rows=2_000_000, buffers=(170_000, 130_000))
    with _running(command, port, "/sparql?query=ASK%7B%7D", folder / "out.log") as pid:
        if is_new:
            _run(load(folder, sql, given.nquads))
        yield Server("Virtuoso", pid, port, "/sparql", (("default-graph-uri", NEWS_GRAPH),))


SERVERS: dict[str, Callable[[Graph], AbstractContextManager[Server]]] = {
    "memory": newskg("newskg, in memory", "on"),
    "disk": newskg("newskg, on disk", "off"),
    "oxigraph": oxigraph,
    "virtuoso": virtuoso,
    "rdflib": rdflib_endpoint,
}


def _found(program: str, remedy: str) -> str:
    path = shutil.which(program, path=os.pathsep.join((sysconfig.get_path("scripts"), os.environ["PATH"])))
    if path is None:
        raise CannotRun(f"{program} is not installed: {remedy}")
    return path


def _run(command: list[str]) -> None:
    """Run to its end. Raises CannotRun with what it said when it fails."""
    ended = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    if ended.returncode or "*** Error" in ended.stderr:
        raise CannotRun(f"{command[0]}: {(ended.stderr or ended.stdout).strip()[-300:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _got(port: int, path: str) -> bytes:
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return bytes(answer.read())
    except OSError:
        return b""


def _wait(condition: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise CannotRun(f"not ready within {seconds:g} s")
        time.sleep(0.1)


@contextmanager
def _running(command: list[str], port: int, path: str, log: Path) -> Iterator[int]:
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL)
    try:
        _wait(lambda: bool(_got(port, path)) or process.poll() is not None, 240)
        if process.poll() is not None:
            raise CannotRun(log.read_text()[-300:])
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)

"""Writing the graph: one writer at a time, who replaces all that is derived, or edits graphs, and then publishes."""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from textwrap import shorten
from types import TracebackType

from filelock import FileLock, Timeout
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from kg.errors import QueryError, QueryFailed, StoreError
from kg.ids import DERIVED_GRAPHS
from kg.store import fulltext, generations
from kg.store.layout import Layout
from kg.store.migration import bring_up_to_date
from kg.store.touched import Touched

DERIVED: tuple[DefaultGraph | NamedNode, ...] = (DefaultGraph(), *map(NamedNode, DERIVED_GRAPHS))
MUCH = 0.2  # share of the statements from which on the files are put in order: queries then take a quarter less
# In the mark of what is unpublished, where edits alone are: of named graphs, or of the default graph too.
EDITED, EDITED_DEFAULT = "edited\n", "edited default\n"
BULK = 20_000  # from here on new files, which is what bulk loading writes, cost less than the log


@dataclass(frozen=True)
class Change:
    """How many statements a replacement added and removed."""

    added: int
    removed: int


class GraphWriter:
    """The one writer of a store. Use it as a context manager: inside it holds the store's lock.

    Raises StoreError on entry when another process writes and has not ended within `wait` seconds, when the directory
    cannot be made, or when its format is newer than this newskg.
    """

    def __init__(self, store: str | Path, wait: float = 0.0) -> None:
        self._layout = Layout(Path(store))
        self._lock = FileLock(self._layout.lock, timeout=wait)
        self._opened: Store | None = None
        self._touched = Touched(None)

    def __enter__(self) -> "GraphWriter":
        if self._layout.marker.exists():
            bring_up_to_date(self._layout)
        self._layout.prepare()
        self._acquire()
        try:
            generations.clean(self._layout)
            self._opened = Store(str(self._layout.graph))
            mark = self._layout.unpublished
            self._touched = Touched(set() if not mark.exists() or mark.read_text() == EDITED else None)
        except OSError as error:
            self._lock.release()
            raise StoreError(f"{self._layout.graph} cannot be opened: {error}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._opened = None  # RocksDB closes, and lets another writer in, when the last reference goes
        self._lock.release()

    @property
    def store(self) -> Path:
        """The store's directory."""
        return self._layout.root

    def replace(self, quads: Iterable[Quad]) -> Change:
        """Make the default graph and the derived named graphs exactly these statements; every other graph stays.

        Readers see the old generation until the new one is whole. Nothing is published where nothing changed. A writer
        that is killed at any point leaves the old generation, and the next call brings the new one about.
        """
        wanted = _gathered(quads)
        try:
            change = Change(self._add_missing(wanted), self._remove_stale(wanted))
            if change.added + change.removed >= max(BULK, len(wanted) * MUCH):
                self._master.optimize()
            self._publish()
        except OSError as error:
            raise self._unwritable(error) from error
        return change

    def update(
        self, text: str, base: str | None = None, *, default: bool = True, changes: Sequence[str] | None = None
    ) -> None:
        """Run a SPARQL update, all of it or nothing. Readers see it when `publish` is called.

        Without `default` it may not write the default graph. `changes` are CONSTRUCT queries which, run before, give
        all that it may add to the default graph or take from it; without them publishing looks through all texts.
        Relative IRIs are relative to `base`. Raises QueryError when it is malformed, QueryFailed when it cannot be run,
        and StoreError when a build was cut short, whose half of a graph would be published with it.
        """
        self._begin_edit(default)
        if default:
            self._touched.foresee(self._master, changes, base)
        with _update_errors():
            self._master.update(text, base_iri=base)

    def insert(self, graph: str | None, triples: Iterable[Triple]) -> None:
        """Add triples to a named graph, or to the default graph, all of them or none. See `update` for the rest."""
        name = DefaultGraph() if graph is None else NamedNode(graph)
        self._begin_edit(graph is None)
        triples = list(triples)
        if graph is None:
            self._touched.note(triples)
        try:
            self._master.extend(Quad(t.subject, t.predicate, t.object, name) for t in triples)
            if isinstance(name, NamedNode):
                self._master.add_graph(name)  # one without triples is a graph too
        except OSError as error:
            raise self._unwritable(error) from error

    def has_graph(self, graph: str) -> bool:
        """Whether there is a named graph of this IRI; it may be empty."""
        return self._master.contains_named_graph(NamedNode(graph))

    def publish(self) -> int:
        """Have readers see all edits: the number of the newest generation, which is safe on the disk."""
        try:
            self._publish()
        except OSError as error:
            raise self._unwritable(error) from error
        return self._layout.newest() or 0

    def _publish(self) -> None:
        mark, newest = self._layout.unpublished, self._layout.newest()
        if mark.exists() or newest is None or fulltext.is_missing(self._layout.generation(newest)):
            generations.publish(self._layout, self._master, self._touched.nodes)
            self._layout.unpublished.unlink(missing_ok=True)
            self._touched = Touched(set())
            generations.prune(self._layout)

    def _begin_edit(self, default: bool) -> None:
        mark = self._layout.unpublished
        found = mark.read_text() if mark.exists() else None
        if found is None or (found == EDITED and default):
            self._mark_unpublished(EDITED_DEFAULT if default else EDITED)
        elif found not in (EDITED, EDITED_DEFAULT):
            raise StoreError(f"a build of {self._layout.root} was cut short: run kg build again before anything else")

    def _unwritable(self, error: OSError) -> StoreError:
        return StoreError(f"the store {self._layout.root} cannot be written: {error}")

    @property
    def _master(self) -> Store:
        if self._opened is None:
            raise StoreError("the writer is closed: use it inside a with block")
        return self._opened

    def _acquire(self) -> None:
        try:
            self._lock.acquire()
        except Timeout:
            holder = self._layout.lock.read_text(errors="replace").strip() or "another process"
            raise StoreError(f"{self._layout.root} is being written by {holder}: wait for it to end") from None
        except OSError as error:
            raise StoreError(f"{self._layout.lock} cannot be locked: {error.strerror or error}") from error
        self._layout.lock.write_text(f"process {os.getpid()} on {platform.node()}\n")

    def _add_missing(self, wanted: Store) -> int:
        missing = _Counted(quad for quad in wanted if quad not in self._master)
        first = list(islice(missing, BULK))
        if first:
            self._mark_unpublished()
        self._touched.note(first if len(first) < BULK else None)
        if len(first) < BULK:
            self._master.extend(first)
        else:
            self._master.bulk_extend(chain(first, missing))
        return missing.count

    def _remove_stale(self, wanted: Store) -> int:
        if sum(_size(self._master, graph) for graph in DERIVED) == len(wanted):
            return 0  # all that is wanted is in, so nothing else can be
        present = chain.from_iterable(self._master.quads_for_pattern(None, None, None, graph) for graph in DERIVED)
        stale = [quad for quad in present if quad not in wanted]
        self._mark_unpublished()
        self._touched.note(stale)
        for quad in stale:
            self._master.remove(quad)
        return len(stale)

    def _mark_unpublished(self, text: str = "") -> None:
        generations.replace_text(self._layout.unpublished, text)


class _Counted(Iterator[Quad]):
    """Quads, and how many of them have passed by."""

    def __init__(self, quads: Iterator[Quad]) -> None:
        self._quads = quads
        self.count = 0

    def __next__(self) -> Quad:
        quad = next(self._quads)
        self.count += 1
        return quad


def _gathered(quads: Iterable[Quad]) -> Store:
    # An in-memory store rather than a set: it brings literals to the form the disk gives back ("0.90" as 0.9), without
    # which every rebuild would find differences, and takes a fraction of a set's memory.
    wanted = Store()
    wanted.extend(quads)
    strangers = [graph for graph in wanted.named_graphs() if graph not in DERIVED]
    if strangers:
        raise StoreError(f"{strangers[0]} is not a derived graph: only those and the default graph are replaced")
    return wanted


def _size(store: Store, graph: DefaultGraph | NamedNode) -> int:
    rows = store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", default_graph=graph)
    return int(next(iter(rows))["n"].value)  # type: ignore[arg-type]


@contextmanager
def _update_errors() -> Iterator[None]:
    try:
        yield
    except SyntaxError as error:
        raise QueryError(f"the update is malformed: {shorten(str(error.msg), 300, placeholder=' …')}") from error
    except (ValueError, RuntimeError) as error:
        raise QueryFailed(f"the update cannot be run: {shorten(str(error), 300, placeholder=' …')}") from error
    except OSError as error:
        raise StoreError(f"the update failed: {shorten(str(error), 300, placeholder=' …')}") from error

"""A generation held in memory, for the processes that are forked from the one that holds it.

Heavy joins run several times faster on it than on the disk. The database on disk is opened by a process of its own,
which pours its statements into a pipe: RocksDB starts threads, and a process that has threads cannot be forked safely.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Store, parse

from kg.errors import StoreError
from kg.store import generations
from kg.store.reader import Snapshot

BYTES = 420  # that a statement takes in memory, of newskg's own graphs, with its share of the terms
BYTES_TO_LOAD = 660  # the same at the peak of loading
_FORMAT = RdfFormat.N_QUADS


class _Head(msgspec.Struct):
    """What goes before the statements: how many they are, and the named graphs, of which some may be empty."""

    statements: int
    graphs: list[str]


class Loaded:
    """A generation in memory. `statements` is how many it has.

    `fits` is given that number before loading begins, and may raise. Raises StoreError when the generation cannot be
    read. Not to be made in a process that has opened a store on disk.
    """

    def __init__(self, path: Path, fits: Callable[[int], None]) -> None:
        self.path = path
        self._lease = generations.hold(path)  # ends with this process and those forked from it
        self._store = Store()
        self.statements = _fill(self._store, path, fits)

    def reader(self) -> Snapshot:
        """A reader of it, for this process alone: make it after forking."""
        return Snapshot(self.path, self._store)


def _fill(store: Store, path: Path, fits: Callable[[int], None]) -> int:
    incoming, outgoing = os.pipe()
    pouring = os.fork()
    if not pouring:
        os.close(incoming)
        _pour(path, outgoing)
    os.close(outgoing)
    try:
        with os.fdopen(incoming, "rb") as pipe:
            head = msgspec.json.decode(pipe.readline() or b"{}", type=_Head)
            fits(head.statements)
            store.extend(parse(pipe, _FORMAT))
        for graph in head.graphs:
            store.add_graph(BlankNode(graph[2:]) if graph.startswith("_:") else NamedNode(graph))
    except msgspec.DecodeError as error:
        raise StoreError(f"{path} cannot be opened to be held in memory") from error
    finally:
        _, status = os.waitpid(pouring, 0)
    if status or len(store) != head.statements:
        raise StoreError(f"{path} could not be read to its end, to be held in memory")
    return head.statements


def _pour(path: Path, outgoing: int) -> None:
    """Write the whole generation into a pipe, and end this process."""
    status = 1
    try:
        store = Store.read_only(str(path))
        graphs = [graph.value if isinstance(graph, NamedNode) else str(graph) for graph in store.named_graphs()]
        with os.fdopen(outgoing, "wb") as pipe:
            pipe.write(msgspec.json.encode(_Head(len(store), graphs)) + b"\n")
            store.dump(pipe, _FORMAT)
        status = 0
    except BrokenPipeError:  # it does not fit
        pass
    except Exception as error:  # nothing may escape into the code that forked
        print(f"newskg: {path}: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(status)

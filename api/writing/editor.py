"""Edits of a store: each is logged, then done as a whole or not at all; publishing makes them last and be seen."""

from contextlib import ExitStack
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from api.language.changes import changes
from api.writing.admission import admitted
from api.writing.documents import triples_of
from api.writing.edits import Drop, Edit, Put, Ran, Update
from kg.errors import QueryError
from kg.store import GraphWriter, Journal, Layout

WAIT = 1.0  # seconds that another writer, a build perhaps, may take to end


class Missing(QueryError):  # noqa: N818  it is
    """There is no graph of this name."""


class Editor:
    """The edits of one store. It takes the store's lock with the first edit, and holds it until `release`."""

    def __init__(self, store: str) -> None:
        self._store = Path(store)
        self._held = ExitStack()
        self._open: tuple[GraphWriter, Journal] | None = None

    def release(self) -> None:
        """Let go of the store."""
        self._open = None
        self._held.close()

    def publish(self) -> None:
        """Have readers see all edits, once they and the log of them are on the disk. Raises StoreError."""
        writer, journal = self._opened()
        journal.sync()
        writer.publish()

    def run(self, edit: Edit) -> Ran:
        """Do an edit. Raises QueryError and its kinds, Missing among them, or StoreError: then nothing was done."""
        writer, journal = self._opened()
        entry = journal.asked(edit.token, *_told(edit))
        try:
            match edit:
                case Update():
                    return _update(writer, edit)
                case Put():
                    return _put(writer, edit)
                case Drop():
                    return _drop(writer, edit)
        except Exception as error:
            journal.refused(entry, str(error))
            raise

    def _opened(self) -> tuple[GraphWriter, Journal]:
        if self._open is None:
            with ExitStack() as held:
                writer = held.enter_context(GraphWriter(self._store, WAIT))
                self._open = writer, held.enter_context(Journal(Layout(self._store).writes))
                self._held = held.pop_all()
        return self._open


def _told(edit: Edit) -> tuple[str, str | None, bytes]:
    """What the log says of an edit: what it is, which graph it names, and its text."""
    match edit:
        case Update():
            return "update", None, edit.text.encode(errors="replace")
        case Put():
            return "put" if edit.replace else "post", edit.graph, edit.content
        case Drop():
            return "delete", edit.graph, b""


def _update(writer: GraphWriter, edit: Update) -> Ran:
    text = admitted(edit)
    of_default = changes(text) if edit.derived else []
    writer.update(text, edit.base, default=of_default != [], changes=of_default)
    return Ran()


def _put(writer: GraphWriter, edit: Put) -> Ran:
    created = edit.graph is not None and not writer.has_graph(edit.graph)
    triples = triples_of(edit.content, edit.content_type, edit.base)
    if not edit.replace:
        writer.insert(edit.graph, triples)
        return Ran(created)
    written = (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()
    # One update, for it is done as a whole: nobody ever finds the graph empty.
    if edit.graph is None:
        writer.update(f"CLEAR DEFAULT; INSERT DATA {{ {written} }}")
    else:
        graph = f"GRAPH <{edit.graph}>"
        writer.update(f"DROP SILENT {graph}; CREATE {graph}; INSERT DATA {{ {graph} {{ {written} }} }}", default=False)
    return Ran(created)


def _drop(writer: GraphWriter, edit: Drop) -> Ran:
    if edit.graph is None:
        writer.update("CLEAR DEFAULT")
    elif writer.has_graph(edit.graph):
        writer.update(f"DROP GRAPH <{edit.graph}>", default=False)
    else:
        raise Missing(f"there is no graph {edit.graph}")
    return Ran()

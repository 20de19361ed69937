"""The engine itself, with nothing between: what it passes, the endpoint must pass."""

from io import BytesIO

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.store.media import write_result
from w3c.evaluation import Failed, Malformed
from w3c.suite import Graphs, triples


class Engine:
    """A Target: a new store in memory for each request."""

    def query(self, graphs: Graphs, text: str, base: str, media_type: str) -> bytes:
        """See `Target.query`."""
        out = BytesIO()
        try:
            write_result(filled(graphs).query(text, base_iri=base), media_type, out)
        except SyntaxError as error:
            raise Malformed(str(error)) from error
        except (RuntimeError, OSError) as error:
            raise Failed(str(error)) from error
        return out.getvalue()

    def update(self, graphs: Graphs, text: str, base: str) -> list[Quad]:
        """See `Target.update`."""
        store = filled(graphs)
        _run(store, text, base)
        return list(store)

    def take(self, text: str, base: str) -> None:
        """See `Target.take`."""
        _run(Store(), text, base)


def _run(store: Store, text: str, base: str) -> None:
    try:
        store.update(text, base_iri=base)
    except SyntaxError as error:
        raise Malformed(str(error)) from error
    except (RuntimeError, OSError) as error:
        raise Failed(str(error)) from error


def filled(graphs: Graphs) -> Store:
    """A store that holds these graphs."""
    store = Store()
    for name, path in graphs:
        graph = DefaultGraph() if name is None else NamedNode(name)
        store.extend(Quad(*triple, graph) for triple in triples(path))
    return store

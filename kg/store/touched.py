"""Which nodes edits are about: what is kept in step with the graph is made anew for these alone."""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryTriples, Store, Triple

from kg.store.texts import READ

MOST_NODES = 2_000  # from here on all is made anew
MOST_CHANGES = 100_000  # statements that are looked at


class Touched:
    """The nodes that have lost or gained statements of the default graph by properties of `texts.READ`.

    `nodes` is None where they are not known, or too many.
    """

    def __init__(self, nodes: set[str] | None) -> None:
        self.nodes = nodes

    def note(self, changed: Iterable[Triple | Quad] | None) -> None:
        """Note what these statements are about, None where they are not known."""
        if changed is None or self.nodes is None:
            self.nodes = None
            return
        for number, said in enumerate(changed):
            elsewhere = isinstance(said, Quad) and not isinstance(said.graph_name, DefaultGraph)
            if not elsewhere and said.predicate.value in READ and isinstance(said.subject, NamedNode):
                self.nodes.add(said.subject.value)
            if number >= MOST_CHANGES or len(self.nodes) > MOST_NODES:
                self.nodes = None
                return

    def foresee(self, store: Store, changes: Sequence[str] | None, base: str | None) -> None:
        """Note what an update will be about, by CONSTRUCT queries for all that it may change."""
        try:
            self.note(None if changes is None else _constructed(store, changes, base))
        except (SyntaxError, ValueError, RuntimeError):  # the update itself will tell what is wrong
            self.nodes = None


def _constructed(store: Store, changes: Sequence[str], base: str | None) -> Iterator[Triple]:
    for query in changes:
        found = store.query(query, base_iri=base)
        assert isinstance(found, QueryTriples)  # noqa: S101  CONSTRUCT gives nothing else
        yield from found

"""Queries in files: their `${holes}` are filled with terms that cannot break out of their places."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Template

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.ids import SPARQL_PREFIXES
from kg.store.reader import Reader

Row = dict[str, str]
AT_ONCE = 200  # nodes asked for together: some endpoints take no longer queries


class Queries:
    """The queries of a folder, by the names of their files without `.rq`. Each is read once.

    Holes are SPARQL: made by `iri`, `iris` and `literal`, or written in the source.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Template] = {}

    def text(self, name: str, /, **holes: str) -> str:
        """The query of that name, whole. Raises KeyError where a hole is left."""
        if name not in self._read:
            text = (self._folder / f"{name}.rq").read_text(encoding="utf-8")
            self._read[name] = Template(SPARQL_PREFIXES + text)
        return self._read[name].substitute(holes)

    def rows(self, reader: Reader, name: str, /, **holes: str) -> list[Row]:
        """The rows of the query of that name."""
        return reader.select(self.text(name, **holes))

    def rows_of(self, reader: Reader, name: str, nodes: Iterable[str], /, **holes: str) -> list[Row]:
        """The rows of a query about these nodes, given as SPARQL, of which its hole `nodes` takes so many at a time."""
        return [row for page in pages(nodes) for row in self.rows(reader, name, nodes=" ".join(page), **holes)]


def pages(nodes: Iterable[str]) -> Iterator[list[str]]:
    """These, each once and in order, as many at a time as a query may ask about."""
    wanted = sorted(set(nodes))
    return (wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE))


def iri(address: str) -> str:
    """An IRI as SPARQL writes it. Raises QueryError where it is none."""
    try:
        return str(NamedNode(address))
    except ValueError as error:
        raise QueryError(f"{address!r} is no IRI") from error


def iris(addresses: Iterable[str]) -> list[str]:
    """IRIs as SPARQL writes them."""
    return [iri(address) for address in addresses]


def literal(text: str) -> str:
    """A plain string as SPARQL writes it."""
    return str(Literal(text))

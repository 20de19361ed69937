"""The queries of `queries/`: their `${holes}` are filled with terms that cannot break out of their places."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from string import Template

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.ids import SPARQL_PREFIXES
from kg.store import Reader

Row = dict[str, str]
MOST = 200  # nodes asked for at once: some endpoints take no longer queries


@cache
def _template(name: str) -> Template:
    return Template(SPARQL_PREFIXES + (Path(__file__).parent / "queries" / f"{name}.rq").read_text(encoding="utf-8"))


def rows(reader: Reader, name: str, **holes: str) -> list[Row]:
    """The rows of the named query. The holes are SPARQL: made by `iri`, `iris` or `literal`."""
    return reader.select(_template(name).substitute(holes))


def rows_of(reader: Reader, name: str, nodes: Iterable[str], **holes: str) -> list[Row]:
    """The rows of a named query about these nodes, given as SPARQL, so many at a time."""
    wanted = sorted(set(nodes))
    pages = (wanted[start : start + MOST] for start in range(0, len(wanted), MOST))
    return [row for page in pages for row in rows(reader, name, nodes=" ".join(page), **holes)]


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

"""The queries of `queries/`, whose `${holes}` are filled with terms that cannot break out of their places."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from string import Template

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.ids import SPARQL_PREFIXES
from kg.store import Reader

Row = dict[str, str]
Facts = dict[str, dict[str, list[str]]]
AT_ONCE = 200  # nodes asked for at once: some endpoints take no longer queries
_FOLDER = Path(__file__).parent / "queries"


@cache
def _template(name: str) -> Template:
    return Template(SPARQL_PREFIXES + (_FOLDER / f"{name}.rq").read_text(encoding="utf-8"))


def rows(reader: Reader, name: str, **holes: str) -> list[Row]:
    """The rows of the named query. The holes are SPARQL."""
    return reader.select(_template(name).substitute(holes))


def iri(address: str) -> str:
    """An IRI as SPARQL writes it. Raises QueryError where it is none."""
    try:
        return str(NamedNode(address))
    except ValueError as error:
        raise QueryError(f"{address!r} is no IRI") from error


def facts(reader: Reader, nodes: Iterable[str], properties: Iterable[str]) -> Facts:
    """The values of these properties by node, then by property, in a fixed order; a node without any has none."""
    wanted, asked = sorted(set(nodes)), [iri(name) for name in properties]
    found: Facts = {}
    for start in range(0, len(wanted), AT_ONCE):
        some = " ".join(iri(node) for node in wanted[start : start + AT_ONCE])
        each = (f"{{ VALUES ?node {{ {some} }} ?node {name} ?value BIND({name} AS ?property) }}" for name in asked)
        for row in rows(reader, "facts", branches=" UNION ".join(each)):
            found.setdefault(row["node"], {}).setdefault(row["property"], []).append(row["value"])
    for of_one in found.values():
        for values in of_one.values():
            values.sort()
    return found

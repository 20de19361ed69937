"""The queries about what sources differ on, each in a file of `queries/`, and what is said of many nodes at once."""

from collections.abc import Iterable
from pathlib import Path

from kg.store import Queries, Reader, iri, pages

QUERIES = Queries(Path(__file__).parent / "queries")
Facts = dict[str, dict[str, list[str]]]


def facts(reader: Reader, nodes: Iterable[str], properties: Iterable[str]) -> Facts:
    """The values of these properties by node, then by property, in a fixed order; a node without any has none."""
    asked = [iri(name) for name in properties]
    found: Facts = {}
    for page in pages(nodes):
        some = " ".join(map(iri, page))
        each = (f"{{ VALUES ?node {{ {some} }} ?node {name} ?value BIND({name} AS ?property) }}" for name in asked)
        for row in QUERIES.rows(reader, "facts", branches=" UNION ".join(each)):
            found.setdefault(row["node"], {}).setdefault(row["property"], []).append(row["value"])
    for of_one in found.values():
        for values in of_one.values():
            values.sort()
    return found

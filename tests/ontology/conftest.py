from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph

from kg.ids import PREFIXES
from kg.resources import resource


@cache
def turtle(name: str) -> Graph:
    """One file of the ontology."""
    return Graph().parse(resource("ontology") / name)


@cache
def whole() -> Graph:
    """All files of the ontology as one graph."""
    graph = Graph()
    for path in sorted(Path(resource("ontology")).glob("*.ttl")):
        graph.parse(path)
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    return graph


@pytest.fixture(scope="session")
def ontology() -> Graph:
    return whole()


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return turtle("shapes.ttl")


@pytest.fixture(scope="session")
def roles() -> Graph:
    return turtle("roles.ttl")

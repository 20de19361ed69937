from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.ids import ARTICLES_GRAPH, ID, NK
from kg.store import GraphWriter

Statement = Callable[..., Quad]


@pytest.fixture
def statement() -> Statement:
    def made(subject: str, value: str, graph: str | None = None) -> Quad:
        name = NamedNode(graph) if graph else DefaultGraph()
        return Quad(NamedNode(ID + subject), NamedNode(NK + "words"), Literal(value), name)

    return made


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def built(store: Path, statement: Statement) -> Path:
    """A store with two statements in the default graph and one in the register."""
    with GraphWriter(store) as writer:
        writer.replace(
            [
                statement("quotation/1", "Talks go on"),
                statement("quotation/2", 'They agreed, "in principle"'),
                statement("article/1", "read", ARTICLES_GRAPH),
            ]
        )
    return store

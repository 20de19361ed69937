from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, Store

from kg.store import GraphWriter, Reader, open_reader

if TYPE_CHECKING:
    import xmlschema

NEWSROOM = Path(__file__).with_name("newsroom.ttl")
SHARED = Path(os.environ.get("NEWSKG_SHARED") or Path(__file__).parents[3] / "shared")


@pytest.fixture(scope="session")
def publish(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Reader]:
    """Turns Turtle into a published store and gives its reader."""

    def publish(turtle: str) -> Reader:
        graph = Store()
        graph.load(turtle.encode(), RdfFormat.TURTLE)
        store = tmp_path_factory.mktemp("store")
        with GraphWriter(store) as writer:
            writer.replace(graph)
        return open_reader(store)

    return publish


@pytest.fixture(scope="session")
def newsroom(publish: Callable[[str], Reader]) -> Reader:
    return publish(NEWSROOM.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def gexf_schema() -> xmlschema.XMLSchema:
    return _schema("gexf-1.3/gexf.xsd")


@pytest.fixture(scope="session")
def graphml_schema() -> xmlschema.XMLSchema:
    return _schema("graphml/graphml.xsd")


def _schema(path: str) -> xmlschema.XMLSchema:
    import xmlschema  # noqa: PLC0415 - slow to load, and few tests need it

    if not (SHARED / path).exists():
        pytest.skip(f"no {path} in {SHARED}: set NEWSKG_SHARED to the folder of shared schemas")
    return xmlschema.XMLSchema(SHARED / path)

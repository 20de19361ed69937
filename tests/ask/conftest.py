"""A published store with a small graph about Ruritania, a country that never was."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.store import GraphWriter, Reader, open_reader


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    store = tmp_path_factory.mktemp("ruritania")
    turtle = (Path(__file__).parent / "ruritania.ttl").read_bytes()
    with GraphWriter(store) as writer:
        writer.replace(parse(turtle, RdfFormat.TURTLE))
    return open_reader(store)

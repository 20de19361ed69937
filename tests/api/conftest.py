"""One small store, and a service over it that most tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Service, news, padding, register, serving

from kg.store import GraphWriter


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("api") / "store"
    with GraphWriter(path) as writer:
        writer.replace([*news(), *register(), *padding()])
    return path


@pytest.fixture(scope="session")
def client(store: Path) -> Iterator[Service]:
    with serving(store, workers="2") as made:
        yield made

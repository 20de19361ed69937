"""One small store, and a service over it that most tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Service, news, padding, register, serving
from writers import TOKENS, small_store

from kg.store import GraphWriter


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where slow tests are left out, the library that all of one file are made with is not loaded in vain."""
    return True if collection_path.name == "test_schema.py" and config.option.markexpr == "not slow" else None


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


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the service that tests write to."""
    return small_store(tmp_path_factory.mktemp("written") / "store")


@pytest.fixture(scope="session")
def writable(written: Path) -> Iterator[Service]:
    """A service that takes updates, for tests that leave the default graph as it was, with predicates of their own."""
    with serving(written, workers="2", tokens=TOKENS, write_deadline="2") as made:
        yield made

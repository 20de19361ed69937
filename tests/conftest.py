"""What several parts of the tests share: one reader, and one store built of the sample articles."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings

from kg.articles import read
from kg.model import Article
from kg.resources import resource

if TYPE_CHECKING:
    from kg.reading import TextReader

# A store waits for the disk at every step that must last, and tests, which only kill processes, have no use for that.
MEMORY = Path("/dev/shm")
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 4 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

# A hundred processes are started here, and each would compile our modules anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("short", max_examples=50, deadline=None)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile("short")  # unless --hypothesis-profile names another

# Modules, tests and the language model stay to the end: to look through them for garbage takes a fifth of all the time.
gc.set_threshold(200_000, 50, 100)


def pytest_collection_finish() -> None:
    gc.freeze()


@pytest.fixture(scope="session")
def reader() -> TextReader:
    """A reader for all tests of a process, since the pipeline takes seconds to load."""
    from kg.reading import TextReader  # noqa: PLC0415 - loads spaCy, which most tests do without

    return TextReader()


@pytest.fixture(scope="session")
def samples() -> list[Article]:
    """The sample articles that ship with newskg."""
    found = [item for item in read([resource("data/articles")]) if isinstance(item, Article)]
    assert len(found) > 20
    return found


@pytest.fixture(scope="session")
def sample_store(samples: list[Article], tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A store built of the sample articles, once for all processes of a run. Nobody may build in it again."""
    from kg.pipeline import build  # noqa: PLC0415 - loads spaCy too

    base = tmp_path_factory.getbasetemp()
    store = (base if worker_id == "master" else base.parent) / "samples" / "store"
    store.parent.mkdir(exist_ok=True)
    with FileLock(store.with_name("lock")):
        if not store.exists():
            summary = build(samples, store.with_name("unfinished"))
            assert summary.set_aside == []
            store.with_name("unfinished").rename(store)
    return store

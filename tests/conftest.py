"""What several parts of the tests share: short articles, and one store built of the sample articles."""

from pathlib import Path

import pytest
from hypothesis import settings

from kg.articles import read
from kg.model import Article
from kg.resources import resource

settings.register_profile("long", max_examples=2000, deadline=None)


@pytest.fixture(scope="session")
def samples() -> list[Article]:
    """The sample articles that ship with newskg."""
    found = [item for item in read([resource("data/articles")]) if isinstance(item, Article)]
    assert len(found) > 20
    return found


@pytest.fixture(scope="session")
def sample_store(samples: list[Article], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built of the sample articles. Nobody may build in it again."""
    from kg.pipeline import build  # noqa: PLC0415 - loads spaCy, which most tests do without

    store = tmp_path_factory.mktemp("samples") / "store"
    summary = build(samples, store)
    assert summary.set_aside == []
    return store

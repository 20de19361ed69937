"""The same articles give the same graph, in whatever order and however many processes."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from kg.model import Article
from kg.pipeline import WORTH_A_PROCESS, build

from .newsroom import ARTICLES, built, generation, statements


def test_order_and_number_of_processes_do_not_matter(tmp_path: Path):
    articles = [replace(article, id=f"{article.id}-{copy}") for article in ARTICLES for copy in range(4)]
    assert len(articles) >= 2 * WORTH_A_PROCESS  # else one process reads them all
    built(articles, tmp_path / "one")
    summary = build(reversed(articles), tmp_path / "other", jobs=2, batch=5)
    assert (summary.read, summary.set_aside) == (len(articles), [])
    assert statements(tmp_path / "other") == statements(tmp_path / "one")


@pytest.mark.slow
def test_nor_do_they_for_the_samples(samples: list[Article], sample_store: Path, tmp_path: Path):
    assert len(samples) >= 2 * WORTH_A_PROCESS  # else one process reads them all
    summary = build(reversed(samples), tmp_path / "other", jobs=2, batch=5)
    assert summary.set_aside == []
    assert summary.read == len(samples)
    assert statements(tmp_path / "other") == statements(sample_store)


def test_building_twice_changes_nothing(tmp_path: Path):
    first = built(ARTICLES, tmp_path)
    assert (first.read, first.unchanged) == (len(ARTICLES), 0)
    assert first.change.added > 100
    before, number = statements(tmp_path), generation(tmp_path)

    again = built(ARTICLES[::-1], tmp_path)
    assert (again.read, again.unchanged) == (0, len(ARTICLES))
    assert (again.change.added, again.change.removed) == (0, 0)
    assert generation(tmp_path) == number
    assert statements(tmp_path) == before


def test_one_by_one_gives_what_all_at_once_gives(tmp_path: Path):
    built(ARTICLES, tmp_path / "at once")
    for article in ARTICLES:
        built([article], tmp_path / "one by one")
    assert statements(tmp_path / "one by one") == statements(tmp_path / "at once")


def test_progress_is_told_after_each_batch(tmp_path: Path):
    told: list[tuple[int, int]] = []
    build(ARTICLES, tmp_path, progress=lambda done, total: told.append((done, total)), batch=3)
    assert told == [(3, 4), (4, 4)]

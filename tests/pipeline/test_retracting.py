"""An article that is withdrawn takes exactly its own support with it, and stays away until that is undone."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.assembling import rebuild
from kg.correcting import Correcting
from kg.corrections import Journal, Retract
from kg.pipeline import build
from kg.retracting import Retracted, retract
from kg.store import Extractions, Kept
from tests.examples import few

from .newsroom import BERGEN, LIMA, NAIROBI, OSLO, built, statements

COPY = replace(OSLO, id="copy", outlet="Elsewhere", published="2031-03-06", url="https://elsewhere.example/oslo")
TOLL = replace(
    NAIROBI, id="toll", text=NAIROBI.text.replace("killed 4 people", "killed 6 people"), published="2031-05-10"
)
ARTICLES = [OSLO, LIMA, NAIROBI, BERGEN, COPY, TOLL]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> list[Kept]:
    """What is read of each article, which every store here begins with."""
    store = tmp_path_factory.mktemp("read")
    built(ARTICLES, store)
    with Extractions(store) as kept:
        return list(kept.all())


def stored(readings: Iterable[Kept], store: Path) -> set[str]:
    """Keep these readings in a store of their own, write its graph, and give it."""
    with Extractions(store) as kept:
        for one in readings:
            kept.put([one.extraction], one.fingerprint.engine)
    rebuild(store)
    return statements(store)


def ids(done: Retracted) -> list[str]:
    return [one.article for one in done.withdrawn]


@few(3)
@given(st.sets(st.sampled_from([a.id for a in ARTICLES]), min_size=1, max_size=5), st.booleans())
def test_the_graph_is_as_if_the_articles_had_never_been_read(
    readings: list[Kept], tmp_path_factory: pytest.TempPathFactory, gone: set[str], forget: bool
):
    store = tmp_path_factory.mktemp("withdrawn")
    whole = stored(readings, store)
    done = retract(store, sorted(gone), "ann", forget=forget)
    assert ids(done) == sorted(gone)
    rest = [one for one in readings if one.extraction.article.id not in gone]
    assert statements(store) == stored(rest, tmp_path_factory.mktemp("rest"))
    if not forget:
        for one in done.withdrawn:
            Correcting(store).undo(one.id, "ann")
        assert statements(store) == whole


def test_a_build_sets_it_aside_and_says_who_withdrew_it_until_it_is_undone(readings: list[Kept], tmp_path: Path):
    whole = stored(readings, tmp_path)
    (one,) = retract(tmp_path, ["lima"], "ann", "the mayor denies it", forget=True).withdrawn
    without = statements(tmp_path)
    changed = replace(LIMA, text="Rosario Quispeada visited Cusco.")
    for version in (LIMA, changed):
        (error,) = build([OSLO, version], tmp_path).set_aside
        assert error.where == LIMA.title
        assert error.reason.startswith("ann withdrew it on 2")
        assert error.reason.endswith(f" (the mayor denies it): kg correct undo {one.id} brings it back")
        assert statements(tmp_path) == without
    Journal(tmp_path).undo(one.id, "ann")
    built(ARTICLES, tmp_path)
    assert statements(tmp_path) == whole


def test_a_changed_article_takes_what_rested_on_its_old_text(readings: list[Kept], tmp_path: Path):
    stored(readings, tmp_path / "changed")
    later = replace(LIMA, text="Rosario Quispeada, the mayor of Lima, visited Cusco on Tuesday.")
    built([later], tmp_path / "changed")
    built([later if one is LIMA else one for one in ARTICLES], tmp_path / "fresh")
    assert statements(tmp_path / "changed") == statements(tmp_path / "fresh")


def test_by_address_once_and_what_is_unknown_is_named(readings: list[Kept], tmp_path: Path):
    stored(readings, tmp_path)
    done = retract(tmp_path, [str(COPY.url), "atlantis"], "ann")
    assert (ids(done), done.unknown) == (["copy"], ("atlantis",))
    before = statements(tmp_path)
    again = retract(tmp_path, ["copy"], "bob")
    assert (again.withdrawn, again.unknown, again.added, again.removed) == ((), (), 0, 0)
    assert statements(tmp_path) == before
    assert [type(one) for one in Journal(tmp_path).standing()] == [Retract]


def test_what_was_forgotten_is_not_in_the_store_any_more(readings: list[Kept], tmp_path: Path):
    stored(readings, tmp_path)
    retract(tmp_path, ["lima"], "ann", forget=True)
    with Extractions(tmp_path) as kept:
        assert kept.get("lima") is None
        assert kept.get("oslo") is not None


def test_the_earliest_of_some_copies_withdrawn_leaves_the_next_as_their_origin(readings: list[Kept], tmp_path: Path):
    stored(readings, tmp_path)
    assert any(
        line.startswith("<https://w3id.org/newskg/id/article/copy>") and "/oslo>" in line
        for line in statements(tmp_path)
    )
    retract(tmp_path, ["oslo"], "ann")
    assert not any("article/oslo" in line for line in statements(tmp_path))

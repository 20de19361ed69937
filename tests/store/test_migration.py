"""Stores of other formats than ours: newer ones are refused, older ones brought up after a copy."""

import shutil
from pathlib import Path

import pytest
from filelock import FileLock
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.store import FORMAT, GraphWriter, Layout, bring_up_to_date, open_reader

NOTE = Quad(NamedNode("a:b"), NamedNode("a:c"), Literal("kept"))


@pytest.fixture
def store(tmp_path: Path) -> Layout:
    with GraphWriter(tmp_path / "store") as writer:
        writer.replace([NOTE])
    return Layout(tmp_path / "store")


def mark(store: Layout, number: int) -> None:
    store.marker.write_text(f"{number}\n")


def rows(path: Path) -> list[dict[str, str]]:
    return open_reader(path).select("SELECT ?o { ?s ?p ?o }")


def test_a_store_of_this_format_is_left_alone(store: Layout) -> None:
    assert bring_up_to_date(store) is None
    assert [path.name for path in store.root.parent.iterdir()] == ["store"]


def test_a_newer_store_is_refused_by_readers_writers_and_migration(store: Layout) -> None:
    mark(store, FORMAT + 1)
    for attempt in (
        lambda: open_reader(store.root),
        lambda: bring_up_to_date(store),
        GraphWriter(store.root).__enter__,
    ):
        with pytest.raises(StoreError, match="upgrade newskg"):
            attempt()


def test_an_older_store_is_copied_and_then_brought_up_step_by_step(store: Layout) -> None:
    mark(store, FORMAT - 1)
    seen: list[tuple[int, str]] = []

    def step(number: int):
        def run(layout: Layout) -> None:
            seen.append((number, layout.marker.read_text().strip()))
            layout.unpublished.write_text(f"by step {number}")

        return run

    steps = {number: step(number) for number in (FORMAT - 1, FORMAT)}
    copy = bring_up_to_date(store, steps, FORMAT + 1)
    assert seen == [(FORMAT - 1, str(FORMAT - 1)), (FORMAT, str(FORMAT))]
    assert store.marker.read_text() == f"{FORMAT + 1}\n"
    assert copy == store.root.with_name(f"store.format-{FORMAT - 1}")
    assert (copy / "FORMAT").read_text() == f"{FORMAT - 1}\n"
    assert not (copy / "unpublished").exists()
    mark(Layout(copy), FORMAT)
    assert rows(copy) == [{"o": "kept"}]


def test_a_step_that_fails_leaves_the_copy_and_is_tried_again(store: Layout) -> None:
    mark(store, FORMAT - 1)

    def broken(_: Layout) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(StoreError, match="No space left"):
        bring_up_to_date(store, {FORMAT - 1: broken})
    assert store.marker.read_text() == f"{FORMAT - 1}\n"
    again = bring_up_to_date(store, {FORMAT - 1: lambda layout: None})
    assert again is not None
    assert again.name == f"store.format-{FORMAT - 1}-2"
    assert rows(store.root) == [{"o": "kept"}]


def test_a_store_too_old_is_refused_and_untouched(store: Layout) -> None:
    mark(store, FORMAT - 1)
    with pytest.raises(StoreError, match="build it anew"):
        bring_up_to_date(store)
    assert [path.name for path in store.root.parent.iterdir()] == ["store"]
    with pytest.raises(StoreError, match=f"has format {FORMAT - 1}"):
        open_reader(store.root)


def test_a_store_that_is_being_written_is_not_migrated(store: Layout) -> None:
    mark(store, FORMAT - 1)
    with FileLock(store.lock), pytest.raises(StoreError, match="is being written"):
        bring_up_to_date(store, {FORMAT - 1: lambda layout: None})


def test_what_is_no_store_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store at"):
        bring_up_to_date(Layout(tmp_path / "nothing"))
    shutil.copy(__file__, tmp_path / "FORMAT")
    with pytest.raises(StoreError, match="instead of a number"):
        bring_up_to_date(Layout(tmp_path))

"""kg correct, from what a person types to what is printed."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from kg.corrections import Journal
from kg.store import GraphWriter
from tests.correcting.newsroom import NEWS, built, labels, statements

from .conftest import Kg


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("made") / "store"
    built(store, *NEWS)
    return store


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    return Path(copytree(made, tmp_path / "store"))


def test_a_correction_says_what_changed_and_how_it_is_undone(kg: Kg, store: Path):
    before = statements(store)
    ran = kg(
        "correct", "rename", "Hanna Morwick", "Hanna Morwík", "--why", "so she says", "--who", "mk", "--store", store
    )
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "Hanna Morwick (id/person/hanna-morwick) is now called Hanna Morwík"
    assert lines[-2].endswith(f"removed in {store}")
    (entry,) = Journal(store).standing()
    assert (entry.who, entry.why) == ("mk", "so she says")
    assert lines[-1] == f"correction {entry.id}; to take it back: kg correct undo {entry.id}"
    listed = kg("correct", "list", "--store", store).out
    assert listed.startswith(f"{entry.id}  rename · “Hanna Morwick” (c#mention:0-13) · Hanna Morwík\n    mk, ")
    assert kg("correct", "undo", entry.id[:6], "--store", store).code == 0
    assert statements(store) == before
    assert kg("correct", "list", "--store", store).code == 1
    assert "    undone\n" in kg("correct", "list", "--all", "--store", store).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("same", "Hanna Morwick", "Anna Morvik"),
        ("same", "Anna Morvik", "c#mention:0-13", "--in", "b"),
        ("different", "Anna Morvik", "--articles", "b"),
        ("different", "Anna Morvik", "id/person/anna-morvik", "--in", "b"),
        ("reject", "Anna Morvik", "--in", "b"),
        (
            "role",
            "Hanna Morwick",
            "minister",
            "--in",
            "c",
            "--quote",
            "Hanna Morwick is a minister",
            "--status",
            "Acting",
        ),
        ("kind", "Anna Morvik", "organization"),
        ("link", "Anna Morvik", "wikidata:Q1"),
    ],
    ids=" ".join,
)
def test_each_command_corrects(kg: Kg, store: Path, arguments: tuple[str, ...]):
    ran = kg("correct", *arguments, "--dry-run", "--store", store)
    assert ran.code == 0, ran.err
    assert "would be added" in ran.out
    assert len(ran.out.splitlines()) > 1
    assert Journal(store).entries() == []


def test_later_waits_for_a_build_without_paths(kg: Kg, store: Path):
    ran = kg("correct", "rename", "Hanna Morwick", "H. M.", "--later", "--store", store)
    assert ran.out.startswith("kept; the next build brings it into the graph: kg build")
    assert "waits for the next build" in kg("correct", "list", "--store", store).out
    assert "H. M." not in labels(store).values()
    assert kg("build", "--store", store).code == 0
    assert "H. M." in labels(store).values()


def test_a_build_says_what_no_longer_applies(kg: Kg, store: Path):
    kg("correct", "reject", "a#event:37-62:meeting-meeting", "--store", store)
    (entry,) = Journal(store).standing()
    built(store, NEWS[0].__class__(article=NEWS[0].article, mentions=NEWS[0].mentions))
    ran = kg("build", "--store", store)
    assert ran.err == [
        f"correction {entry.id} does not apply: reject · “met Karl Vesdahl in Lunden” (a#event:38-64:meeting-meeting): "
        "no such fact is read there any more"
    ]
    assert "does not apply: no such fact" in kg("correct", "list", "--store", store).out
    (listed,) = json.loads(kg("correct", "list", "--format", "json", "--store", store).out)
    assert (listed["id"], listed["applies"]) == (entry.id, False)


def test_many_at_once_from_a_file(kg: Kg, store: Path, tmp_path: Path):
    lines = [
        {"correction": "same", "target": "Hanna Morwick", "other": "Anna Morvik", "why": "one spelling"},
        {"correction": "rename", "target": "a#mention:0-11", "label": "Anna Morvík"},
    ]
    (tmp_path / "ours.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n\n")
    ran = kg("correct", "add", tmp_path / "ours.jsonl", "--format", "json", "--store", store)
    told = json.loads(ran.out)
    assert [one["correction"] for one in told["corrections"]] == ["same", "rename"]
    assert all(one["applies"] for one in told["corrections"])
    assert labels(store)["anna-morvik"] == "Anna Morvík"
    (tmp_path / "bad.jsonl").write_text('{"correction": "same"}')
    ran = kg("correct", "add", tmp_path / "bad.jsonl", "--store", store)
    assert ran.code == 2
    assert "bad.jsonl, line 1: Object missing required field `target`" in ran.err[0]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("rename", "Nobody", "X"), "kg: Nobody: nobody and nothing in the graph has this name"),
        (("undo", "abc"), "no correction has an id that begins with 'abc'"),
        (("same", "Anna Morvik", "Anna Morvik"), "is one with Anna Morvik already"),
    ],
)
def test_what_is_not_there_ends_with_1_and_one_line(kg: Kg, store: Path, arguments: tuple[str, ...], says: str):
    ran = kg("correct", *arguments, "--store", store)
    assert ran.code == 1
    assert len(ran.err) == 1
    assert says in ran.err[0]


def test_what_cannot_be_done_ends_with_2(kg: Kg, store: Path, monkeypatch: pytest.MonkeyPatch):
    assert kg("correct", "link", "x", "y", "--store", "http://127.0.0.1:1/").code == 2
    for arguments in (("build",), ("correct", "list"), ("correct", "rename", "X", "Y")):
        assert kg(*arguments, "--store", store.parent / "none").code == 2
        assert not (store.parent / "none").exists()
    monkeypatch.setattr("kg.correcting.making.PATIENCE", 0.01)
    with GraphWriter(store):
        ran = kg("correct", "rename", "Hanna Morwick", "X", "--store", store)
    assert ran.code == 2
    assert "is being written by" in ran.err[0]
    Journal(store).path.write_text("<<<<<<< ours\n")
    for arguments in (("build",), ("correct", "list"), ("correct", "rename", "Hanna Morwick", "X")):
        ran = kg(*arguments, "--store", store)
        assert ran.code == 2
        assert "corrections.jsonl, line 1: this is no correction" in ran.err[0]

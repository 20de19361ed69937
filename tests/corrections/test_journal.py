"""The file of corrections: nothing that was acknowledged is lost, nothing is read that is not there."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.corrections import AddRole, Different, Journal, Kind, Link, Reject, Rename, Same, Target, Undo, identified
from kg.errors import InputError, StoreError
from tests.examples import few

ANNA = Target("a#mention:0-11", "Anna Morvik")
OTHER = Target("b#mention:4-10", "Morvík")
BY = {"who": "mk", "when": "2031-05-02T10:00:00Z", "why": "«одна людина»"}
SAME = Same(left=ANNA, right=OTHER, **BY)
RENAME = Rename(target=ANNA, label="Anna Morvík", **BY)

texts = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)
targets = st.builds(Target, st.sampled_from((ANNA.address, "x#1#event:3-9:attack-on-lantern@4-6")), texts)
common = {"who": texts, "when": st.just(BY["when"]), "why": st.text(st.characters(codec="utf-8"))}
CORRECTIONS = st.one_of(
    st.builds(Same, left=targets, right=targets, **common),
    st.builds(Different, left=targets, right=targets, also=st.lists(targets, max_size=2).map(tuple), **common),
    st.builds(Rename, target=targets, label=texts, **common),
    st.builds(Reject, target=targets, **common),
    st.builds(Kind, target=targets, kind=st.sampled_from(("person", "city")), everywhere=st.booleans(), **common),
    st.builds(Link, target=targets, identifier=st.just("http://www.wikidata.org/entity/Q1"), **common),
    st.builds(Undo, undone=texts, **common),
    st.builds(
        AddRole,
        target=st.builds(Target, st.just("a#mention:0-11"), texts),
        evidence=st.builds(Target, st.just("a#words:0-30"), texts),
        concept=st.just("minister"),
        title=texts,
        **common,
    ),
)


@settings(few(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CORRECTIONS, max_size=6, unique_by=lambda one: identified(one).id))
def test_what_is_appended_is_read_back_one_a_line(tmp_path_factory, corrections):
    journal = Journal(tmp_path_factory.mktemp("store"))
    kept = [entry for one in corrections for entry in journal.append(one)]
    assert journal.entries() == kept
    assert [identified(one) for one in corrections] == kept
    lines = journal.path.read_text("utf-8").split("\n")[:-1] if kept else []
    assert len(lines) == len(kept)
    assert [json.loads(line)["id"] for line in lines] == [entry.id for entry in kept]


def test_a_line_is_readable_and_its_keys_stand_in_one_order(tmp_path):
    Journal(tmp_path).append(SAME)
    line = (tmp_path / "corrections.jsonl").read_text("utf-8")
    assert "«одна людина»" in line
    assert list(json.loads(line)) == ["correction", "id", "who", "when", "why", "left", "right"]


def test_saying_the_same_again_adds_nothing_and_saying_it_later_does(tmp_path):
    journal = Journal(tmp_path)
    journal.append(SAME)
    journal.append(SAME, RENAME, RENAME)
    assert journal.entries() == [identified(SAME), identified(RENAME)]
    later = Same(left=ANNA, right=OTHER, who="mk", when="2031-06-01T10:00:00Z")
    assert journal.append(later)[0].id != identified(SAME).id


def test_what_is_undone_stands_no_more_and_an_undoing_can_be_undone(tmp_path):
    journal = Journal(tmp_path)
    same, rename = journal.append(SAME, RENAME)
    undone, undoing = journal.undo(same.id[:5], "mk", "no")
    assert undone == same
    assert journal.standing() == [rename]
    assert len(journal.entries()) == 3
    journal.undo(undoing.id, "mk")
    assert journal.standing() == [same, rename]


@pytest.mark.parametrize("given", ["", "zz"])
def test_undoing_what_is_not_there_is_an_error(tmp_path, given):
    journal = Journal(tmp_path)
    journal.append(SAME)
    with pytest.raises(InputError, match="no correction has an id that begins"):
        journal.undo(given, "mk")


def test_undoing_twice_is_an_error(tmp_path):
    journal = Journal(tmp_path)
    (same,) = journal.append(SAME)
    journal.undo(same.id, "mk")
    with pytest.raises(InputError, match="undone before"):
        journal.undo(same.id, "mk")


@pytest.mark.parametrize(
    "bad",
    [
        "{}",
        "<<<<<<< HEAD",
        '{"correction":"melt","who":"mk","when":"2031"}',
        '{"correction":"rename","who":"mk","when":"2031","target":{"address":"a#mention:0-4","words":"Anna"}}',
        '{"correction":"rename","who":"mk","when":"2031","target":{"address":"anna","words":"Anna"},"label":"A"}',
        '{"correction":"rename","who":"mk","when":"2","target":{"address":"a#mention:0-4","words":"A"},"label":"","x":1}',
        '{"correction":"undo","who":"mk","when":"yesterday","undone":"ab"}',
        '{"correction":"undo","who":" ","when":"2031-01-01","undone":"ab"}',
        '{"correction":"link","who":"mk","when":"2031","target":{"address":"a#mention:0-4","words":"A"},"identifier":"Q1"}',
    ],
)
def test_a_bad_line_is_an_error_with_file_and_line_and_nothing_is_added(tmp_path, bad):
    journal = Journal(tmp_path)
    journal.append(SAME)
    with journal.path.open("a") as file:
        file.write(bad + "\n")
    before = journal.path.read_bytes()
    for attempt in (journal.standing, lambda: journal.append(RENAME), lambda: journal.undo("ab", "mk")):
        with pytest.raises(InputError, match=r"corrections\.jsonl, line 2: this is no correction"):
            attempt()
    assert journal.path.read_bytes() == before


def test_one_id_for_two_corrections_is_an_error(tmp_path):
    journal = Journal(tmp_path)
    (kept,) = journal.append(SAME)
    with journal.path.open("a") as file:
        file.write(journal.path.read_text().replace("mk", "someone else"))
    with pytest.raises(InputError, match=f"line 2: another correction before it has the id {kept.id}"):
        journal.entries()


def test_lines_written_by_hand_need_no_id_and_may_end_as_editors_end_them(tmp_path):
    journal = Journal(tmp_path)
    journal.append(SAME)
    text = journal.path.read_text("utf-8").replace(f'"id": "{identified(SAME).id}", ', "")
    journal.path.write_text(f"\r\n{text.strip()}\r\n\r\n" + text.strip(), "utf-8")
    assert journal.entries() == [identified(SAME)]
    journal.append(RENAME)  # although the last line had no newline
    assert journal.entries() == [identified(SAME), identified(RENAME)]


def test_a_last_line_cut_short_is_reported_moved_aside_and_loses_nothing(tmp_path, caplog):
    journal = Journal(tmp_path)
    journal.append(SAME)
    whole = journal.path.read_bytes()
    for cut in (1, 20, len(whole) - 2):
        journal.path.write_bytes(whole + whole[:cut])
        caplog.clear()
        assert journal.entries() == [identified(SAME)]
        assert "line 2 was cut short" in caplog.text
        journal.append(RENAME)
        assert journal.entries() == [identified(SAME), identified(RENAME)]
        assert journal.path.with_name("corrections.jsonl.torn").read_bytes().endswith(whole[:cut] + b"\n")


def test_a_link_into_a_repository_is_followed(tmp_path):
    (tmp_path / "repository").mkdir()
    store = tmp_path / "store"
    store.mkdir()
    (store / "corrections.jsonl").symlink_to(tmp_path / "repository" / "ours.jsonl")
    Journal(store).append(SAME)
    assert (store / "corrections.jsonl").is_symlink()
    assert (tmp_path / "repository" / "ours.jsonl").read_bytes().count(b"\n") == 1


def test_a_file_that_cannot_be_written_is_a_store_error(tmp_path):
    with pytest.raises(StoreError, match=r"corrections\.jsonl cannot be written: No such file"):
        Journal(tmp_path / "nowhere").append(SAME)


APPENDS = """
import sys
from kg.corrections import Journal, Rename, Target

journal = Journal(sys.argv[1])
for number in range(100_000):
    said = Rename(target=Target("a#mention:0-4", "Anna"), label=f"Anna {number}", who=sys.argv[2], when="2031-05-02")
    print(journal.append(said)[0].id, flush=True)
"""


def test_killed_while_appending_no_acknowledged_correction_is_lost(tmp_path):
    command = [sys.executable, "-c", APPENDS, str(tmp_path)]
    told = []
    for round_ in range(3):
        children = [
            subprocess.Popen([*command, f"{who}{round_}"], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
            for who in ("one", "two")
        ]
        for child in children:
            for _ in range(10 + 7 * round_):
                told.append(child.stdout.readline().decode().strip())
            os.kill(child.pid, signal.SIGKILL)
            told += child.stdout.read().decode().split()  # acknowledged before it was killed
            child.wait()
            child.stdout.close()
    found = [entry.id for entry in Journal(tmp_path).entries()]
    assert set(told) <= set(found)
    assert len(found) == len(set(found)) >= len(told)

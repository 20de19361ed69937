"""Links that wait for a person: kept whole, not asked again once answered, and never half written."""

import pytest
from msgspec.structs import replace

from kg.corrections.candidates import FILE, Candidate, Candidates, Weighed
from kg.errors import InputError, StoreError

ONE = Candidate(
    mention="bridge#mention:0-9",
    words="Mara Velt",
    label="Mara Velt",
    identifier="https://example.org/1",
    their_label="Mara Velt (mayor)",
    score=0.5,
    features=(Weighed("name", "the same full name", 2.0),),
)
OTHER = replace(ONE, identifier="https://example.org/2", score=0.7)


@pytest.fixture
def candidates(tmp_path):
    return Candidates(tmp_path)


def test_none_are_none(candidates):
    assert candidates.all() == candidates.waiting() == []


def test_the_likeliest_comes_first_and_all_is_kept(candidates):
    candidates.put([ONE, OTHER])
    assert candidates.waiting() == [OTHER, ONE]
    assert candidates.all() == [ONE, OTHER]
    candidates.put([ONE])
    assert candidates.waiting() == [ONE]


def test_what_was_answered_waits_no_more_even_when_it_is_found_again(candidates):
    candidates.put([ONE, OTHER])
    candidates.note(OTHER, "different", "ann", "2031-05-03T00:00:00Z")
    assert candidates.waiting() == [ONE]
    candidates.put([ONE, replace(OTHER, score=0.9)])
    assert candidates.waiting() == [ONE]
    (answered,) = (one for one in candidates.all() if one.answer)
    assert (answered.identifier, answered.who) == (OTHER.identifier, "ann")
    candidates.note(answered, "", "", "")
    assert candidates.waiting() == [OTHER, ONE]


def test_a_bad_line_is_named_and_the_file_left_alone(candidates):
    candidates.put([ONE])
    before = candidates.path.read_bytes()
    candidates.path.write_bytes(before + b'{"mention": "x"}\n')
    with pytest.raises(InputError, match=rf"{FILE}, line 2: this is no candidate"):
        candidates.put([OTHER])
    assert candidates.path.read_bytes() == before + b'{"mention": "x"}\n'


def test_what_cannot_be_written_leaves_what_was_there(candidates, tmp_path):
    candidates.put([ONE])
    (tmp_path / f"{FILE}.new").mkdir()
    with pytest.raises(StoreError, match="cannot be written"):
        candidates.put([OTHER])
    assert candidates.waiting() == [ONE]

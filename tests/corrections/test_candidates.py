"""Links that wait for a person: kept whole, not asked again once answered, and never half written."""

import pytest
from msgspec.structs import replace

from kg.corrections.candidates import FILE, Candidates
from kg.errors import InputError, StoreError

from .link import LINK

OTHER = replace(LINK, identifier="https://example.org/q2", score=0.7)


@pytest.fixture
def candidates(tmp_path):
    return Candidates(tmp_path)


def test_none_are_none(candidates):
    assert candidates.all() == candidates.waiting() == []


def test_the_likeliest_comes_first_and_all_is_kept(candidates):
    candidates.put([LINK, OTHER])
    assert candidates.waiting() == [OTHER, LINK]
    assert candidates.all() == [LINK, OTHER]
    candidates.put([LINK])
    assert candidates.waiting() == [LINK]


def test_what_was_answered_waits_no_more_even_when_it_is_found_again(candidates):
    candidates.put([LINK, OTHER])
    candidates.note(OTHER, "different", "ann", "2031-05-03T00:00:00Z")
    assert candidates.waiting() == [LINK]
    candidates.put([LINK, replace(OTHER, score=0.9)])
    assert candidates.waiting() == [LINK]
    (answered,) = (one for one in candidates.all() if one.answer)
    assert (answered.identifier, answered.who) == (OTHER.identifier, "ann")
    candidates.note(answered, "", "", "")
    assert candidates.waiting() == [OTHER, LINK]


def test_a_bad_line_is_named_and_the_file_left_alone(candidates):
    candidates.put([LINK])
    before = candidates.path.read_bytes()
    candidates.path.write_bytes(before + b'{"mention": "x"}\n')
    with pytest.raises(InputError, match=rf"{FILE}, line 2: this is no candidate"):
        candidates.put([OTHER])
    assert candidates.path.read_bytes() == before + b'{"mention": "x"}\n'


def test_what_cannot_be_written_leaves_what_was_there(candidates, tmp_path):
    candidates.put([LINK])
    (tmp_path / f"{FILE}.new").mkdir()
    with pytest.raises(StoreError, match="cannot be written"):
        candidates.put([OTHER])
    assert candidates.waiting() == [LINK]

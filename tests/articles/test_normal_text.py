"""Characters, lines and paragraphs as they are kept."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.normal_text import body, line, plain

WRAPPED = """The two sides met on Monday in the old town hall of Oslo, where they
had met three years before. Nobody expected an agreement, and none was
reached by the evening. The hosts said that the talks would go on the
next day.

A second meeting, they added, would be held in May, in another city and
with other people at the table."""


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("No\u00a0break \u202f and\ttab  here ", "No break   and tab  here"),
        ("so\u00adft zero\u200bwidth\ufeff le\u200eft", "soft zerowidth left"),
        ("Zu\u0308rich", "Z\u00fcrich"),
        ("a\x00b\x07c", "abc"),
    ],
)
def test_characters_are_made_plain(given_text: str, kept: str) -> None:
    assert plain(given_text) == kept


def test_curly_quotes_dashes_and_accents_stay() -> None:
    text = "“Never,” said Recep Tayyip Erdoğan — twice… in the “Élysée”."
    assert body(text) == text


def test_wrapped_lines_become_one_paragraph() -> None:
    first, second = body(WRAPPED).split("\n\n")
    assert first.startswith("The two sides met on Monday in the old town hall of Oslo, where they had met")
    assert second.endswith("in another city and with other people at the table.")


def test_a_line_that_is_a_whole_sentence_is_a_paragraph() -> None:
    text = "The talks ended on Monday.\nNobody had expected an agreement.\nThe hosts were polite."
    assert body(text).split("\n\n") == text.split("\n")


def test_lines_that_stand_alone_are_not_joined() -> None:
    text = "By Jane Example\nOSLO\nThe talks ended."
    assert body(text).split("\n\n") == ["By Jane Example", "OSLO", "The talks ended."]


def test_a_list_whose_lines_have_room_left_is_not_joined() -> None:
    text = "Present at the table in the town hall of Oslo on Monday\nAnna Berg\nOla Example\nKari Example\nJan Berg"
    assert body(text).split("\n\n") == text.split("\n")


def test_a_sentence_that_goes_on_in_the_next_line_is_joined() -> None:
    text = "The talks ended on Monday,\nwithout a result.\nNobody was surprised."
    assert body(text).split("\n\n") == ["The talks ended on Monday, without a result.", "Nobody was surprised."]


def test_a_title_is_one_line() -> None:
    assert line(" Talks\n end\u00a0 in Oslo ") == "Talks end in Oslo"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert body(body(text)) == body(text)
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_a_kept_text_has_paragraphs_of_one_line(text: str) -> None:
    kept = body(text)
    assert not re.search(r"(?<!\n)\n(?!\n)|\n{3,}|  |^\s|\s$|[\x00-\x09\x0b-\x1f]", kept)


@given(st.lists(st.from_regex(r"[a-zA-Z.,]{1,12}", fullmatch=True)), st.sampled_from([" ", "\n", "\n\n", "\r\n", "\t"]))
def test_no_word_is_lost(words: list[str], between: str) -> None:
    assert body(between.join(words)).split() == words

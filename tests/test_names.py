"""The keys that names match by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names import fold, folded_words, strip_possessive


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Łukasz Øster", "lukasz oster"),
        ("Bashar al-Assad", "bashar al assad"),
        ("the United Nations", "united nations"),
        ("The", "the"),
        ("Russia’s", "russia"),
        ("O'Neill", "o neill"),
        ("  Ana   María ", "ana maria"),
        ("Ana\nMaría", "ana maria"),
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("name", "bare"), [("Trump's", "Trump"), ("Hollis'", "Hollis"), ("Kyiv’s", "Kyiv"), ("Oslo", "Oslo")]
)
def test_strip_possessive(name: str, bare: str) -> None:
    assert strip_possessive(name) == bare


@given(name=st.text(max_size=60))
def test_folding_is_lower_case_and_single_spaced(name: str) -> None:
    key = fold(name)
    assert key == key.casefold()
    assert "  " not in key
    assert key == key.strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Łódź’s mayor, the “Ümer” of Straße 7", ["lodz", "mayor", "the", "umer", "of", "strasse", "7"]),
        ("Russia's AND Hollis' O'Neill", ["russia", "and", "hollis", "o", "neill"]),
        ("Киев", ["киев"]),
        ("…", []),
    ],
)
def test_folded_words(text: str, words: list[str]) -> None:
    assert folded_words(text) == words

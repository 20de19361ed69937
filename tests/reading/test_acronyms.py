"""Acronyms explained in brackets name the body wherever they stand."""

import pytest

from kg.model import Article
from kg.reading import TextReader


def bodies(reader: TextReader, text: str) -> list[str]:
    document = reader.read(Article(id="a", text=text))
    return [mention.name for mention in document.mentions if mention.kind == "organization"]


@pytest.mark.parametrize(
    ("text", "acronym", "times"),
    [
        ("The Fenland Salvation Front (FSF) came. The FSF delegation is led by Ana Ruiz.", "FSF", 2),
        ("The delegation of the Harbour Workers' League (HWL) left before the HWL had voted.", "HWL", 2),
    ],
)
def test_an_explained_acronym_is_a_body_at_each_place(reader: TextReader, text: str, acronym: str, times: int) -> None:
    assert bodies(reader, text).count(acronym) == times


@pytest.mark.parametrize("text", ["He gave two answers (NO) and left.", "Ana Ruiz (LONDON) wrote this."])
def test_other_words_in_brackets_are_none(reader: TextReader, text: str) -> None:
    assert not {"NO", "LONDON"} & set(bodies(reader, text))


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("Ana Ruiz, who once chaired the QVT, left.", ["QVT"]),
        ("Ana Ruiz, a former chairman of the QVT, left. The QVT was glad.", ["QVT", "QVT"]),
        ("Ana Ruiz watched the TV and led the GDP higher.", []),
    ],
)
def test_what_someone_heads_is_a_body(reader: TextReader, text: str, acronyms: list[str]) -> None:
    assert bodies(reader, text) == acronyms

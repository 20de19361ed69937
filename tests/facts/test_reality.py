"""Whether a verb tells of a fact: mood, tense, denial, questions, conditions and the words that govern it."""

import pytest

from kg.facts.reality import settled, standing
from kg.model import Article
from kg.reading import TextReader

VERBS = [
    ("Peru signed the treaty.", "sign", "Happened"),
    ("Peru will sign the treaty.", "sign", "Planned"),
    ("Peru is signing the treaty.", "sign", "Ongoing"),
    ("Peru is due to sign the treaty.", "sign", "Planned"),
    ("Peru agreed to sign the treaty.", "sign", "Planned"),
    ("Officials announced that Peru would sign the treaty.", "sign", "Planned"),
    ("Peru visited Oslo before signing the treaty.", "sign", "Happened"),
    ("Peru is said to be signing the treaty.", "sign", "Ongoing"),
    ("Officials said that Peru was signing the treaty.", "sign", "Ongoing"),
    ("Peru has no plans to sign the treaty.", "sign", None),
    ("Anna Kovac is due in Lima on Friday.", "be", "Planned"),
    ("Peru did not sign the treaty.", "sign", None),
    ("Peru no longer signs the treaty.", "sign", None),
    ("Did Peru sign the treaty?", "sign", None),
    ("Peru might sign the treaty.", "sign", None),
    ("If Peru signs the treaty, Chile will leave.", "sign", None),
    ("Chile hopes that Peru will sign the treaty.", "sign", None),
    ("Peru refused to sign the treaty.", "sign", None),
    ("Peru denied that it signed the treaty.", "sign", None),
]


def found(reader: TextReader, text: str, lemma: str):
    return next(token for token in reader.read(Article(id="a", text=text)).doc if token.lemma_ == lemma)


@pytest.mark.parametrize(("text", "lemma", "expected"), VERBS, ids=[text for text, _, _ in VERBS])
def test_standing(reader: TextReader, text: str, lemma: str, expected: str | None) -> None:
    assert standing(found(reader, text, lemma)) == expected


def test_what_is_expected_is_planned_and_not_settled(reader: TextReader) -> None:
    verb = found(reader, "Anna Kovac is expected to lead the team.", "lead")
    assert (standing(verb), settled(verb)) == ("Planned", None)

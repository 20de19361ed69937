"""Where quoted stretches begin and end."""

import pytest

from kg.reading.quotes import find_quotes

CASES = [
    ('He said "yes" twice.', ["yes"]),
    ("He said “yes” and “no”.", ["yes", "no"]),
    ("‘We know the workers’ worries,’ she said.", ["We know the workers’ worries,"]),
    ("It is the workers' party, not the '90s again.", []),
    ("They spoke of a 'red line' on Monday.", ["red line"]),
    ("It’s Anna’s turn, isn’t it?", []),
    ("‘He said “no” to me,’ she said.", ["He said “no” to me,"]),
    ('"The "new order" is old," she said.', ['The "new order" is old,']),
    ("\"I thought, 'Why not?' \"", ["I thought, 'Why not?'"]),
    ("“One,” he said.\n\n“Two,” he added.", ["One,", "Two,"]),
    ("“The first part.\n\n“The second part,” he said.", ["The first part.", "The second part,"]),
    ("A lone “ mark in a line.\nAnother line.", []),
    ("Measured 5'10\" tall.", []),
    ("«Ja», sagte sie.", ["Ja"]),
    ("He wrote “” and nothing else.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:30] for text, _ in CASES])
def test_stretches(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_quotes(text)] == expected

"""Whom he and she stand for, in ordinary sentences of news."""

import pytest

from kg.model import Article
from kg.reading import TextReader

CASES = [
    ("Anna Keller arrived in Oslo. She met union leaders.", ["Anna Keller"]),
    ("Peter Novak thanked Karl Brandt. He then left the hall.", ["Peter Novak"]),
    ("Karl Brandt was greeted by Maria Lopez. He said nothing.", ["Karl Brandt"]),
    ("Anna Keller said she would resign.", ["Anna Keller"]),
    ("Peter Novak arrived on Monday. He spoke for an hour. Afterwards he left.", ["Peter Novak", "Peter Novak"]),
    ("In his speech, Ivan Petrov praised the army.", ["Ivan Petrov"]),
    ("Karl Brandt met Ivan Petrov and thanked him.", ["Ivan Petrov"]),
    ("Mrs Keller met Mr Brandt. He was late.", ["Brandt"]),
    ("Sofia Moretti and her sister left. She had warned Peter Novak. He stayed.",
     ["Sofia Moretti", "Sofia Moretti", "Peter Novak"]),
    ("Joseph Mensah won. “Ivan Petrov was a strong rival. Everybody knew it,” he said.", ["Joseph Mensah"]),
    ("Anna Keller spoke. “The road is long. We know it. We walk it.”\n\n“It was hard. It is hard,” she said.",
     ["Anna Keller"]),
    ("The road was closed. She could not leave.", []),
    ("“He is wrong,” said the paper.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_antecedents(reader: TextReader, text: str, expected: list[str]) -> None:
    mentions = reader.read(Article(id="a", text=text)).mentions
    assert [mentions[m.antecedent].name for m in mentions if m.antecedent is not None] == expected


def test_mentions_stay_in_text_order(reader: TextReader) -> None:
    mentions = reader.read(Article(id="a", text="Anna Keller met Peter Novak. She thanked him.")).mentions
    assert [m.id for m in mentions] == list(range(len(mentions)))
    assert list(mentions) == sorted(mentions, key=lambda m: m.span)

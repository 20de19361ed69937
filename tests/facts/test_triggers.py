"""The matcher of triggers: words that stand apart, particles, what a trigger asks of its object."""

import pytest

from kg.facts.triggers import evokes, index
from kg.model import Article
from kg.reading import TextReader

CASES = [
    ("The talks were called off.", "call", "Cancelled", True),
    ("Peru called the talks off.", "call", "Cancelled", True),
    ("The summit was put off.", "put", "Cancelled", True),
    ("Peru called for a truce.", "call", "Demand", True),
    ("Peru called a meeting for Monday.", "call", "Demand", False),
    ("Peru called off the talks.", "call", "Demand", False),
    ("Peru warned of retaliation.", "warn", "Threaten", True),
    ("Peru warned of floods.", "warn", "Threaten", False),
    ("Troops launched missiles.", "launch", "Attack", True),
    ("Peru launched a campaign.", "launch", "Attack", False),
    ("An exchange of prisoners took place.", "exchange", "Exchange", True),
    ("An exchange of views took place.", "exchange", "Exchange", False),
]


@pytest.mark.parametrize(("text", "lemma", "term", "expected"), CASES, ids=[f"{c[0]} {c[2]}" for c in CASES])
def test_evokes(reader: TextReader, text: str, lemma: str, term: str, expected: bool) -> None:
    token = next(token for token in reader.read(Article(id="a", text=text)).doc if token.lemma_ == lemma)
    assert evokes(token, term) is expected


def test_the_longest_lemma_counts(reader: TextReader) -> None:
    document = reader.read(Article(id="a", text="Sudan and Chad agreed on a prisoner swap."))
    token = next(token for token in document.doc if token.lemma_ == "swap")
    [match] = index("Exchange", word_class="noun").match(token)[:1]
    assert [word.text for word in match.words] == ["prisoner", "swap"]

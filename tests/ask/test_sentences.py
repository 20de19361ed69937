"""What is read from a sentence: where it ends, which number counts what was asked, which dates it gives."""

from typing import Literal

import pytest

from kg.ask import answer
from kg.ask.sentences.dates import dates_in
from kg.ask.sentences.kinds import wanted
from kg.ask.sentences.numbers import fractions, numbers_of
from kg.ask.sentences.splitting import sentences
from kg.ask.wording import stems
from kg.store import Reader

ROW = {"article": "https://w3id.org/newskg/id/article/a", "id": "a"}


def test_sentences_are_the_text_at_their_offsets() -> None:
    text = "Gen. Ostrand met Mr. Krill of the U.S. Navy on Monday. “They talked.” Then he left!\n\nNothing more"
    found = list(sentences({**ROW, "text": text}))
    assert [s.text for s in found] == [
        "Gen. Ostrand met Mr. Krill of the U.S. Navy on Monday.",
        "“They talked.”",
        "Then he left!",
        "Nothing more",
    ]
    assert all(text[s.start : s.end] == s.text for s in found)
    assert found[1].before == found[0].text


@pytest.mark.parametrize(
    ("text", "counted", "verbs", "becoming", "expected"),
    [
        ("Some 1,400 printers marched and 23 were arrested.", "printer", "march", "", ["some 1,400"]),
        ("Only 12 of the 40 delegates stayed.", "delegate", "stay", "", ["12"]),
        ("While 19 crews have left, only 6 have returned.", "crew", "return", "", ["6"]),
        ("At least 34 people died and 52,000 were displaced.", "person", "displace", "displaced", ["52,000"]),
        ("The blast killed three people and hurt nine.", "person", "kill", "killed", ["3"]),
        ("Last spring 3.2 million voted for it.", "person", "vote", "", ["3.2 million"]),
        ("They lent around $75 million in flood relief.", "relief", "lend", "", ["around $75 million"]),
        ("Hundreds of young (mostly new) sailors walked.", "sailor", "walk", "", ["Hundreds"]),
        ("The eight-year war ended.", "year", "last", "", ["8"]),
        ("Some 1,400 printers marched.", "sailor", "march", "", []),
        ("In 2031 the printers marched.", "printer", "march", "", []),
        ("He has two boats and 40 sheep.", "goat", "own", "", []),
    ],
)
def test_numbers_of_what_is_counted(text: str, counted: str, verbs: str, becoming: str, expected: list[str]) -> None:
    found = numbers_of(text, tuple(stems(counted)), stems(verbs), frozenset(becoming.split()))
    assert found == expected


def test_shares_of_a_whole() -> None:
    assert fractions("It took nearly half of the valley.") == ["nearly half of the valley"]


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("It began on Monday and ended yesterday.", "past", ["2031-07-07", "2031-07-11"]),
        ("The trial opens on 3 August.", "future", ["2031-08-03"]),
        ("In March 2029 they met again.", "past", ["2029-03"]),
        ("They may march in two weeks.", "past", []),
    ],
)
def test_dates_of_a_sentence(text: str, direction: Literal["past", "future"], expected: list[str]) -> None:
    assert [found.value for found in dates_in(text, "2031-07-12", direction)] == expected


@pytest.mark.parametrize(
    ("question", "kind", "counted"),
    [
        ("how many delegates stayed for dinner", "number", ("delegat",)),
        ("how many wounded soldiers were there", "number", ("wound", "soldier")),
        ("how old is Jory Pell", "age", ()),
        ("which northern villages did they enter", "city", ()),
        ("to which hospital was she taken", "any", ()),
        ("whom did they meet", "person", ()),
    ],
)
def test_what_is_wanted(question: str, kind: str, counted: tuple[str, ...]) -> None:
    found = wanted(question)
    assert found is not None
    assert (found.kind, found.counted) == (kind, counted)


@pytest.mark.parametrize("question", ["why did they leave", "did they leave", "how did they leave"])
def test_what_no_sentence_is_searched_for(question: str) -> None:
    assert wanted(question) is None


def test_a_reading_says_that_it_is_one(reader: Reader) -> None:
    reply = answer("How many crews have entered the ruins?", reader)
    assert str(reply.understood_as).startswith("read from a sentence")
    quote = reply.answers[0].evidence[0]
    assert quote.quote == "While 19 crews have reached the site, only 6 have entered the ruins."
    assert quote.end is not None
    assert quote.start is not None
    assert quote.end - quote.start == len(quote.quote)


def test_a_sentence_that_says_far_more_of_the_question_goes_before_another_answer(reader: Reader) -> None:
    reply = answer("Where did the two sides agree to meet again?", reader)
    assert [found.label for found in reply.answers] == ["Hentzau"]


def test_yes_and_no_are_not_read(reader: Reader) -> None:
    assert "yes or no" in str(answer("Did Borin resign?", reader).message)

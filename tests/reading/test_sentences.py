"""Where sentences begin, and which paragraphs are no text."""

import pytest

from kg.model import Article
from kg.reading import TextReader
from kg.reading.sentences import is_heading

SPLIT = [
    "Gen. John Smith met Sgt. Bob Lee in Ft. Worth.| They left.",
    "It cost approx. 5 million.| He said no.",
    "The talks ended at 5 p.m.| The delegations left.",
    "The U.S. Senate voted.| It was close.",
    "Mr. A. B. Clarke met J. D. Vance.| They spoke.",
    "He spoke to Adm. Li, Brig. Gen. Ko and Capt. Ng.| All agreed.",
    "“Is it over?” asked Mr. Hill.| “No!” she replied.",
    "GENEVA, May 14 (Agency) -| Talks began on Monday.",
    "BEIRUT| The negotiator said on Sunday it was late.",
    "KYIV, Ukraine —| Russia attacked.",
    "NATO said on Monday - as expected - that it would go.",
    "She was No. 2 in the party.| He was No. 3.",
]


@pytest.mark.parametrize("text", SPLIT)
def test_sentences_begin_where_a_reader_sees_it(reader: TextReader, text: str) -> None:
    expected = [part.strip() for part in text.split("|")]
    document = reader.read(Article(id="t", text=text.replace("|", "")))
    assert [sentence.tokens.text for sentence in document.sentences] == expected


def test_no_sentence_crosses_a_paragraph(reader: TextReader) -> None:
    document = reader.read(
        Article(id="t", title="Talks begin", text="They met in\n\nthe old town. It rained.\nAll left.")
    )
    assert all("\n" not in sentence.tokens.text for sentence in document.sentences)
    assert [s.paragraph for s in document.sentences] == [0, 1, 2, 2, 3]


HEADINGS = [
    "By Jane Doe",
    "By Jane Doe and John Roe",
    "Read more: Rebels take the town",
    "(Reporting by Ada Quill; editing by Jo Marsh)",
    "Photo: an agency",
    "Related: What we know",
    "What happens next",
    "Talks Collapse as Rebels Take Northern Town",
    "Advertisement",
]
TEXT = [
    "By Monday the talks were over.",
    "By the time he left, it was over.",
    "He left.",
    "Reporting from the town was difficult, Mr Hill said.",
    "Kherson: 12 drones launched, 9 intercepted",
    "She reads more than he does, and watches less.",
]


@pytest.mark.parametrize("line", HEADINGS)
def test_furniture_of_a_page_is_a_heading(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize("line", TEXT)
def test_text_is_no_heading(line: str) -> None:
    assert not is_heading(line)


def test_people_in_a_byline_are_not_mentioned(reader: TextReader) -> None:
    document = reader.read(Article(id="t", text="By Jane Doe\n\nThe mayor, Pia Sundal, left the town."))
    assert [mention.name for mention in document.mentions] == ["Pia Sundal"]

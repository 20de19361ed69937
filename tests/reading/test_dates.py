"""Dates in sentences: what stretch of text, and which way the verb looks. Published on Wednesday, 15 May 2024."""

import pytest

from kg.model import Article
from kg.reading import TextReader


def dates(reader: TextReader, text: str, published: str | None = "2024-05-15") -> list[str]:
    return [found.date.value for found in reader.read(Article(id="t", text=text, published=published)).dates]


SENTENCES = [
    ("They met on Monday.", ["2024-05-13"]),
    ("They will meet on Monday.", ["2024-05-20"]),
    ("She meets her counterpart in Lima on Friday.", ["2024-05-17"]),
    ("She said they would meet on Friday.", ["2024-05-17"]),
    ("The court is to decide on Thursday.", ["2024-05-16"]),
    ("Both sides agreed to meet on Friday.", ["2024-05-17"]),
    ("They managed to meet on Friday.", ["2024-05-10"]),
    ("They are due to begin on Saturday.", ["2024-05-18"]),
    ("He arrived ahead of a summit on Friday.", ["2024-05-17"]),
    ("They have been at war since Monday.", ["2024-05-13"]),
    ("The vote was postponed until September.", ["2024-09"]),
    ("The truce was signed on 23 July, 2023.", ["2023-07-23"]),
    ("They met on Monday and Tuesday.", ["2024-05-13", "2024-05-14"]),
    ("They met on Monday. The following day, they signed.", ["2024-05-13", "2024-05-14"]),
    ("They met on 3 May 2024. Two days later they signed.", ["2024-05-03", "2024-05-05"]),
    ("The following day, they signed.", []),
    ("Nothing is as it was since the September 11 attacks on Arica.", ["2023-09-11"]),
    ("Rojas called for peace during talks with Vega in Lima on Monday.", ["2024-05-13"]),
    ("Rojas invited both to talks on Friday.", ["2024-05-17"]),
    ("They had been talking about the visit of a minister in June.", ["2024-06"]),
    ("Rebels attacked a base at the weekend.", ["2024-05"]),
    ("The fighting of the last four days was fierce.", ["2024-05"]),
    ("The fighting of the last few days was fierce.", []),
    ("It may take five days.", []),
    ("He is accused of having planned the bombing of a hotel on 3 August.", ["2023-08-03"]),
    ("The party has planned the rally for 3 August.", ["2024-08-03"]),
    ("The law was passed in the spring of 2022.", ["2022"]),
    ("He took office in January last year.", ["2023-01"]),
    ("He will speak on June 3.", ["2024-06-03"]),
    ("The runoff is on 20 May.", ["2024-05-20"]),
    ("It happened on the night of 23 April.", ["2024-04-23"]),
]


@pytest.mark.parametrize(("text", "values"), SENTENCES)
def test_dates_in_sentences(reader: TextReader, text: str, values: list[str]) -> None:
    assert dates(reader, text) == values


def test_nothing_is_made_up_where_the_article_has_no_date(reader: TextReader) -> None:
    assert dates(reader, "They met on Monday, on 3 May and yesterday.", None) == []
    assert dates(reader, "They met on 3 May 2021.", None) == ["2021-05-03"]

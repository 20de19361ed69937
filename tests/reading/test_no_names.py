"""What is no one and nowhere: words taken for people, bodies and towns that mean something else."""

import pytest

from kg.model import Article
from kg.reading import TextReader

ARTICLES = [
    # places that look like people or bodies
    ("Troops combed the Vara Khel area and shelled the forests of Vara Khel.", {("Vara Khel", "place")}),
    ("Two soldiers died in a raid in the West Bank, Jordan said.", {("West Bank", "region"), ("Jordan", "country")}),
    # a town is in the country named after it, but not in the minister's
    ("In Brussels, the US Defence Secretary spoke.", {("Brussels", "city"), ("United States", "country")}),
    ("The ship left Florida's coast for Mexico.", {("Florida", "region"), ("Mexico", "country")}),
    # words that are towns somewhere
    ("He put his trust in God and went on.", set()),
    ("The law gives Commonwealth agencies more power in Canada.", {("Canada", "country")}),
    # prizes, planes, letters
    ("He won the Emil Varga Trophy in Norway.", {("Norway", "country")}),
    ("A B-52 and an FA-18 flew over Norway.", {("Norway", "country")}),
    ("She posted the picture to X on Monday.", set()),
    # one list of people is no body
    ("Paul Weller met Anna Kovac. The families of Weller, Kovac waited.", {("Paul Weller", "person")}),
]


@pytest.mark.parametrize(("text", "names"), ARTICLES)
def test_names(reader: TextReader, text: str, names: set[tuple[str, str]]) -> None:
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    found = {(mention.name, mention.kind) for mention in document.mentions}
    bodies = {name for name, kind in found if kind == "organization"} - {"Commonwealth"}
    assert names <= found
    assert not bodies
    assert {kind for _, kind in found} <= {kind for _, kind in names} | {"organization"}


def test_an_acronym_that_the_article_explains_is_not_the_listed_body(reader: TextReader) -> None:
    text = "The Australian Federal Police (AFP) searched a house. The AFP arrested a man."
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    assert all(mention.ref is None for mention in document.mentions if mention.name == "AFP")
    document = reader.read(Article(id="b", text="The AFP reported it from Paris.", published="2024-05-06"))
    assert any(mention.ref for mention in document.mentions if mention.name == "AFP")

"""Makes of weapons are no bodies; bodies that have weapons stay what they are."""

import pytest

from kg.model import Article
from kg.reading import TextReader

ARTICLES = [
    ("Kh-909 cruise missiles hit two buildings in Lviv.", {("Lviv", "city")}),
    ("A Lantern drone hit a port in Odesa. Lantern drones are slow.", {("Odesa", "city")}),
    ("LYNXES rockets hit a bridge in Kherson.", {("Kherson", "city")}),
    ("Two Zu-95 bombers circled over Norway.", {("Norway", "country")}),
    ("Hezbollah rockets hit Haifa.", {("Hezbollah", "organization"), ("Haifa", "city")}),
    ("Ukrainian drones hit Ryazan.", {("Ukraine", "country"), ("Ryazan", "city")}),
]


@pytest.mark.parametrize(("text", "names"), ARTICLES)
def test_names_of_weapons(reader: TextReader, text: str, names: set[tuple[str, str]]) -> None:
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    assert {(mention.name, mention.kind) for mention in document.mentions} == names

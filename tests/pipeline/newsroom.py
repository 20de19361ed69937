"""Short articles about people who do not exist, and what the tests of building do with them."""

import io
from pathlib import Path

from kg.model import Article
from kg.pipeline import Summary, build
from kg.store import Layout, open_reader

OSLO = Article(
    id="oslo",
    title="Norway and Finland meet in Oslo",
    text="Foreign Minister Ilse Brandvik met Finnish Prime Minister Aatos Kivelä in Oslo on Monday. "
    "The Norwegian delegation was led by Ilse Brandvik.",
    published="2031-03-05",
)
LIMA = Article(
    id="lima",
    title="Mayor of Lima resigns",
    text="Rosario Quispeada, the mayor of Lima, resigned on Tuesday. “I have done my part,” Quispeada said.",
    published="2031-04-02",
)
NAIROBI = Article(
    id="nairobi",
    title="Blast in Nairobi",
    text="An attack on a market in Nairobi killed 4 people on Friday, police said. "
    "Kenya's former health minister Wambua Otienoki visited the injured.",
    published="2031-05-09",
)
BERGEN = Article(
    id="bergen",
    title="Brandvik opens school",
    text="Ilse Brandvik, the Norwegian foreign minister, visited Bergen on Thursday.",
    published="2031-06-12",
)
ARTICLES = [OSLO, LIMA, NAIROBI, BERGEN]


def built(articles: list[Article], store: Path) -> Summary:
    """Build without anything set aside."""
    summary = build(articles, store)
    assert summary.set_aside == []
    return summary


def statements(store: Path) -> set[str]:
    """The whole graph as N-Quads, one a line."""
    written = io.BytesIO()
    open_reader(store).dump("application/n-quads", written)
    lines = written.getvalue().decode().splitlines()
    assert len(lines) == len(set(lines)) > 0
    return set(lines)


def generation(store: Path) -> int | None:
    """The number of the newest generation."""
    return Layout(store).newest()

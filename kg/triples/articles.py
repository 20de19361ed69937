"""Articles, and the register of what was read."""

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kg.ids import ARTICLES_GRAPH, text_hash
from kg.triples.sources import Sources
from kg.triples.terms import TYPE, article_node, day, nk, term, text, triple


def article_quads(sources: Sources) -> Iterator[Quad]:
    """Every article: what came in with it, and its text."""
    for extraction in sources.extractions:
        article = extraction.article
        node = article_node(article.id)
        yield triple(node, TYPE, nk("Article"))
        yield triple(node, term("dcterms", "identifier"), text(article.id))
        yield triple(node, nk("text"), text(article.text))
        if article.title:
            yield triple(node, term("dcterms", "title"), text(article.title))
        issued = day(article.published) if article.published else None
        if issued:
            yield triple(node, term("dcterms", "issued"), issued)
        if article.url:
            yield triple(node, term("dcterms", "source"), text(article.url))
        if article.outlet:
            yield triple(node, nk("outlet"), text(article.outlet))


def origin_quads(origins: Mapping[str, str]) -> Iterator[Quad]:
    """Which article each is a copy of, itself where it is none; `origins` are by article id."""
    for article, origin in origins.items():
        yield triple(article_node(article), nk("origin"), article_node(origin))


def register_quads(sources: Sources, engines: Mapping[str, str]) -> Iterator[Quad]:
    """The register, in a graph of its own: each article's identifier, the hash of its text, and what read it."""
    graph = NamedNode(ARTICLES_GRAPH)
    for extraction in sources.extractions:
        node = article_node(extraction.article.id)
        yield Quad(node, term("dcterms", "identifier"), text(extraction.article.id), graph)
        yield Quad(node, nk("textHash"), text(text_hash(extraction.article.text)), graph)
        yield Quad(node, nk("engine"), text(engines[extraction.article.id]), graph)

"""The sentences that mentions and facts stand in, cut from the articles' texts by their addresses."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from kg.addresses import addressed
from kg.ids import ID, NK, PREFIXES
from kg.judgements.queries import QUERIES
from kg.model import Span
from kg.store import Reader, Row, iris, literal

_DC = PREFIXES["dcterms"]
_TEXT = NK + "text"


class Source(Struct, frozen=True, kw_only=True):
    """An article: its IRI and what came in with it."""

    iri: str
    id: str
    title: str | None
    published: str | None
    outlet: str | None


class Passage(Struct, frozen=True, kw_only=True):
    """The words at an address, which is a mention's or a fact's, and the sentence around them.

    `start` and `end` of the sentence count code points of the article's text, and are None in its title; `at` is where
    the words begin within the sentence.
    """

    address: str
    article: Source
    words: str
    sentence: str
    start: int | None
    end: int | None
    at: int

    @property
    def marked(self) -> tuple[str, str, str]:
        """The sentence before, at and after the words."""
        last = self.at + len(self.words)
        return self.sentence[: self.at], self.sentence[self.at : last], self.sentence[last:]


class Passages:
    """The passages at some addresses, looked up together."""

    def __init__(self, articles: Mapping[str, tuple[Source, str]], first: Mapping[str, str]) -> None:
        self._articles = articles
        self._first = first

    @classmethod
    def at(cls, reader: Reader, addresses: Iterable[str]) -> "Passages":
        """Those of these addresses; of an entity's IRI, that of its first mention in the oldest article."""
        wanted = set(addresses)
        first = first_addresses(reader, (address for address in wanted if address.startswith(ID)))
        places = (addressed(address) for address in {*wanted, *first.values()})
        return cls(articles_by_id(reader, {place.article for place in places if place}), first)

    def of(self, address: str) -> Passage | None:
        """The passage at an address; None where the graph has no such article, or the text is too short."""
        stood_for = self._first.get(address, address)
        place = addressed(stood_for)
        found = self._articles.get(place.article) if place else None
        return passage(*found, place.span, stood_for) if found and place else None


def first_addresses(reader: Reader, entities: Iterable[str]) -> dict[str, str]:
    """For each of these entities the address of its first mention in the oldest article."""
    found: dict[str, Row] = {}
    for row in QUERIES.rows_of(reader, "evidence", iris(entities), articles=""):
        known = found.get(row["node"])
        if known is None or _age(row) < _age(known):
            found[row["node"]] = row
    return {node: evidence_address(row) for node, row in found.items()}


def articles_by_id(reader: Reader, identifiers: Iterable[str]) -> dict[str, tuple[Source, str]]:
    """The articles with these identifiers, each with its text."""
    nodes = [row["node"] for row in QUERIES.rows_of(reader, "identified", map(literal, identifiers))]
    said: dict[str, dict[str, str]] = {}
    for row in QUERIES.rows_of(reader, "said", iris(nodes)):
        said.setdefault(row["node"], {})[row["property"]] = row["value"]
    found = [(_source(node, of_one), of_one.get(_TEXT, "")) for node, of_one in said.items()]
    return {source.id: (source, text) for source, text in found}


def passage(article: Source, text: str, span: Span, address: str) -> Passage | None:
    """The words at a span of the article's source, with their sentence; None where the text is too short."""
    from kg.ask.sentences.splitting import sentences  # noqa: PLC0415 - brings all of asking, which few commands need

    before = len(article.title) + 2 if article.title else 0
    if article.title and span.end <= len(article.title):
        words = article.title[span.start : span.end]
        title = article.title
        return Passage(
            address=address, article=article, words=words, sentence=title, start=None, end=None, at=span.start
        )
    start, end = span.start - before, span.end - before
    if not 0 <= start < end <= len(text):
        return None
    around = sentences({"text": text, "article": article.iri, "id": article.id})
    near = [one for one in around if one.start < end and start < one.end]
    first, last = (near[0].start, near[-1].end) if near else (start, end)
    first, last = min(first, start), max(last, end)
    return Passage(
        address=address,
        article=article,
        words=text[start:end],
        sentence=text[first:last],
        start=first,
        end=last,
        at=start - first,
    )


def _source(node: str, said: Mapping[str, str]) -> Source:
    return Source(
        iri=node,
        id=said[_DC + "identifier"],
        title=said.get(_DC + "title"),
        published=said.get(_DC + "issued"),
        outlet=said.get(NK + "outlet"),
    )


def _age(row: Row) -> tuple[str, str, int]:
    return row.get("published", "9999"), row["identifier"], int(row.get("start", -1))


def evidence_address(row: Row) -> str:
    """The address of a mention, from a row of evidence.rq."""
    title = row.get("title", "")
    before = len(title) + 2 if title else 0
    start = int(row["start"]) + before if "start" in row else title.find(row["quote"])
    return f"{row['identifier']}#mention:{start}-{start + len(row['quote'])}"

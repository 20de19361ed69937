"""The sentences behind what the graph says."""

from collections.abc import Iterable, Sequence

import msgspec

from api.answers.details import Details, details_of, first, item_of
from api.answers.fields import SOURCE
from api.answers.named_queries import Term, iri, named_query, values
from api.workers.pool import Pool
from api.workers.reader import select
from kg.ids import NK, PREFIXES
from kg.store import pages

# After an article: it was published until a day; in a month or year, until the end of that.
ISSUED_UNTIL = "dcterms:issued ?day FILTER(SUBSTR(CONCAT(STR(?day), '-99-99'), 1, 10) <= {})"
_IN_TIME = f". ?evidence nk:inArticle/{ISSUED_UNTIL}"
PER_ITEM = 3  # sentences shown with each item; the entity's own address gives them all


class Evidence(msgspec.Struct, kw_only=True):
    """A sentence, with the article it stands in; `start` and `end` count code points of its text, null in the title."""

    iri: str
    article: str
    article_iri: str
    title: str | None
    published: str | None
    quote: str
    start: int | None
    end: int | None

    def item(self) -> dict[str, object]:
        """The sentence as answers show it."""
        head = {"id": self.article, "title": self.title, "published": self.published}
        given = {field.property: [str(head[field.name])] for field in SOURCE if head[field.name]}
        article = {"iri": self.article_iri, **item_of(given, SOURCE, {})}
        return {"iri": self.iri, "quote": self.quote, "start": self.start, "end": self.end, "article": article}


async def evidence_of(
    pool: Pool, found: Sequence[str], most: int = PER_ITEM, until: Term | None = None
) -> dict[str, list[Evidence]]:
    """Some sentences behind each of these, always the same while the graph stays, by IRI, oldest article first.

    With `until`, the literal of a day, only those of articles published until then.
    """
    if not found:
        return {}
    # Without ORDER BY: a country may have thousands, and all would be fetched to show three.
    each = "{{ SELECT ?iri ?evidence {{ VALUES ?iri {{ {} }} ?iri nk:evidence ?evidence {} }} LIMIT {} }}"
    in_time = _IN_TIME.format(until) if until else ""
    branches = Term(" UNION ".join(each.format(iri(address), in_time, most) for address in found))
    pairs = await select(pool, named_query("evidence", branches=branches).text)
    sentences = await sentences_of(pool, [row["evidence"] for row in pairs])
    by_item: dict[str, list[Evidence]] = {}
    for row in pairs:
        if row["evidence"] in sentences:
            by_item.setdefault(row["iri"], []).append(sentences[row["evidence"]])
    for chosen in by_item.values():
        chosen.sort(key=lambda e: (e.published or "9999", e.article, e.start or 0))
    return by_item


async def told_of(pool: Pool, found: Iterable[str], until: Term) -> set[str]:
    """Those of these of which an article published until a day tells."""
    told: set[str] = set()
    for page in pages(found):
        query = named_query("told_until", nodes=values([iri(address) for address in page]), until=until)
        told |= {row["iri"] for row in await select(pool, query.text)}
    return told


async def sentences_of(pool: Pool, nodes: Sequence[str]) -> dict[str, Evidence]:
    """The sentence of each evidence node."""
    place = [NK + name for name in ("inArticle", "quote", "start", "end")]
    found = await details_of(pool, nodes, place)
    head = [PREFIXES["dcterms"] + name for name in ("identifier", "title", "issued")]
    articles = await details_of(pool, {article for node in found.values() for article in node.get(place[0], ())}, head)
    return {address: _sentence(address, node, place, articles, head) for address, node in found.items()}


def _sentence(iri: str, node: dict[str, list[str]], place: list[str], articles: Details, head: list[str]) -> Evidence:
    address, quote, start, end = (first(node, name) for name in place)
    identifier, title, published = (first(articles.get(address or "", {}), name) for name in head)
    return Evidence(
        iri=iri,
        article_iri=address or "",
        article=identifier or address or "",
        title=title,
        published=published,
        quote=quote or "",
        start=int(start) if start else None,
        end=int(end) if end else None,
    )

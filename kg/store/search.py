"""Searching whatever store there is: by its index, and by SPARQL where it has none."""

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from kg.ids import SPARQL_PREFIXES
from kg.store.fulltext import QUOTES
from kg.store.reader import Reader, Snapshot
from kg.store.texts import WORDING
from kg.store.wanted import KINDS, Hit, Place, Sought

# A key such as `1 Lumport`: the kind of text, and the text. By nameKey, names are found in any spelling.
_BRANCHES = """
  {{ ?iri rdfs:label|skos:altLabel ?text BIND(?iri AS ?node) BIND("1 " AS ?tier) FILTER({names}) FILTER({words}) }}
  UNION {{ ?iri nk:nameKey ?folded ; rdfs:label ?text BIND(?iri AS ?node) BIND("1 " AS ?tier) FILTER({keys}) }}
  UNION {{ ?iri dcterms:title ?text BIND(?iri AS ?node) BIND("2 " AS ?tier) FILTER({words}) }}
  UNION {{ ?node nk:quote ?text ; nk:inArticle ?iri BIND("3 " AS ?tier) FILTER({words}) }}
"""
_PAGE = """SELECT ?iri ?key WHERE {{
  {{ SELECT ?iri (MIN(CONCAT(?tier, STR(?text))) AS ?key) WHERE {{ {branches} {types} }} GROUP BY ?iri }}
  FILTER(?key > {key} || (?key = {key} && STR(?iri) > {iri}))
}} ORDER BY ?key STR(?iri) LIMIT {limit}"""
_QUOTES = """SELECT ?iri ?node WHERE {{
  VALUES ?iri {{ {iris} }} ?node nk:inArticle ?iri ; nk:quote ?text FILTER({words})
}} ORDER BY ?node"""
_NODES = "SELECT DISTINCT ?node WHERE {{ {branches} }} LIMIT {limit}"


def find(reader: Reader, sought: Sought) -> list[Hit]:
    """The next hits: names before titles before quotes, and within each the best first, by SPARQL in their own order.

    Raises StoreError when the store fails.
    """
    if isinstance(reader, Snapshot) and reader.index:
        return reader.index.find(sought)
    if not sought.phrases():
        return []
    after = sought.after or Place(0, "", "")
    types = " ".join(str(NamedNode(name)) for name in sought.types)
    query = _PAGE.format(
        branches=_branches(sought),
        types=f"VALUES ?type {{ {types} }} ?iri a ?type" if types else "",
        key=Literal(f"{after.tier} {after.rank}" if after.tier else ""),
        iri=Literal(after.iri),
        limit=sought.limit,
    )
    rows = reader.select(SPARQL_PREFIXES + query)
    hits = [_hit(row["iri"], int(row["key"][0]), row["key"][2:]) for row in rows]
    _add_quotes(reader, sought, {hit.iri: hit for hit in hits if hit.found_in != "name"})
    return hits


def matching_nodes(reader: Reader, sought: Sought) -> list[str]:
    """What has a name or a title that matches, and the evidence whose quotes do: at most `limit`, in no order."""
    if isinstance(reader, Snapshot) and reader.index:
        return reader.index.nodes(sought)
    if not sought.phrases():
        return []
    query = _NODES.format(branches=_branches(sought), limit=sought.limit)
    return [row["node"] for row in reader.select(SPARQL_PREFIXES + query)]


def listed(
    reader: Reader,
    lists: Sequence[str],
    limit: int,
    after: tuple[str, str],
    days: tuple[str, str] | None = None,
) -> list[tuple[str, str]] | None:
    """What is in these lists (`list_name`), in order, after one thing of them, each as its sort key and IRI.

    With `days`, the events of the first list that have a date between these two days, months or years, by the first
    such date. None where the store has no index.
    """
    if not isinstance(reader, Snapshot) or not reader.index:
        return None
    if days is not None:
        return reader.index.dated(lists[0], limit, after, days)
    return reader.index.listed(lists, limit, after)


def _hit(iri: str, tier: int, text: str) -> Hit:
    return Hit(iri, KINDS[tier - 1], text, Place(tier, text, iri))


def _branches(sought: Sought) -> str:
    ours = " && ".join(f"!STRSTARTS(STR(?iri), {Literal(start)})" for start in WORDING)
    keys = " && ".join(f"CONTAINS(?folded, {Literal(' '.join(phrase))})" for phrase in sought.phrases())
    return _BRANCHES.format(names=ours, words=_holds(sought), keys=keys)


def _holds(sought: Sought) -> str:
    """A condition on ?text: each phrase is somewhere in it."""
    return " && ".join(f"CONTAINS(LCASE(STR(?text)), {Literal(phrase)})" for phrase in sought.spelled())


def _add_quotes(reader: Reader, sought: Sought, articles: dict[str, Hit]) -> None:
    if not articles:
        return
    iris = " ".join(str(NamedNode(iri)) for iri in articles)
    for row in reader.select(SPARQL_PREFIXES + _QUOTES.format(iris=iris, words=_holds(sought))):
        if len(articles[row["iri"]].evidence) < QUOTES:
            articles[row["iri"]].evidence.append(row["node"])

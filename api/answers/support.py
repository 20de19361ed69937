"""What items rest on: how many articles, of how many independent origins, tell of each and give each of its values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from api.answers.details import Field, value_of
from api.answers.fields import ARTICLES
from api.answers.named_queries import Term, iri, named_query, values
from api.workers.pool import Pool
from api.workers.reader import Row, select
from kg.ids import NK
from kg.store import pages

_HEAD = NK + "headedBy"
# Sources can differ on these, so each value has an assertion of its own.
ASSERTED = frozenset(
    NK + name for name in ("date", "place", "eventStatus", "round", "killed", "injured", "from", "until")
)
_SELF = "?iri nk:evidence ?evidence ."
_VALUES = "?said rdf:subject ?iri ; rdf:predicate ?property ; rdf:object ?value ; nk:evidence ?evidence ."
_HEADS = "?seat nk:delegation ?iri ; nk:capacity nk:Head ; nk:member ?value ; nk:evidence ?evidence ."
_BRANCH = """{{ VALUES ?iri {{ {iris} }} {pattern}
    ?evidence nk:inArticle ?article . {in_time} OPTIONAL {{ ?article nk:origin ?first }}
    BIND(COALESCE(?first, ?article) AS ?origin) {named} }}"""
_NAMED = (
    "BIND(nk:headedBy AS ?property)"  # at the end: among the statements it would part them, and they be joined late
)
_IN_TIME = "?article dcterms:issued ?day FILTER(SUBSTR(CONCAT(STR(?day), '-99-99'), 1, 10) <= {})"


@dataclass
class Support:
    """How many articles and origins tell of one thing, and the same by each of its properties and values."""

    articles: int = 0
    origins: int = 0
    values: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def item(self, fields: Sequence[Field], labels: Mapping[str, str]) -> dict[str, object]:
        """The fields of an item that say so; those values stand first that most origins give."""
        counted: dict[str, object] = {"articles": self.articles, "origins": self.origins}
        differing = [one for one in fields if one.property in (*ASSERTED, _HEAD)]
        if differing:
            counted["support"] = [row for one in differing for row in self._rows(one, labels)]
        return counted

    def _rows(self, one: Field, labels: Mapping[str, str]) -> list[dict[str, object]]:
        found = [(value, *held) for (name, value), held in self.values.items() if name == one.property]
        return [
            {"field": one.name, "value": value_of(value, one, labels), "articles": articles, "origins": origins}
            for value, articles, origins in sorted(found, key=lambda row: (-row[2], -row[1], row[0]))
        ]


async def support_of(
    pool: Pool, found: Sequence[str], fields: Sequence[Field], until: Term | None = None
) -> dict[str, Support]:
    """What each of these rests on, unless they are articles; with `until`, a day, what was published until then."""
    if not found or fields == ARTICLES:
        return {}
    properties = {one.property for one in fields}
    patterns = [(_SELF, "")]
    patterns += [(_VALUES, "")] if properties & ASSERTED else []
    patterns += [(_HEADS, _NAMED)] if _HEAD in properties else []
    iris, in_time = values([iri(address) for address in found]), _IN_TIME.format(until) if until else ""
    branches = (_BRANCH.format(iris=iris, pattern=pattern, in_time=in_time, named=named) for pattern, named in patterns)
    known: dict[str, Support] = {address: Support() for address in found}
    for row in await select(pool, named_query("support", branches=Term(" UNION ".join(branches))).text):
        _count(known[row["iri"]], row)
    return known


def _count(support: Support, row: Row) -> None:
    articles, origins = int(row["articles"]), int(row["origins"])
    if "value" in row:
        support.values[row["property"], row["value"]] = articles, origins
    else:
        support.articles, support.origins = articles, origins


async def articles_of(pool: Pool, found: Iterable[str], until: Term) -> dict[str, dict[str, str]]:
    """The articles published until a day that tell of each of these, with the article that each is a copy of."""
    told: dict[str, dict[str, str]] = {}
    for page in pages(found):
        query = named_query("articles_of", nodes=values([iri(address) for address in page]), until=until)
        for row in await select(pool, query.text):
            told.setdefault(row["iri"], {})[row["article"]] = row["origin"]
    return told

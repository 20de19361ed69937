"""What items rest on: how many articles, of how many independent origins, tell of each and give each of its values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from api.answers.details import Field, value_of
from api.answers.evidence import ISSUED_UNTIL
from api.answers.fields import ARTICLES
from api.answers.named_queries import Term, iri, named_query, values
from api.workers.pool import Pool
from api.workers.reader import select
from kg.ids import NK
from kg.store import Row, pages

_HEAD = NK + "headedBy"
# Sources can differ on these, so each value has an assertion of its own.
ASSERTED = frozenset(
    NK + name for name in ("date", "place", "eventStatus", "round", "killed", "injured", "from", "until")
)
COUNTED = ASSERTED | {_HEAD}
_SELF = "?iri nk:evidence ?evidence ."
_VALUES = "?said rdf:subject ?iri ; rdf:predicate ?property ; rdf:object ?value ; nk:evidence ?evidence ."
_HEADS = "?seat nk:delegation ?iri ; nk:capacity nk:Head ; nk:member ?value ; nk:evidence ?evidence ."
_BRANCH = """{{ VALUES ?iri {{ {iris} }} {pattern}
    ?evidence nk:inArticle ?article . {in_time} OPTIONAL {{ ?article nk:origin ?first }}
    BIND(COALESCE(?first, ?article) AS ?origin) {named} }}"""
# At the end: among the statements it would part them, and they would be joined late.
_NAMED = "BIND(nk:headedBy AS ?property)"
_IN_TIME = f"?article {ISSUED_UNTIL}"


@dataclass
class Support:
    """How many articles and origins tell of one thing, and the same by each of its properties and values.

    `alone` says that one article tells of it, and so gives all its values.
    """

    articles: int = 0
    origins: int = 0
    values: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    alone: bool = False

    def of(self, name: str, value: str) -> tuple[int, int] | None:
        """How many articles and origins give a value of a property; None where it is one that is not counted."""
        if self.alone:
            return (1, 1) if name in COUNTED else None
        return self.values.get((name, value))

    def item(
        self, fields: Sequence[Field], of_one: Mapping[str, list[str]], labels: Mapping[str, str]
    ) -> dict[str, object]:
        """The fields of an item that say so; those values stand first that most origins give."""
        counted: dict[str, object] = {"articles": self.articles, "origins": self.origins}
        differing = [one for one in fields if one.property in COUNTED]
        if differing:
            rows = (row for one in differing for row in self._rows(one, of_one.get(one.property, ()), labels))
            counted["support"] = list(rows)
        return counted

    def _rows(self, one: Field, given: Iterable[str], labels: Mapping[str, str]) -> list[dict[str, object]]:
        found = [(value, *held) for value in given if (held := self.of(one.property, value))]
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
    known: dict[str, Support] = {address: Support() for address in found}
    for row in await _counts(pool, found, [(_SELF, "")], until):
        known[row["iri"]].articles, known[row["iri"]].origins = int(row["articles"]), int(row["origins"])
    properties = {one.property for one in fields}
    patterns = [(_VALUES, "")] if properties & ASSERTED else []
    patterns += [(_HEADS, _NAMED)] if _HEAD in properties else []
    # Most things are told of by one article. Until a day it may be one, and others give values later.
    several = [address for address in found if until or known[address].articles != 1]
    for address in {*found} - {*several}:
        known[address].alone = True
    for row in await _counts(pool, several, patterns, until):
        given = known[row["iri"]].values
        given[row["property"], row["value"]] = int(row["articles"]), int(row["origins"])
    return known


async def _counts(
    pool: Pool, found: Sequence[str], patterns: Sequence[tuple[str, str]], until: Term | None
) -> list[Row]:
    if not (found and patterns):
        return []
    iris, in_time = values([iri(address) for address in found]), _IN_TIME.format(until) if until else ""
    branches = (_BRANCH.format(iris=iris, pattern=pattern, in_time=in_time, named=named) for pattern, named in patterns)
    return await select(pool, named_query("support", branches=Term(" UNION ".join(branches))).text)


async def articles_of(pool: Pool, found: Iterable[str], until: Term) -> dict[str, dict[str, str]]:
    """The articles published until a day that tell of each of these, with the article that each is a copy of."""
    told: dict[str, dict[str, str]] = {}
    for page in pages(found):
        query = named_query("articles_of", nodes=values([iri(address) for address in page]), until=until)
        for row in await select(pool, query.text):
            told.setdefault(row["iri"], {})[row["article"]] = row["origin"]
    return told

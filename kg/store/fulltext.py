"""Full-text search and lists: an SQLite file in each generation, made with it and never changed."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.store.texts import Tier
from kg.store.wanted import KINDS, Hit, Place, Sought

NAME = "search.sqlite"
VERSION = 2  # of the file's tables: one of another version is made anew
QUOTES = 3  # of one article that a hit has
TABLES = {Tier.NAME: "names", Tier.TITLE: "titles", Tier.QUOTE: "quotes"}
FTS = "fts5(words, content='', tokenize='unicode61 remove_diacritics 0', prefix='2 3 4')"
_MATCHES = "WITH m AS MATERIALIZED (SELECT rowid AS id, bm25({0}) AS score FROM {0} WHERE {0} MATCH :query)"
# The whole of a name counts for more than a part of one. What its title matches is not found by its quotes once more.
_PAGE = """
SELECT iri, text, score FROM (
  SELECT t.iri, t.text, min(m.score - 1000.0 * (t.words IS :words)) AS score
  FROM m JOIN texts t ON t.id = m.id
  WHERE (:types IS NULL OR EXISTS (
      SELECT 1 FROM types y WHERE y.iri = t.iri AND y.type IN (SELECT value FROM json_each(:types))))
    AND (:titled = 0 OR t.iri NOT IN (
      SELECT o.iri FROM texts o WHERE o.id IN (SELECT rowid FROM titles WHERE titles MATCH :query)))
  GROUP BY t.iri
) WHERE score > :rank OR (score = :rank AND iri > :iri) ORDER BY score, iri LIMIT :limit
"""
_QUOTES = """
SELECT t.iri, t.node FROM m JOIN texts t ON t.id = m.id
WHERE t.iri IN (SELECT value FROM json_each(:iris)) ORDER BY m.score, t.node
"""
_LISTED = """
SELECT DISTINCT key, iri FROM listed
WHERE list IN (SELECT value FROM json_each(:lists)) AND (key, iri) > (:key, :iri) ORDER BY key, iri LIMIT :limit
"""
# A date counts where any day of it lies between the two; an event is at the first of its dates that counts.
_FITS = "{0}.day >= substr(:first, 1, length({0}.day)) AND substr({0}.day, 1, length(:last)) <= :last"
_DATED = f"""
SELECT d.day, d.iri FROM dates d
WHERE d.list = :list AND d.day BETWEEN substr(:first, 1, 4) AND :last || '~'
  AND (d.day, d.iri) > (:key, :iri) AND {_FITS.format("d")}
  AND NOT EXISTS (
    SELECT 1 FROM dates e WHERE e.iri = d.iri AND e.list = d.list AND e.day < d.day AND {_FITS.format("e")})
ORDER BY d.day, d.iri LIMIT :limit
"""  # noqa: S608  our own
_NODES = " UNION ".join(
    f"SELECT node FROM texts WHERE id IN (SELECT rowid FROM {table} WHERE {table} MATCH :query)"  # noqa: S608  our own
    for table in TABLES.values()
)


@cache
def available() -> bool:
    """Whether this Python's SQLite has full-text search; without it, searching goes by SPARQL."""
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.execute(f"CREATE VIRTUAL TABLE tried USING {FTS}")
    except sqlite3.OperationalError:
        return False
    return True


def is_missing(generation: Path) -> bool:
    """Whether a generation could have an index, and has none that this version reads."""
    return available() and version_of(generation / NAME) != VERSION


def version_of(path: Path) -> int | None:
    """The version of the tables of an index; None where there is none that can be read."""
    try:
        with closing(_opened(path)) as database:
            return int(database.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error:
        return None


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)


class Index:
    """The search index of one generation. Safe to use from several threads; failures are StoreErrors."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @classmethod
    def of(cls, generation: Path) -> "Index | None":
        """The index of the generation in a folder; None where it has none that can be read."""
        return cls(generation / NAME) if available() and not is_missing(generation) else None

    def find(self, sought: Sought) -> list[Hit]:
        """The next hits."""
        query = match(sought)
        if not query:
            return []
        hits: list[Hit] = []
        with self._database() as database:
            for tier in TABLES:
                if len(hits) < sought.limit:
                    hits += _page(database, tier, query, sought, sought.limit - len(hits))
            _add_quotes(database, query, hits)
        return hits

    def nodes(self, sought: Sought) -> list[str]:
        """What has a name or a title that matches, and the evidence whose quotes do: at most `limit`."""
        query = match(sought)
        if not query:
            return []
        with self._database() as database:
            rows = database.execute(f"{_NODES} LIMIT :limit", {"query": query, "limit": sought.limit})
            return [node for (node,) in rows]

    def listed(self, lists: Sequence[str], limit: int, after: tuple[str, str]) -> list[tuple[str, str]]:
        """What is in these lists, in order, after one thing of them, each as its sort key and IRI."""
        values = {"lists": json.dumps(lists), "key": after[0], "iri": after[1], "limit": limit}
        with self._database() as database:
            return [(key, iri) for key, iri in database.execute(_LISTED, values)]

    def dated(self, name: str, limit: int, after: tuple[str, str], days: tuple[str, str]) -> list[tuple[str, str]]:
        """What is in a list of events and has a date between two days, months or years, as `listed` gives it."""
        first, last = days
        values = {"list": name, "first": first, "last": last, "key": after[0], "iri": after[1], "limit": limit}
        with self._database() as database:
            return [(key, iri) for key, iri in database.execute(_DATED, values)]

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(_opened(self._path)) as database:
                yield database
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: {error}") from error


def match(sought: Sought) -> str:
    """The words in the language of FTS5; empty where there are none."""
    phrases = [f'"{" ".join(phrase)}"' for phrase in sought.phrases()]
    return " ".join(phrases) + ("*" if phrases and sought.ends_open else "")


def _page(database: sqlite3.Connection, tier: Tier, query: str, sought: Sought, limit: int) -> Iterator[Hit]:
    after = sought.after
    if after is not None and after.tier > tier:
        return
    resumed = after if after is not None and after.tier == tier else None
    values: dict[str, Any] = {
        "query": query,
        "titled": tier is Tier.QUOTE,
        "words": " ".join(word for phrase in sought.phrases() for word in phrase),
        "types": json.dumps(sought.types) if sought.types else None,
        "rank": resumed.rank if resumed else -1e300,
        "iri": resumed.iri if resumed else "",
        "limit": limit,
    }
    for iri, text, score in database.execute(_MATCHES.format(TABLES[tier]) + _PAGE, values):
        yield Hit(iri, KINDS[tier - 1], text, Place(int(tier), score, iri))


def _add_quotes(database: sqlite3.Connection, query: str, hits: list[Hit]) -> None:
    """Give the articles among the hits the evidence whose quotes match."""
    articles = {hit.iri: hit for hit in hits if hit.found_in != "name"}
    if not articles:
        return
    for iri, node in database.execute(
        _MATCHES.format("quotes") + _QUOTES, {"query": query, "iris": json.dumps(list(articles))}
    ):
        if len(articles[iri].evidence) < QUOTES:
            articles[iri].evidence.append(node)

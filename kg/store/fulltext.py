"""Full-text search: an SQLite file in each generation, made with it and never changed."""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pyoxigraph import Store

from kg.errors import StoreError
from kg.names import folded_words
from kg.store.texts import Digest, Text, Tier, digest_of, lists, texts, types
from kg.store.wanted import KINDS, Hit, Place, Sought

NAME = "search.sqlite"
VERSION = 1  # of the file's tables: one of another version is made anew
QUOTES = 3  # of one article that a hit has
Change = Literal["same", "edited", "replaced"]
_TABLES = {Tier.NAME: "names", Tier.TITLE: "titles", Tier.QUOTE: "quotes"}
_FTS = "fts5(words, content='', tokenize='unicode61 remove_diacritics 0', prefix='2 3 4')"
_SCHEMA = f"""
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = {VERSION};
CREATE TABLE digest (value TEXT NOT NULL);
CREATE TABLE texts (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, node TEXT NOT NULL, text TEXT NOT NULL, words TEXT);
CREATE TABLE listed (list TEXT NOT NULL, key TEXT NOT NULL, iri TEXT NOT NULL);
CREATE TABLE types (iri TEXT NOT NULL, type TEXT NOT NULL, PRIMARY KEY (iri, type)) WITHOUT ROWID;
{"".join(f"CREATE VIRTUAL TABLE {table} USING {_FTS};" for table in _TABLES.values())}
"""
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
_LEAST = "INSERT INTO keys VALUES (?, ?, ?) ON CONFLICT (list, iri) DO UPDATE SET key = min(key, excluded.key)"
_LISTED = """
SELECT DISTINCT key, iri FROM listed
WHERE list IN (SELECT value FROM json_each(:lists)) AND (key, iri) > (:key, :iri) ORDER BY key, iri LIMIT :limit
"""
_NODES = " UNION ".join(
    f"SELECT node FROM texts WHERE id IN (SELECT rowid FROM {table} WHERE {table} MATCH :query)"  # noqa: S608  our own
    for table in _TABLES.values()
)


@cache
def available() -> bool:
    """Whether this Python's SQLite has full-text search; without it, searching goes by SPARQL."""
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.execute(f"CREATE VIRTUAL TABLE tried USING {_FTS}")
    except sqlite3.OperationalError:
        return False
    return True


def is_missing(generation: Path) -> bool:
    """Whether a generation could have an index, and has none that this version reads."""
    return available() and _digest(generation / NAME) is None


def make(folder: Path, store: Store, before: Path | None, change: Change) -> None:
    """Put the index of the store's texts into a generation's folder: the one of the generation before, if that holds.

    `change` says what the store's default graph is to that of the generation before. Raises OSError.
    """
    if not available():
        return
    old = before / NAME if before else None
    known = _digest(old) if old else None
    try:
        if old is not None and known and (change == "same" or (change == "edited" and known == digest_of(store))):
            _share(old, folder / NAME)
        else:
            _write(folder / NAME, store)
    except sqlite3.Error as error:
        raise OSError(f"the search index: {error}") from error


def _share(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a file system without hard links
        shutil.copyfile(old, new)


def _write(path: Path, store: Store) -> None:
    digest = Digest()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript(_SCHEMA)
        database.execute("BEGIN")
        database.executemany("INSERT OR IGNORE INTO types VALUES (?, ?)", digest.counted(types(store)))
        for number, text in enumerate(digest.counted(texts(store)), 1):
            _add(database, number, text)
        database.execute(
            "CREATE TEMP TABLE keys (list TEXT, key TEXT, iri TEXT, PRIMARY KEY (list, iri)) WITHOUT ROWID"
        )
        database.executemany(_LEAST, digest.counted(lists(store)))
        database.execute("INSERT INTO listed SELECT list, key, iri FROM keys ORDER BY list, key, iri")
        database.execute("CREATE UNIQUE INDEX in_order ON listed (list, key, iri)")
        for table in _TABLES.values():
            database.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608  our own table
        database.execute("INSERT INTO digest VALUES (?)", (str(digest),))
        database.execute("COMMIT")


def _add(database: sqlite3.Connection, number: int, text: Text) -> None:
    words = " ".join(folded_words(text.text))
    kept = words if text.tier is Tier.NAME else None
    database.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", (number, text.iri, text.node, text.text, kept))
    table = _TABLES[text.tier]
    database.execute(f"INSERT INTO {table} (rowid, words) VALUES (?, ?)", (number, words))  # noqa: S608  our own table


def _digest(path: Path) -> str | None:
    """What an index says it was made of; None where there is none that this version reads."""
    try:
        with closing(_opened(path)) as database:
            if database.execute("PRAGMA user_version").fetchone()[0] == VERSION:
                return str(database.execute("SELECT value FROM digest").fetchone()[0])
    except (sqlite3.Error, TypeError):
        pass
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
            for tier in _TABLES:
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
    for iri, text, score in database.execute(_MATCHES.format(_TABLES[tier]) + _PAGE, values):
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

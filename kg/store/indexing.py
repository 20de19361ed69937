"""Making a generation's search index: the one of the generation before, that one amended, or a new one.

Amending costs a copy of the file and the rows of what has changed; a new one, a look at every text.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Set
from contextlib import closing
from pathlib import Path

from pyoxigraph import Store

from kg.names import folded_words
from kg.store.fulltext import FTS, NAME, TABLES, VERSION, available, version_of
from kg.store.texts import Text, Tier, dates, lists, sorted_by, texts, types

_SCHEMA = f"""
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE texts (
  id INTEGER PRIMARY KEY, tier INTEGER NOT NULL, iri TEXT NOT NULL, node TEXT NOT NULL, text TEXT NOT NULL, words TEXT);
CREATE TABLE listed (list TEXT NOT NULL, key TEXT NOT NULL, iri TEXT NOT NULL);
CREATE TABLE dates (list TEXT NOT NULL, day TEXT NOT NULL, iri TEXT NOT NULL, PRIMARY KEY (list, day, iri))
  WITHOUT ROWID;
CREATE TABLE types (iri TEXT NOT NULL, type TEXT NOT NULL, PRIMARY KEY (iri, type)) WITHOUT ROWID;
{"".join(f"CREATE VIRTUAL TABLE {table} USING {FTS};" for table in TABLES.values())}
"""
_INDEXES = """
CREATE UNIQUE INDEX in_order ON listed (list, key, iri);
CREATE INDEX by_event ON dates (iri, list, day);
"""
_LEAST = "INSERT INTO keys VALUES (?, ?, ?) ON CONFLICT (list, iri) DO UPDATE SET key = min(key, excluded.key)"
_KEYS = "CREATE TEMP TABLE keys (list TEXT, key TEXT, iri TEXT, PRIMARY KEY (list, iri)) WITHOUT ROWID"
_TOUCHED = "IN (SELECT iri FROM touched)"


def make(folder: Path, store: Store, before: Path | None, touched: Set[str] | None) -> None:
    """Put the index of the store's default graph into a generation's folder.

    `before` is the folder of the generation before; `touched` are the nodes that have lost or gained statements since,
    by properties of `texts.READ`, None where that is not known. Raises OSError.
    """
    if not available():
        return
    old, new = before / NAME if before else None, folder / NAME
    try:
        if old is None or touched is None or version_of(old) != VERSION:
            _write(new, store)
        elif touched:
            shutil.copyfile(old, new)
            _amend(new, store, touched)
        else:
            _share(old, new)
    except sqlite3.Error as error:
        raise OSError(f"the search index: {error}") from error


def _share(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a file system without hard links
        shutil.copyfile(old, new)


def _write(path: Path, store: Store) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript(_SCHEMA)
        database.execute("BEGIN")
        database.executemany("INSERT OR IGNORE INTO types VALUES (?, ?)", types(store))
        _add_texts(database, texts(store))
        _add_listed(database, lists(store))
        database.executemany("INSERT OR IGNORE INTO dates VALUES (?, ?, ?)", dates(store))
        for table in TABLES.values():
            database.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608  our own table
        for index in filter(str.strip, _INDEXES.split(";")):
            database.execute(index)
        database.execute("COMMIT")
        database.execute(f"PRAGMA user_version = {VERSION}")


def _amend(path: Path, store: Store, touched: Set[str]) -> None:
    nodes = {*touched, *(listed for node in touched for listed in sorted_by(store, node))}
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        database.execute("BEGIN")
        database.execute("CREATE TEMP TABLE touched (iri TEXT PRIMARY KEY) WITHOUT ROWID")
        database.executemany("INSERT INTO touched VALUES (?)", ((node,) for node in nodes))
        _forget(database)
        for node in nodes:
            database.executemany("INSERT OR IGNORE INTO types VALUES (?, ?)", types(store, node))
            _add_texts(database, texts(store, node))
            database.executemany("INSERT OR IGNORE INTO dates VALUES (?, ?, ?)", dates(store, node))
        _add_listed(database, (row for node in nodes for row in lists(store, node)))
        database.execute("COMMIT")


def _forget(database: sqlite3.Connection) -> None:
    """Take out all rows of the touched nodes. What a table without contents is to forget, it must be told."""
    rows = database.execute(f"SELECT id, tier, text FROM texts WHERE node {_TOUCHED}")  # noqa: S608  our own
    for number, tier, text in rows.fetchall():
        table, gone = TABLES[Tier(tier)], (number, _words(text))
        database.execute(f"INSERT INTO {table}({table}, rowid, words) VALUES ('delete', ?, ?)", gone)  # noqa: S608
    database.execute(f"DELETE FROM texts WHERE node {_TOUCHED}")  # noqa: S608
    for table in ("types", "listed", "dates"):
        database.execute(f"DELETE FROM {table} WHERE iri {_TOUCHED}")  # noqa: S608


def _add_texts(database: sqlite3.Connection, found: Iterable[Text]) -> None:
    (last,) = database.execute("SELECT coalesce(max(id), 0) FROM texts").fetchone()
    for number, text in enumerate(found, last + 1):
        words = _words(text.text)
        kept = words if text.tier is Tier.NAME else None
        database.execute(
            "INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)",
            (number, int(text.tier), text.iri, text.node, text.text, kept),
        )
        table = TABLES[text.tier]
        database.execute(f"INSERT INTO {table} (rowid, words) VALUES (?, ?)", (number, words))  # noqa: S608  our own


def _add_listed(database: sqlite3.Connection, found: Iterable[tuple[str, str, str]]) -> None:
    database.execute(_KEYS)
    database.executemany(_LEAST, found)
    database.execute("INSERT INTO listed SELECT list, key, iri FROM keys ORDER BY list, key, iri")


def _words(text: str) -> str:
    return " ".join(folded_words(text))

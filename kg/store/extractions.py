"""What was read from each article, kept so that resolving and writing again need no second reading."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import msgspec

from kg.errors import StoreError
from kg.ids import digest, text_hash
from kg.model import Article, Extraction
from kg.store.layout import Layout

_TABLE = """CREATE TABLE IF NOT EXISTS kept (
    article TEXT PRIMARY KEY, text_hash TEXT NOT NULL, metadata_hash TEXT NOT NULL, engine TEXT NOT NULL,
    extraction BLOB NOT NULL)"""
_ROWS = "SELECT article, text_hash, metadata_hash, engine, extraction FROM kept"


@dataclass(frozen=True)
class Fingerprint:
    """What a reading depends on: the text, the title and the other metadata, and the engine's version.

    An article needs reading again exactly when its fingerprint differs from the kept one.
    """

    text_hash: str
    metadata_hash: str
    engine: str


@dataclass(frozen=True)
class Kept:
    """What was read from one article, and the fingerprint it was read under."""

    extraction: Extraction
    fingerprint: Fingerprint


def fingerprint(article: Article, engine: str) -> Fingerprint:
    """The fingerprint of an article under an engine's version."""
    metadata = digest(article.title, article.published, article.url, article.outlet)
    return Fingerprint(text_hash(article.text), metadata, engine)


class Extractions:
    """The readings kept in a store, by article id. Use it as a context manager, in one thread.

    Several processes may read while one writes. Every failure is a StoreError.
    """

    def __init__(self, store: str | Path) -> None:
        layout = Layout(Path(store))
        layout.prepare()
        self._path = layout.extractions
        with self._errors():
            self._database = sqlite3.connect(self._path, isolation_level=None)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = FULL")  # a batch that was acknowledged survives a power cut
            self._database.execute(_TABLE)
        self._encode = msgspec.json.Encoder().encode
        self._decoder = msgspec.json.Decoder(Extraction)

    def __enter__(self) -> "Extractions":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def get(self, article_id: str) -> Kept | None:
        """What was read from the article, or None where nothing was."""
        with self._errors():
            row = self._database.execute(f"{_ROWS} WHERE article = ?", (article_id,)).fetchone()
        return self._kept(row) if row else None

    def fingerprints(self) -> dict[str, Fingerprint]:
        """The fingerprint of every kept article by its id: enough to tell what needs reading."""
        with self._errors():
            rows = self._database.execute("SELECT article, text_hash, metadata_hash, engine FROM kept").fetchall()
        return {article: Fingerprint(*rest) for article, *rest in rows}

    def put(self, batch: Iterable[Extraction], engine: str) -> None:
        """Keep these readings, all or none of them, in place of earlier ones of the same articles."""
        rows = [self._row(extraction, engine) for extraction in batch]
        with self._errors():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                self._database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", rows)
                self._database.execute("COMMIT")
            finally:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")

    def all(self) -> Iterator[Kept]:
        """Every reading, one at a time, sorted by article id."""
        with self._errors():
            for row in self._database.execute(f"{_ROWS} ORDER BY article"):
                yield self._kept(row)

    def forget(self, article_id: str) -> bool:
        """Drop what was read from the article; whether there was anything."""
        with self._errors():
            return self._database.execute("DELETE FROM kept WHERE article = ?", (article_id,)).rowcount > 0

    def _row(self, extraction: Extraction, engine: str) -> tuple[str, str, str, str, bytes]:
        under = fingerprint(extraction.article, engine)
        return (extraction.article.id, under.text_hash, under.metadata_hash, engine, self._encode(extraction))

    def _kept(self, row: tuple[str, str, str, str, bytes]) -> Kept:
        article, *rest, encoded = row
        try:
            return Kept(self._decoder.decode(encoded), Fingerprint(*rest))
        except msgspec.DecodeError as error:
            reason = f"what was read from {article} is damaged ({error}): delete this file and run kg build again"
            raise StoreError(f"{self._path}: {reason}") from error

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: {error}") from error

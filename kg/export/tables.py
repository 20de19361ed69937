"""CSV tables (RFC 4180, UTF-8, a header row): a row per thing or statement, with the earliest sentence it rests on."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kg.export.records import Record, Records, classes, first, joined, last_part, values

# Each table is named like its query; `article`, `published` and `quote` are those of the earliest sentence, and
# `origins` counts those of the `articles` that are no copies of one another.
TABLES = {
    "people": ("label", "alias", "country", "same_as"),
    "organizations": ("label", "alias", "country", "same_as"),
    "places": ("label", "type", "alias", "country", "latitude", "longitude", "same_as"),
    "events": (
        "label", "type", "status", "date", "date_text", "place", "round", "previous", "part_of", "killed", "injured",
        "according_to",
    ),
    "participations": ("event", "actor", "part"),
    "quantities": ("event", "outcome", "qualifier", "value", "counted", "according_to"),
    "role_holdings": ("holder", "title", "role", "of", "status", "from", "until", "attested"),
    "delegations": ("label", "represents", "sent_to", "head", "member"),
    "memberships": ("delegation", "member", "capacity"),
    "quotations": ("speaker", "words", "addressee", "about"),
    "positions": ("party", "act", "content", "about"),
}  # fmt: skip
SOURCE = ("articles", "origins", "article", "published", "quote")
ARTICLES = ("iri", "identifier", "title", "published", "outlet", "url", "origin")
EVIDENCE = ("statement", "article", "published", "quote", "start", "end", "found_by", "confidence")

# An entity gives two columns, its label and its IRI; a term of the ontology or of the role scheme its short name.
_ENTITIES = {
    "country", "place", "previous", "part_of", "according_to", "event", "actor", "holder", "of", "represents",
    "sent_to", "head", "delegation", "member", "speaker", "addressee", "about", "party",
}  # fmt: skip
_TERMS = {"status", "part", "role", "capacity", "act"}


def table_names() -> tuple[str, ...]:
    """The file names of all tables, sorted."""
    return tuple(sorted(f"{name}.csv" for name in (*TABLES, "articles", "evidence")))


def write_zip(records: Records, out: BinaryIO) -> None:
    """Write every table into one zip file, the same bytes for the same graph."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in table_names():
            # A fixed time stamp: the archive depends on the graph alone.
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            with archive.open(entry, "w") as file:
                write_csv(_rows(records, name), file)  # type: ignore[arg-type]  # a writable binary file in all but its declared type


def write_folder(records: Records, folder: Path) -> None:
    """Write every table into an existing folder."""
    for name in table_names():
        with (folder / name).open("wb") as file:
            write_csv(_rows(records, name), file)


def write_csv(rows: Iterable[Iterable[str]], out: BinaryIO) -> None:
    """Write rows as RFC 4180 has it. Cells are the exact text, line ends within it included."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    csv.writer(text).writerows(rows)
    text.flush()
    text.detach()


def _rows(records: Records, name: str) -> Iterator[Iterable[str]]:
    table = name.removesuffix(".csv")
    if table == "articles":
        return _articles(records)
    if table == "evidence":
        return _evidence(records)
    return _things(records, table, TABLES[table])


def _articles(records: Records) -> Iterator[Iterable[str]]:
    yield ARTICLES
    for iri, article in records.of("articles").items():
        yield [iri, *(joined(values(article, name)) for name in ARTICLES[1:])]


def _evidence(records: Records) -> Iterator[Iterable[str]]:
    yield EVIDENCE
    for iri in records.of("supports"):
        for citation in records.citations(iri):
            evidence = records.of("evidence").get(citation.evidence, {})
            known = [records.identifier(citation.article), citation.published]
            yield [iri, *known, *(first(evidence, name) for name in EVIDENCE[3:])]


def _things(records: Records, query: str, columns: tuple[str, ...]) -> Iterator[Iterable[str]]:
    pairs = ((name, f"{name}_iri") if name in _ENTITIES else (name,) for name in columns)
    yield ["iri", *(name for pair in pairs for name in pair), *SOURCE]
    for iri, record in records.of(query).items():
        cells = (cell for name in columns for cell in _cells(records, iri, record, name))
        yield [iri, *cells, *_source(records, iri)]


def _cells(records: Records, iri: str, record: Record, name: str) -> Iterator[str]:
    found = values(record, name)
    if name == "label":
        yield records.label(iri)
    elif name == "type":
        yield joined(classes(record))
    elif name in _ENTITIES:
        yield joined(records.label(entity) for entity in found)
        yield joined(found)
    else:
        yield joined(map(last_part, found) if name in _TERMS else found)


def _source(records: Records, iri: str) -> list[str]:
    citations = [citation for citation in records.citations(iri) if citation.quote]
    articles = records.articles(iri)
    counts = [str(len(articles)), str(len({records.origin(article) for article in articles}))]
    if not citations:
        return [*counts, "", "", ""]
    return [*counts, records.identifier(citations[0].article), citations[0].published, citations[0].quote]

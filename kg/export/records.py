"""What the graph holds, read through one query per kind of thing and gathered into one record per thing."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kg.ids import NK
from kg.store import Reader

QUERIES = Path(__file__).parent / "queries"

BROAD = {"Entity", "Fact", "Place", "Event"}  # classes that have narrower ones

Record = dict[str, tuple[str, ...]]
"""A thing's values by the query's variable, each sorted; a variable without a value is absent."""


class Citation(NamedTuple):
    """A sentence that a statement rests on; `start` is -1 for a title, `published` empty for an undated article."""

    published: str
    article: str
    start: int
    quote: str
    evidence: str


def values(record: Record, *names: str) -> tuple[str, ...]:
    """All values of these variables."""
    return tuple(value for name in names for value in record.get(name, ()))


def first(record: Record, name: str) -> str:
    """The first value of the variable, empty where there is none."""
    return next(iter(record.get(name, ())), "")


def joined(several: Iterable[str]) -> str:
    """Several values as one text: `3 | at least 4`."""
    return " | ".join(several)


def last_part(iri: str) -> str:
    """What tells an IRI from its neighbours: `Current` for nk:Current, `mayor` for role:mayor."""
    return iri.removeprefix(NK).rsplit("/", 1)[-1]


def classes(record: Record) -> tuple[str, ...]:
    """The short names of a thing's narrowest classes: `City` rather than `Place`."""
    names = tuple(last_part(iri) for iri in values(record, "type"))
    return tuple(name for name in names if name not in BROAD) or names


class Records:
    """The records of one reader. Each query is asked at most once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._read: dict[str, dict[str, Record]] = {}

    def of(self, name: str) -> dict[str, Record]:
        """The records of `queries/<name>.rq` by IRI, sorted by IRI."""
        if name not in self._read:
            self._read[name] = self._gather((QUERIES / f"{name}.rq").read_text(encoding="utf-8"))
        return self._read[name]

    def _gather(self, query: str) -> dict[str, Record]:
        found: dict[str, dict[str, set[str]]] = {}
        for row in self._reader.select(query):
            fields = found.setdefault(row["iri"], {})
            for name in row.keys() - {"iri"}:
                fields.setdefault(name, set()).add(row[name])
        return {
            iri: {name: tuple(sorted(several)) for name, several in fields.items()}
            for iri, fields in sorted(found.items())
        }

    @cached_property
    def _labels(self) -> dict[str, str]:
        named = {
            iri: label
            for kind in ("people", "organizations", "places", "events", "delegations")
            for iri, record in self.of(kind).items()
            if (label := first(record, "label"))
        }
        for iri, record in self.of("delegations").items():
            sides = [named.get(side, last_part(side)) for side in values(record, "represents")]
            named.setdefault(iri, f"Delegation of {' and '.join(sides)}" if sides else "Delegation")
        return named

    def label(self, iri: str) -> str:
        """The preferred label; the last part of the IRI where the graph gives none."""
        return self._labels.get(iri, last_part(iri))

    @cached_property
    def assertions(self) -> dict[tuple[str, str, str], list[str]]:
        """The assertions that give evidence for a plain value, by subject, predicate and object."""
        found: dict[tuple[str, str, str], list[str]] = {}
        for iri, record in self.of("assertions").items():
            triple = (first(record, "subject"), first(record, "predicate"), first(record, "object"))
            found.setdefault(triple, []).append(iri)
        return found

    def published(self, article: str) -> str:
        """An article's date as the graph has it, empty where it has none."""
        return first(self.of("articles").get(article, {}), "published")

    def origin(self, article: str) -> str:
        """The article that this one is a copy of; itself where it is none."""
        return first(self.of("articles").get(article, {}), "origin") or article

    def identifier(self, article: str) -> str:
        """The id that an article came in with."""
        return first(self.of("articles").get(article, {}), "identifier") or last_part(article)

    def citations(self, *iris: str) -> list[Citation]:
        """The sentences that these statements rest on, the earliest first and the undated last."""
        supports = self.of("supports")
        found = {self._citation(e) for iri in iris for e in values(supports.get(iri, {}), "evidence")}
        return sorted(found, key=lambda citation: (not citation.published, citation))

    def _citation(self, evidence: str) -> Citation:
        record = self.of("evidence").get(evidence, {})
        article = first(record, "article")
        return Citation(
            published=self.published(article),
            article=article,
            start=int(first(record, "start") or -1),
            quote=first(record, "quote"),
            evidence=evidence,
        )

    def articles(self, *iris: str) -> set[str]:
        """The articles that name these entities or that these statements rest on."""
        mentions = self.of("mentions")
        named = {article for iri in iris for article in values(mentions.get(iri, {}), "article")}
        return named | {citation.article for citation in self.citations(*iris)}

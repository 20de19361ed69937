"""What the CSV files of data/gazetteer list: well-known bodies, regions and seas that are no towns, demonyms."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.ids import slug
from kg.model import MentionKind
from kg.names import fold
from kg.resources import resource


@dataclass(frozen=True)
class Organization:
    """A well-known body. `ref` is `wikidata:…`, or `newskg:…` where we give no Wikidata id; `country` is a name."""

    ref: str
    name: str
    acronyms: tuple[str, ...]
    other_names: tuple[str, ...]
    country: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of its name."""
        return (self.name, *self.acronyms, *self.other_names)


@dataclass(frozen=True)
class ListedRegion:
    """A region, sea or river. `country` is the name of the one country it lies in, where it lies in one."""

    ref: str
    name: str
    other_names: tuple[str, ...]
    kind: MentionKind
    country: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of its name."""
        return (self.name, *self.other_names)


def organizations() -> Iterator[Organization]:
    """The bodies of organizations.csv, in its order."""
    for row in _rows("organizations.csv"):
        yield Organization(
            _ref(row), row["name"], _several(row["acronyms"]), _several(row["other_names"]), row["country"] or None
        )


def regions() -> Iterator[ListedRegion]:
    """The regions of regions.csv, in its order."""
    for row in _rows("regions.csv"):
        kind: MentionKind = "region" if row["kind"] == "region" else "place"
        yield ListedRegion(_ref(row), row["name"], _several(row["other_names"]), kind, row["country"] or None)


@cache
def demonyms() -> Mapping[str, str]:
    """The adjectives and nouns of demonyms.csv with the name of the place each is of: those that rigour lacks."""
    return {row["word"]: row["place"] for row in _rows("demonyms.csv")}


@cache
def organizations_by_key() -> Mapping[str, Organization]:
    """The bodies by each of their names, folded; acronyms, which are told by their case alone, as they are written."""
    found: dict[str, Organization] = {}
    for body in organizations():
        for name in (body.name, *body.other_names):
            found.setdefault(fold(name), body)
        for letters in body.acronyms:
            found.setdefault(letters, body)
    return found


@cache
def organizations_by_ref() -> Mapping[str, Organization]:
    """The bodies by their references."""
    return {body.ref: body for body in organizations()}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (resource("data") / "gazetteer" / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _ref(row: Mapping[str, str]) -> str:
    return f"wikidata:{row['wikidata']}" if row["wikidata"] else f"newskg:{slug(row['name'])}"


def _several(names: str) -> tuple[str, ...]:
    return tuple(name for name in names.split("|") if name)

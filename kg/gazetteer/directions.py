"""Parts of countries named by a point of the compass: "northern Syria", "north-western Syria" and the like."""

import re
from collections.abc import Callable

from kg.model import PlaceInfo

_PART = re.compile(
    r"((?:(?:north|south)[- ]?)?(?:north|south|east|west)ern|(?:north|south)[- ]?(?:east|west)|central)[ -](\S.*)", re.I
)
_REF = "part:"


def is_direction(word: str) -> bool:
    """Whether the word alone tells a part of a country: "eastern", "north-western", "central"."""
    return _PART.fullmatch(f"{word} X") is not None


def part_of(name: str, country_of: Callable[[str], PlaceInfo | None]) -> PlaceInfo | None:
    """The part of a country that the name tells; None where it tells none."""
    found = _PART.fullmatch(name)
    country = country_of(found[2]) if found else None
    return _part(_plain(found[1]), country) if found and country else None


def by_direction_ref(ref: str, by_ref: Callable[[str], PlaceInfo | None]) -> PlaceInfo | None:
    """The part of a country with this reference, `part:Q858-northern`."""
    qid, _, direction = ref.removeprefix(_REF).partition("-")
    country = by_ref(f"wikidata:{qid}") if ref.startswith(_REF) else None
    return _part(direction, country) if country is not None else None


def _plain(direction: str) -> str:
    """One spelling for each direction: "North-Eastern", "northeast" → "northeastern"."""
    joined = re.sub(r"[- ]", "", direction.lower())
    return joined if joined.endswith("ern") or joined == "central" else joined + "ern"


def _part(direction: str, country: PlaceInfo) -> PlaceInfo:
    ref = f"{_REF}{country.ref.removeprefix('wikidata:')}-{direction}"
    return PlaceInfo(ref=ref, name=f"{direction} {country.name}", kind="region", country=country.ref)

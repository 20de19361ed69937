"""Countries and their regions as rigour has them. Read only to write the index: it takes a second."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rigour._core import territories_jsonl  # rigour's own look-ups know the names too, but do not hand them out
from rigour.data import iter_jsonl_text
from rigour.territories import get_territory
from rigour.territories.territory import Territory as Known

from kg.gazetteer.keys import SHORT_NAMES
from kg.model import MentionKind, PlaceInfo


@dataclass(frozen=True)
class Territory:
    """One territory: its place, None where it is no place of today, its own and its lesser names, and its towns'."""

    code: str
    place: PlaceInfo | None
    names: tuple[str, ...]
    weak_names: tuple[str, ...]
    towns: tuple[str, ...]


def territories() -> list[Territory]:
    """Every territory, those of the past included: what bears their name is not another one's."""
    return [_territory(given) for given in iter_jsonl_text(territories_jsonl())]


def _territory(given: Mapping[str, Any]) -> Territory:
    known = get_territory(given["code"])
    assert known is not None, given["code"]  # noqa: S101 - both come from the same file
    names = (known.name, known.full_name, *given.get("names_strong", ()), *known.codes)
    return Territory(
        code=known.code,
        place=_place(known),
        names=tuple(filter(_may_be_a_name, names)),
        weak_names=tuple(filter(_may_be_a_name, given.get("names_weak", ()))),
        towns=tuple(known.places),
    )


def _may_be_a_name(name: str) -> bool:
    return len(name) > 3 or name.upper() in SHORT_NAMES


def _place(known: Known) -> PlaceInfo | None:
    if known.is_historical or known.region == "Supranational":
        return None
    country = known if known.parent is None else known.parent
    return PlaceInfo(
        ref=f"wikidata:{known.qid}",
        name=known.name.partition(" (")[0].removesuffix(" SAR"),
        kind=_kind(known),
        country=f"wikidata:{country.qid}",
        qid=known.qid,
    )


def _kind(known: Known) -> MentionKind:
    return "country" if known.parent is None and (known.is_country or known.is_jurisdiction) else "region"

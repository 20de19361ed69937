"""Who and what a sentence names, and which of them answers the question."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kg.ask.wording import stem, stems
from kg.gazetteer import gazetteer
from kg.ids import NK
from kg.store import Row
from kg.vocabulary import vocabulary

_PLACES = frozenset({"Place", "City", "Country", "Region"})
_AT = re.compile(r"\b(?:in|at|on|to|near|from|outside|into|visit\w*|enter\w*|reach\w*|left)\s+(?:[\w'’-]+\s+){0,3}$")
_BY = re.compile(r"\bby\s+(?:[\w'’.-]+\s+){0,4}$")
_APART_FROM = re.compile(r"\b(?:and|or|while|but|counterpart)\b|;")
_APART = re.compile(r"^(?:,|\s|and|&|the|as well as)+$")


@dataclass(frozen=True)
class Named:
    """Someone or something with its place in a sentence."""

    iri: str
    label: str
    kinds: frozenset[str]
    start: int
    end: int


def named_in(text: str, rows: Sequence[Row]) -> list[Named]:
    """The entities of `mentioned.rq` that the text names, none inside another, in their order."""
    kinds: dict[str, set[str]] = {}
    for row in rows:
        kinds.setdefault(row["entity"], set()).add(row["kind"].removeprefix(NK))
    forms = {(row["name"], row["entity"]): row["label"] for row in rows}
    taken: list[Named] = []
    for (name, iri), label in sorted(forms.items(), key=lambda item: (-len(item[0][0]), item[0])):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if all(found.end() <= other.start or other.end <= found.start() for other in taken):
                taken.append(Named(iri, label, frozenset(kinds[iri]), found.start(), found.end()))
    return sorted(taken, key=lambda n: n.start)


def of_kind(found: Iterable[Named], kind: str) -> list[Named]:
    """Those of an asked kind: `person`, `actor` (a person or body), `country`, `city`, `place`, `body` or
    `any` (a body, or a place that is no town, region or country)."""
    wanted = {
        "person": frozenset({"Person"}),
        "actor": frozenset({"Person", "Organization", "Country"}),
        "country": frozenset({"Country"}),
        "city": frozenset({"City"}),
        "place": _PLACES,
        "body": frozenset({"Organization"}),
        "any": frozenset({"Place", "Organization"}),
    }[kind]
    return [n for n in found if n.kinds & wanted and not (kind == "any" and n.kinds & {"City", "Region", "Country"})]


def chosen(text: str, found: Sequence[Named], anchors: frozenset[str], where: bool, several: bool) -> list[Named]:
    """Those that answer: at a preposition for a place; else the one that does what the anchor words say.

    Nothing where two fit equally well. With `several`, all that stand in one list with the first.
    """
    at = [n for n in found if _AT.search(text[: n.start]) and not _describes(text, n)] if where else list(found)
    if not at:
        return []
    first = _nearest(text, at, anchors) if not where or len({n.iri for n in at}) > 1 else at[0]
    return _listed(text, found, first) if several else [first]


def _describes(text: str, named: Named) -> bool:
    """Whether the place only says where another lies: "the Lantern Sea resort of Edelweiss"."""
    return bool(re.match(r"\s+[a-z]+\s+of\s+[A-Z]", text[named.end :]))


def _nearest(text: str, found: Sequence[Named], anchors: frozenset[str]) -> Named:
    """The one after "by" where the anchor is passive, else the nearest to any of the words that the question shares."""
    by = [n for n in found if _BY.search(text[: n.start])]
    if len(by) == 1:
        return by[0]
    places = [m.start() for m in re.finditer(r"[^\W_]+", text) if stem(m[0]) in anchors] or [0]

    def distance(named: Named) -> int:
        return min(abs(place - (named.start if place < named.start else named.end)) for place in places)

    return min(found, key=lambda n: (distance(n), n.start))


@cache
def heads() -> frozenset[str]:
    """The stems of the titles that say no more than that someone leads."""
    return stems(" ".join(vocabulary().lemmas_of("GenericHead"))) | stems("president lead")


def places_of(text: str, forms: Iterable[frozenset[str]]) -> list[int]:
    """Where the text has a word of a name that is known by these forms, or an adjective made of it."""
    words = frozenset().union(*forms)
    return [m.start() for m in re.finditer(r"[^\W_]+", text) if m[0][0].isupper() and _of_name(m[0], words)]


def _of_name(word: str, name: frozenset[str]) -> bool:
    country = gazetteer().country_of(word)
    meant = stems(word)
    return (bool(meant) and (meant <= name)) or (country is not None and stems(country.name) <= name)


def holds(text: str, person: Named, bodies: Sequence[int], anchors: frozenset[str], people: Sequence[Named]) -> bool:
    """Whether the role's words, the body and the person stand together: with no "and" and no other person between."""
    places = [m.start() for m in re.finditer(r"[^\W_]+", text) if stem(m[0]) in anchors]
    near = min(places, key=lambda place: abs(place - person.start), default=person.start)
    body = min(bodies, key=lambda place: abs(place - near), default=near)
    start, end = min(person.start, near, body), max(person.end, near, body)
    between = text[start : person.start] + " | " + text[person.end : end]
    if set(re.findall(r"\w+", text[max(0, near - 25) : near].casefold())) & vocabulary().words_of("Former") - anchors:
        return False
    others = any(other.iri != person.iri and start <= other.start < end for other in people)
    return not others and not _APART_FROM.search(between) and "respectively" not in text


def _listed(text: str, found: Sequence[Named], first: Named) -> list[Named]:
    """All that stand in one enumeration with the first."""
    ordered = list(found)
    at = ordered.index(first)
    low = high = at
    while low and _APART.match(text[ordered[low - 1].end : ordered[low].start]):
        low -= 1
    while high + 1 < len(ordered) and _APART.match(text[ordered[high].end : ordered[high + 1].start]):
        high += 1
    return ordered[low : high + 1]

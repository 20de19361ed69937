"""How the names of two people go together, as a feature."""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from kg.resolve import weights
from kg.resolve.person_names import Form, alike, contains, has_surname, skeleton, sound
from kg.resolve.profiles import Profile
from kg.resolve.weights import Weight
from kg.triples.statements import Feature

_ALIKE = 0.75  # of first names, above it: Geoffrey and Jeffrey, Stephen and Steven, but Anna and Anja too
_ONE_NAME, _NEAR, _FEW = 75, 65, 2  # shares of letters in common, in percent; consonants
MOST_FORMS = 8  # of a person that are compared: the first ones


def name_feature(one: Profile, known: Profile) -> Feature | None:
    """How the names go together; None where they do not.

    Surnames alone count only where one of the two has no full name: they are no bridge between two of these.
    """
    full = any(len(form) > 1 for form in one.forms) and any(len(form) > 1 for form in known.forms)
    best: Weight | None = None
    for mine in _forms(one, full):
        for theirs in _forms(known, full):
            found = same_name(mine, theirs)
            if found is weights.OTHER_NAME:
                return found.feature()
            if found and (best is None or found.odds > best.odds):
                best = found
    if best is weights.SHORTER and one.surnames and known.surnames and not _any_alike(one.surnames, known.surnames):
        best = weights.OTHER_SURNAME
    return best.feature() if best else None


def _any_alike(ones: Iterable[str], others: Collection[str]) -> bool:
    return any(alike(one, other) for one in ones for other in others)


def _forms(profile: Profile, full: bool) -> Iterator[Form]:
    return islice((form for form in profile.forms if len(form) > 1 or not full), MOST_FORMS)


@lru_cache(maxsize=131072)
def same_name(left: Form, right: Form) -> Weight | None:
    """How two names go together: none at all, or the weight of how they do."""
    if 1 in (len(left), len(right)):
        short, full = sorted((left, right), key=len)
        weight = weights.LONE_NAME if len(left) == len(right) else weights.SURNAME
        return weight if has_surname(full, short[0]) else None
    if left == right:
        return weights.FULL_NAME
    if sound("".join(left)) == sound("".join(right)):
        return weights.SPELLING
    shorter, longer = sorted((left, right), key=len)
    if len(left) == len(right):
        return _of_one_length(left, right)
    return _shortened(longer, shorter) or (weights.TRANSLITERATION if _one_in_all(left, right) else None)


def _of_one_length(left: Form, right: Form) -> Weight | None:
    if all(map(alike, left, right)):
        return weights.SPELLING
    if sorted(left) == sorted(right):
        return weights.TURNED
    if all(map(_one_consonants, left, right)):
        return weights.TRANSLITERATION
    return _otherwise(left, right)


def _shortened(longer: Form, shorter: Form) -> Weight | None:
    if contains(longer, shorter) or contains(longer[::-1], shorter[::-1]):
        return weights.SHORTER
    return _otherwise(longer, shorter)


def _otherwise(longer: Form, shorter: Form) -> Weight | None:
    a, b = longer[0], shorter[0]
    if 1 in (len(a), len(b)) and a[0] == b[0] and has_surname(longer, shorter[-1]):
        return weights.INITIAL
    if not alike(longer[-1], shorter[-1]):
        return None
    if JaroWinkler.similarity(a, b) >= _ALIKE and len(longer) == len(shorter):
        return weights.ALIKE
    between = len(longer) > 2 and len(shorter) > 2 and alike(a, b)
    return weights.OTHER_NAME if between else None


def _one_in_all(left: Form, right: Form) -> bool:
    """Whether two names have the same consonants, where one writes apart what the other does not: "Abdel Gadir"."""
    whole, other = "".join(left), "".join(right)
    near = fuzz.ratio(whole, other) >= _ONE_NAME
    return near and skeleton(whole) == skeleton(other) and skeleton(left[0]) == skeleton(right[0])


def _one_consonants(left: str, right: str) -> bool:
    """Whether all consonants agree: of two that do, there may be too few to tell by, and the letters count as well."""
    if alike(left, right):
        return True
    found = skeleton(left)
    return found == skeleton(right) and len(found) > 1 and (len(found) > _FEW or fuzz.ratio(left, right) >= _NEAR)

"""When something found is what was annotated: names, things, words, stretches of text; and pairing both sides off."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from kg.gazetteer import gazetteer
from kg.names import fold

A = TypeVar("A")
F = TypeVar("F")
# How much of the shorter of two sayings the longer may add at its ends: a verb or a comma is drawn in or left out.
_NEARLY_ALL = 0.7


def same_person(found: Iterable[str], forms: Iterable[str]) -> bool:
    """Whether a form of each side is the same, or ends in the same word while its words are among the other's."""
    known = {fold(form) for form in forms}
    return any(_same_name(fold(name), form) for name in found for form in known)


def _same_name(one: str, other: str) -> bool:
    if one == other:
        return bool(one)
    words, others = one.split(), other.split()
    shared_end = words[-1:] == others[-1:] != []
    return shared_end and max(len(words), len(others)) > 1 and (set(words) <= set(others) or set(others) <= set(words))


def same_thing(found: Iterable[str], name: str | None) -> bool:
    """Whether one of the names is that country, body or place: one's words within the other's, or both one country."""
    if name is None:
        return not any(True for _ in found)
    words, known = set(fold(name).split()), _known(name)
    for other in found:
        others = set(fold(other).split())
        if (words and others and (words <= others or others <= words)) or (known and known == _known(other)):
            return True
    return False


def same_one(found: Iterable[str], forms: Sequence[str]) -> bool:
    """Whether one of the names is that person, country or body."""
    names = list(found)
    return same_person(names, forms) or any(same_thing(names, form) for form in forms)


def _known(name: str) -> str | None:
    """The reference of the country or well-known body of this name, demonym or acronym."""
    known = gazetteer().country_of(name) or gazetteer().organization(name)
    return known.ref if known is not None else None


def word_overlap(one: str, other: str) -> float:
    """Twice the words two titles share, as a part of all their words."""
    words, others = set(fold(one).split()) - {"of", "the"}, set(fold(other).split()) - {"of", "the"}
    return 2 * len(words & others) / (len(words) + len(others)) if words and others else 0.0


def same_words(one: str, other: str) -> bool:
    """Whether two quotations are the same but for something at the ends."""
    shorter, longer = sorted((fold(one), fold(other)), key=len)
    return bool(shorter) and shorter in longer and len(shorter) > _NEARLY_ALL * len(longer)


def overlap(text: str, quotes: Iterable[str], others: Iterable[str]) -> float:
    """The share, of the side with less text, that both sides' quotes cover in the text."""
    covered, other = _covered(text, quotes), _covered(text, others)
    return len(covered & other) / min(len(covered), len(other)) if covered and other else 0.0


def _covered(text: str, quotes: Iterable[str]) -> set[int]:
    starts = ((text.find(quote), len(quote)) for quote in quotes if quote)
    return {place for start, length in starts if start >= 0 for place in range(start, start + length)}


def pair_off(annotated: Sequence[A], found: Sequence[F], degree: Callable[[A, F], float]) -> list[tuple[A, F]]:
    """Pairs of one annotated and one found thing, each used once, the best first; a degree of 0 never pairs."""
    graded = [(degree(a, f), i, k) for i, a in enumerate(annotated) for k, f in enumerate(found)]
    pairs, left, right = [], set(), set()
    for value, i, k in sorted(graded, key=lambda g: (-g[0], g[1], g[2])):
        if value > 0 and i not in left and k not in right:
            pairs.append((annotated[i], found[k]))
            left.add(i)
            right.add(k)
    return pairs

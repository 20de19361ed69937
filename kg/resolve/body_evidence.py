"""What speaks for and against two profiles being one body, feature by feature."""

from collections.abc import Iterator
from itertools import islice

from rapidfuzz.distance import JaroWinkler

from kg.resolve import weights
from kg.resolve.acronyms import initials
from kg.resolve.background import Background
from kg.resolve.bodies import BodyProfile
from kg.resolve.company import company_feature, company_in_common
from kg.resolve.weights import Weight
from kg.triples.statements import Feature

_MOST_NAMES = 8  # of a body that are compared: the first ones
_ALIKE = 0.95  # above it, longer names differ in a letter or two
_CLEAR = 2.9  # log odds of a name from which on nothing else need be weighed


def compare(one: BodyProfile, known: BodyProfile, background: Background) -> list[Feature]:
    """The features that tell whether one is the known body; empty where the names already say no."""
    if one.refs and known.refs and not one.refs & known.refs:
        return []
    name = _listed(one, known) or _same_name(one, known) or _by_letters(one, known) or _spelling(one, known)
    if name is None:
        return []
    found = [name]
    if name.weight < _CLEAR:
        found += _scenes(one, known, background)
        found += _company(one, known, background)
    return found


def kept(one: BodyProfile) -> Iterator[str]:
    """What a body is kept under: references, names, acronyms, and the acronyms its names can have."""
    yield from one.refs
    yield from one.names
    yield from (f"letters {letters}" for letters in one.letters)
    yield from (f"like {_begins(name)}" for name in one.names)
    yield from (f"initials {letters}" for name in one.full for letters in initials(name))


def looked_up(one: BodyProfile) -> Iterator[str]:
    """What those bodies are kept under that a name could mean."""
    yield from one.refs
    yield from one.names
    yield from (f"{kind} {letters}" for letters in one.letters for kind in ("letters", "initials"))
    yield from (f"like {_begins(name)}" for name in one.names)
    yield from (f"letters {letters}" for name in one.full for letters in initials(name))


def _begins(name: str) -> str:
    """The beginnings of a name's words, which its spellings share."""
    words, _, country = name.partition(" @ ")
    return f"{' '.join(sorted(word[:4] for word in words.split()))} @ {country}"


def _listed(one: BodyProfile, known: BodyProfile) -> Feature | None:
    shared = one.refs & known.refs
    return weights.LISTED.feature(min(shared)) if shared else None


def _same_name(one: BodyProfile, known: BodyProfile) -> Feature | None:
    shared = [name for name in one.names if name in known.names]
    if not shared:
        return None
    mine, theirs = one.names[shared[0]], known.names[shared[0]]
    if mine == theirs:
        drawn = shared[0] not in one.stated or shared[0] not in known.stated
        return (weights.SAME_BODY_NAME_DRAWN if drawn else weights.SAME_BODY_NAME).feature()
    weight = weights.OTHER_FORM if mine and theirs and not mine & theirs else weights.WITHOUT_FORM
    return weight.feature(", ".join(sorted(mine | theirs)))


def _by_letters(one: BodyProfile, known: BodyProfile) -> Feature | None:
    shared = sorted(letters for letters in one.letters if letters in known.letters)
    if shared and one.full and known.full:
        return weights.SPELLING_WITH_LETTERS.feature(shared[0]) if _any_spelling(one, known) else None
    if shared:
        weight = weights.LETTERS_EXPLAINED if one.full or known.full else weights.SAME_LETTERS
        return weight.feature(shared[0])
    for short, long in ((one, known), (known, one)):
        if short.letters and not short.full:
            fits = [name for name in islice(long.full, _MOST_NAMES) if initials(name) & short.letters.keys()]
            if fits and not long.letters:
                return weights.LETTERS_FIT.feature(fits[0])
    return None


def _spelling(one: BodyProfile, known: BodyProfile) -> Feature | None:
    return weights.BODY_SPELLING.feature() if _any_spelling(one, known) else None


def _any_spelling(one: BodyProfile, known: BodyProfile) -> bool:
    pairs = ((a, b) for a in islice(one.names, _MOST_NAMES) for b in islice(known.names, _MOST_NAMES))
    return any(_one_spelling(a, b) for a, b in pairs)


def _one_spelling(left: str, right: str) -> bool:
    """Whether two names are of one country, or none, and differ in endings or a letter alone: "higher", "high"."""
    (a, _, here), (b, _, there) = left.partition(" @ "), right.partition(" @ ")
    words = list(zip(a.split(), b.split(), strict=False))
    if here != there or len(a.split()) != len(b.split()):
        return False
    return all(
        _one_stem(x, y) or (min(len(x), len(y)) > 4 and JaroWinkler.similarity(x, y) >= _ALIKE) for x, y in words
    )


def _one_stem(left: str, right: str) -> bool:
    shorter, longer = sorted((left, right), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= 2


def _scenes(one: BodyProfile, known: BodyProfile, background: Background) -> Iterator[Feature]:
    if one.about and known.about:
        main = max(one.about, key=lambda ref: (one.about[ref], ref))
        often = known.about[main] * 3 >= sum(known.about.values())
        weight: Weight = weights.BODY_SAME_SCENE if often else weights.BODY_OTHER_SCENE
        yield weight.feature(background.label(main))


def _company(one: BodyProfile, known: BodyProfile, background: Background) -> Iterator[Feature]:
    own = {name.casefold() for profile in (one, known) for name in islice(profile.full, _MOST_NAMES)}
    if feature := company_feature(company_in_common(one, known, own), one, known, background, str.title):
        yield feature

"""Names of people, taken apart: the parts that count, and how a part sounds whatever its transliteration."""

import re
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler
from rigour.names import remove_person_prefixes

from kg.names import fold
from kg.resolve.scripts import latin
from kg.vocabulary import vocabulary

Form = tuple[str, ...]

# Particles add nothing that tells people apart, and writers leave them out at will. The Arabic article counts as one
# only where a hyphen shows it, or inside a name: "Al" alone in front is a first name too.
_PARTICLES = frozenset(("de", "da", "di", "del", "der", "den", "van", "von", "la", "le", "bin", "ibn", "dos", "du"))
# Double names are one part, as some write them: "Lindholm-Ostrand", "Wolde-Mariam" and "Woldemariam".
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])")
_ARTICLE = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|az)-(?=\w)", re.IGNORECASE)
# "Servant of …": half a name, written alone, with a hyphen or in one word with the other half.
_HALF = re.compile(r"abd(?:[aeou]l)?")
_WITH_HALF = re.compile(r"abd[aeou]l(?=\w{2})")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# Who bears these goes by one name; other titles before a single word may be first names: Dean, Major, Prince.
_BEFORE_A_LONE_NAME = frozenset(("king", "queen", "pope", "emperor", "empress", "emir", "sultan", "sheikh", "sheikha"))
_NUMERALS = frozenset(("ii", "iii", "iv"))
_SOUNDS = (
    (re.compile("kh"), "h"),
    (re.compile("ou|oo"), "u"),
    (re.compile("oe"), "o"),
    (re.compile("ae"), "a"),
    (re.compile("ue"), "u"),
    (re.compile("ks"), "x"),
    (re.compile("w"), "v"),
    (re.compile("ph"), "f"),
    (re.compile("ck|qu(?=[ei])|q"), "k"),
    (re.compile("(?<=[aeiou])h$"), ""),
    (re.compile("[iyj]+"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS = re.compile("[aeiou]")
# What languages write a consonant with: "Darwish" and "Darwich", "Carsten" and "Karsten", "Bohdan" and "Bogdan",
# "Osman" and "Othman".
_HARD = (
    (re.compile("sch|sh|ch|th|c(?=[ei])"), "s"),
    (re.compile("c"), "k"),
    (re.compile("g"), "h"),
    (re.compile(r"(.)\1+"), r"\1"),
)
# Names that sound alike must look alike too: below this the sound alone has gone too far.
_ALIKE = 0.85


@lru_cache(maxsize=65536)
def form(name: str) -> Form:
    """The parts of a person's name that count, folded: without honorific, particles, "Jr" and middle initials.

    >>> form("Mr. Jan P. van der Berg Jr.")
    ('jan', 'berg')
    """
    bare = _HYPHEN.sub("", _ARTICLE.sub("", remove_person_prefixes(name)))
    words = _without_titles(_folded(bare).split())
    # A lone name keeps its number: "Karl IV" is not every Karl.
    words = [word for word in words if word not in _SUFFIXES or (len(words) == 2 and word in _NUMERALS)]
    words = _joined(words)
    counted = [w for i, w in enumerate(words) if w not in _PARTICLES and not (i > 0 and w in ("al", "el"))] or words
    initials = 0
    while initials < len(counted) - 1 and len(counted[initials]) == 1:
        initials += 1
    head = ["".join(counted[:initials])] if initials else []
    rest = counted[initials:]
    kept = [word for i, word in enumerate(rest) if len(word) > 1 or i == len(rest) - 1 or (i == 0 and not head)]
    return tuple(head + kept)


def _joined(words: list[str]) -> list[str]:
    """The words, halves of names with what they are half of: "Abdul Rahim" is "abdelrahim"."""
    found: list[str] = []
    for word in words:
        if found and _HALF.fullmatch(found[-1]):
            found[-1] = f"abdel{word}"
        else:
            found.append(_WITH_HALF.sub("abdel", word))
    return found


def _folded(name: str) -> str:
    """The name folded; in Latin letters, where it is in another script."""
    folded = fold(name)
    return folded if folded.isascii() else fold(latin(name)) or folded


def _without_titles(words: list[str]) -> list[str]:
    """The words of a name without the titles before it: "Queen Anna", "Senators Karl Vesdahl"; but "Dean Vesdahl"."""
    start = 0
    while len(words) - start > 2 and (words[start] in _titles() or words[start].removesuffix("s") in _titles()):
        start += 1
    return words[start + (len(words) - start == 2 and words[start] in _BEFORE_A_LONE_NAME) :]


@cache
def _titles() -> frozenset[str]:
    titles = (title for role in vocabulary().roles for title in role.titles)
    return frozenset(title for title in titles if " " not in title and "-" not in title)


@lru_cache(maxsize=65536)
def sound(part: str) -> str:
    """A name part by its sound, so that spellings of one foreign name agree: Sergei, Sergey, Sergiy."""
    for pattern, plain in _SOUNDS:
        part = pattern.sub(plain, part)
    return part


@lru_cache(maxsize=65536)
def skeleton(part: str) -> str:
    """The consonants of a name part, alike in most transliterations: "vldmr" for Vladimir, Volodymyr, Wladimir.

    A part without consonants is its own.
    """
    heard = sound(part)
    plain = heard
    for pattern, letter in _HARD:
        plain = pattern.sub(letter, plain)
    return _VOWELS.sub("", plain) or heard


def is_title(parts: Form) -> bool:
    """Whether a name is nothing but a title: "President" names nobody."""
    return all(part in _titles() for part in parts)


def sounds(parts: Form) -> Form:
    """Every part by its sound."""
    return tuple(map(sound, parts))


def alike(left: str, right: str) -> bool:
    """Whether two parts are spellings of one: the same sound, and nearly the same letters."""
    return left == right or (sound(left) == sound(right) and JaroWinkler.similarity(left, right) >= _ALIKE)


def has_surname(parts: Form, surname: str) -> bool:
    """Whether one of a name's surnames is a spelling of this."""
    return any(alike(part, surname) for part in surnames(parts))


def surnames(parts: Form) -> Form:
    """The parts that may be the surname: all but the first, for some have two; and that, where family names come first.

    >>> surnames(("kim", "haneul"))
    ('kim', 'haneul')
    """
    return parts if len(parts) == 1 or parts[0] in vocabulary().lemmas_of("FamilyNameFirst") else parts[1:]


def contains(longer: Form, shorter: Form) -> bool:
    """Whether the longer name has all parts of the shorter one, in order, and ends on the same part."""
    if len(shorter) > len(longer) or sound(longer[-1]) != sound(shorter[-1]):
        return False
    rest = iter(sounds(longer))
    return all(part in rest for part in sounds(shorter))


def same_name(left: Form, right: Form) -> tuple[str, float] | None:
    """Why two full names of one article are one person's, and how sure that is; None when they are not."""
    longer, shorter = (left, right) if len(left) >= len(right) else (right, left)
    if len(left) == len(right) and all(map(alike, left, right)):
        return "spellings of one name", 0.95
    if len(longer) > len(shorter) and contains(longer, shorter):
        return "a shorter form of the full name", 0.95
    a, b = longer[0], shorter[0]
    if 1 in (len(a), len(b)) and a[0] == b[0] and has_surname(longer, shorter[-1]):
        return "an initial and the same surname", 0.9
    return None

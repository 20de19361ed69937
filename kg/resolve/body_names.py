"""Names of bodies by what they say: "Foreign Ministry of X" and "X's Ministry of Foreign Affairs" are one name.

A name that any state could have ("Foreign Ministry", "the opposition") names a body of the country it stands beside, or
of the country its article is about; where neither is plain, it is that article's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rigour.names import extract_org_types

from kg.gazetteer import gazetteer
from kg.names import fold
from kg.resolve.acronyms import acronym, initials
from kg.resolve.scripts import latin
from kg.vocabulary import vocabulary

_SMALL = frozenset(("of", "the", "and", "for", "in", "s"))
_GENERAL = 3  # words: a longer name is one body's, even if each of its words is any body's
_LONGEST = 4  # words of a country's name
_SPELLINGS = {"defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation"}
# A name of a party or a union that says more than this is its own: any state may have a "Justice Party".
_OWN_NAMES = frozenset(("party", "union", "front", "movement", "alliance", "congress", "league", "federation"))
# Legal forms that rigour takes for a part of the name, and those that stand before it.
_FORMS = frozenset(("corp", "corporation", "co", "company"))
_FORMS_BEFORE = frozenset(("ooo", "oao", "pao", "zao"))
# What the bodies of any state are for, beside the nouns of the ontology.
_MATTERS = frozenset(
    (
        *("foreign", "interior", "internal", "defence", "finance", "justice", "health", "energy", "economy"),
        *("national", "state", "federal", "supreme", "constitutional", "central", "electoral", "election"),
        *("security", "armed", "forces", "high", "air", "coast", "border", "intelligence", "representatives"),
        *("main", "emergency", "investigative", "environment", "trade", "transport", "agriculture", "deputies"),
        *("education", "general", "affairs", "people", "oil", "gas", "petroleum", "culture", "industry", "labour"),
    )
)


@dataclass(frozen=True)
class BodyName:
    """A name's countries (references, sorted), its other words, sorted, and its legal form: "inc", "ltd".

    `general` says that it names no country and that any state can have a body of this name.
    """

    countries: tuple[str, ...]
    words: tuple[str, ...]
    general: bool
    form: str = ""

    def key(self, scope: str = "") -> str:
        """What names of one body have in common; `scope` is the country, or the article, where the name gives none."""
        return f"{' '.join(self.words)} @ {' '.join(self.countries) or scope}"


@lru_cache(maxsize=65536)
def body_name(name: str) -> BodyName:
    """The name taken apart."""
    left, refs = _take_out(_without_acronym(name.split()))
    words, form = _without_form(left)
    kept = tuple(sorted({_SPELLINGS.get(word, word) for word in words} - _SMALL - {"affairs"}))
    general = not refs and 0 < len(kept) <= _GENERAL and set(kept) <= _general()
    general = general and (len(kept) < _GENERAL or not _OWN_NAMES & set(kept))
    return BodyName(tuple(sorted(refs)), kept, general, form)


def full_name(name: str, country: str) -> str | None:
    """The name of a state's body with its country after it: "Foreign Ministry of X" for "X's Foreign Ministry".

    `country` is the reference of the country where the name gives none. None where neither gives one, or the name is no
    state body's.
    """
    first, _, rest = name.replace("’", "'").partition(" ")
    named = gazetteer().country_of(first.removesuffix("'s"))
    given = named or (gazetteer().by_ref(country) if country else None)
    body = rest if named is not None else name
    words = {_SPELLINGS.get(word, word) for word in fold(body).split()} - _SMALL
    return f"{body} of {given.name}" if given and words and words <= _general() else None


def is_of_states(name: BodyName) -> bool:
    """Whether any state can have a body of this name, but for the country in it."""
    return set(name.words) <= _general()


def country_name(ref: str) -> str | None:
    """What the country with a reference is called."""
    found = gazetteer().by_ref(ref)
    return found.name if found else None


def _without_acronym(words: Sequence[str]) -> Sequence[str]:
    """The words without the acronym that a name ends on: "Northern Harbour Forces (NHF)"."""
    letters = acronym(words[-1]) if len(words) > 2 else None
    return words[:-1] if letters and letters in initials(" ".join(words[:-1])) else words


def _take_out(words: Sequence[str]) -> tuple[list[str], set[str]]:
    """The words, folded, without those that name countries, and the references of these."""
    left: list[str] = []
    refs, i = set(), 0
    while i < len(words):
        found = ((n, _country(" ".join(words[i : i + n]))) for n in range(min(_LONGEST, len(words) - i), 0, -1))
        size, ref = next(((n, ref) for n, ref in found if ref), (1, None))
        if ref:
            refs.add(ref)
        else:
            left += _folded(words[i]).split()
        i += size
    return left, refs


@lru_cache(maxsize=65536)
def _country(words: str) -> str | None:
    found = gazetteer().country_of(words)
    return found.ref if found else None


def _folded(word: str) -> str:
    folded = fold(word)
    return folded if folded.isascii() else fold(latin(word)) or folded


def _without_form(words: list[str]) -> tuple[list[str], str]:
    """The words without the legal form that they end on, and that."""
    form = ""
    if len(words) > 1 and words[0] in _FORMS_BEFORE:
        form, words = words[0], words[1:]
    while len(words) > 1 and (plain := _legal_form(words[-1])):
        form, words = plain, words[:-1]
    return words, form


@lru_cache(maxsize=65536)
def _legal_form(word: str) -> str | None:
    if word in _FORMS:
        return word
    found = extract_org_types(word)
    return found[0][1] if len(found) == 1 and found[0][0] == word and len(word) > 1 else None


@cache
def _general() -> frozenset[str]:
    nouns = vocabulary().lemmas_of("BodyNoun", "Group", "StateNoun", "StateBody")
    words = {word for noun in nouns for word in noun.split()}
    return frozenset(words | {f"{word}s" for word in words} | _MATTERS)

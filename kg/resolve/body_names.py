"""Names of bodies by what they say: "Foreign Ministry of X" and "X's Ministry of Foreign Affairs" are one name.

A name that any state could have ("Foreign Ministry", "the opposition") names a body of the country it stands beside, or
of the country its article is about; where neither is plain, it is that article's own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.gazetteer import gazetteer
from kg.model import Extraction, Mention
from kg.names import fold
from kg.resolve.within import Named
from kg.vocabulary import vocabulary

_SMALL = frozenset(("of", "the", "and", "for", "in", "s"))
_GENERAL = 3  # words: a longer name is one body's, even if each of its words is any body's
_LONGEST = 4  # words of a country's name
_MAIN = 0.6  # the share of an article's mentions of countries that makes it an article about one
_SPELLINGS = {"defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation"}
# What the bodies of any state are for, beside the nouns of the ontology.
_MATTERS = frozenset(
    (
        *("foreign", "interior", "internal", "defence", "finance", "justice", "health", "energy", "economy"),
        *("national", "state", "federal", "supreme", "constitutional", "central", "electoral", "election"),
        *("security", "armed", "forces", "high", "air", "coast", "border", "intelligence", "representatives"),
        *("main", "emergency", "investigative", "environment", "trade", "transport", "agriculture", "deputies"),
        *("education", "general", "affairs", "people"),
    )
)


@dataclass(frozen=True)
class BodyName:
    """A name's countries (references, sorted) and its other words, sorted.

    `general` says that it names no country and that any state can have a body of this name.
    """

    countries: tuple[str, ...]
    words: tuple[str, ...]
    general: bool

    def key(self, scope: str = "") -> str:
        """What names of one body have in common; `scope` is the country, or the article, where the name gives none."""
        return f"{' '.join(self.words)} @ {' '.join(self.countries) or scope}"


class Countries:
    """Which words name a country in what was read, and which country an article's bodies are of."""

    def __init__(self, read: Iterable[Extraction]) -> None:
        self._read = {extraction.article.id: extraction for extraction in read}
        meant: dict[str, set[str]] = {}
        self._names: dict[str, str] = {}
        for extraction in self._read.values():
            for mention in _countries(extraction):
                self._names[mention.ref or ""] = mention.name
                for form in (mention.name, extraction.article.source[mention.span.start : mention.span.end]):
                    meant.setdefault(fold(form), set()).add(mention.ref or "")
        self._words = {word: next(iter(refs)) for word, refs in meant.items() if len(refs) == 1 and word}
        self._main: dict[str, str | None] = {}

    def body_name(self, name: str) -> BodyName:
        """The name taken apart."""
        words, refs = _take_out(fold(name).split(), self._words)
        kept = tuple(sorted({_SPELLINGS.get(word, word) for word in words} - _SMALL - {"affairs"}))
        general = not refs and 0 < len(kept) <= _GENERAL and set(kept) <= _general()
        return BodyName(tuple(sorted(refs)), kept, general)

    def full_name(self, name: str, scope: str) -> str | None:
        """The name of a state's body with its country after it: "Foreign Ministry of X" for "X's Foreign Ministry".

        `scope` is the reference of the country where the name gives none. None where neither gives one, or the name is
        no state body's.
        """
        first, _, rest = name.replace("’", "'").partition(" ")
        country = gazetteer().country_of(first.removesuffix("'s"))
        given = country.name if country is not None else self._names.get(scope)
        body = rest if country is not None else name
        words = {_SPELLINGS.get(word, word) for word in fold(body).split()} - _SMALL
        return f"{body} of {given}" if given and words and words <= _general() else None

    def scope(self, named: Named) -> str:
        """The country that a body with a general name is of, as a reference, else its article."""
        extraction = self._read[named.article]
        beside = {ref for mention in named.mentions for ref in _beside(extraction, mention)}
        if len(beside) == 1:
            return next(iter(beside))
        if named.article not in self._main:
            self._main[named.article] = _main(extraction)
        return self._main[named.article] or f"in {named.article}"


def _countries(extraction: Extraction) -> Iterator[Mention]:
    return (m for m in extraction.mentions if m.kind == "country" and m.ref and m.antecedent is None)


def _take_out(words: list[str], countries: Mapping[str, str]) -> tuple[list[str], set[str]]:
    """The words without those that name countries, and the references of these."""
    left, refs, i = [], set(), 0
    while i < len(words):
        size = next((n for n in range(_LONGEST, 0, -1) if " ".join(words[i : i + n]) in countries), 0)
        if size:
            refs.add(countries[" ".join(words[i : i + size])])
        else:
            left.append(words[i])
        i += size or 1
    return left, refs


def _beside(extraction: Extraction, body: Mention) -> Iterator[str]:
    """The countries named right before a body ("Danish", "Denmark's") or after its "of"."""
    source = extraction.article.source
    for country in _countries(extraction):
        before = source[country.span.end : body.span.start] if country.span.end <= body.span.start else None
        after = source[body.span.end : country.span.start] if body.span.end <= country.span.start else None
        if before is not None and before.strip() in ("", "'s", "’s", "'", "’") and len(before) < 4:
            yield country.ref or ""
        if after is not None and after.split() in (["of"], ["of", "the"]):
            yield country.ref or ""


def _main(extraction: Extraction) -> str | None:
    count = Counter(mention.ref for mention in _countries(extraction))
    if not count:
        return None
    ref, most = max(count.items(), key=lambda found: (found[1], found[0] or ""))
    return ref if most >= _MAIN * sum(count.values()) else None


@cache
def _general() -> frozenset[str]:
    nouns = vocabulary().lemmas_of("BodyNoun", "Group", "StateNoun", "StateBody")
    words = {word for noun in nouns for word in noun.split()}
    return frozenset(words | {f"{word}s" for word in words} | _MATTERS)

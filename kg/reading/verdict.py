"""What the article as a whole takes each name for: one reading of a name that the pipeline read in several ways."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.gazetteer import gazetteer
from kg.model import MentionKind
from kg.names import fold
from kg.reading.context import after_title, is_located, speaks
from kg.reading.lexicon import nouns
from kg.reading.name_spans import PARTICLES
from kg.reading.proposals import Name, Source

_LARGE_TOWN = 100_000  # a lone name of such a town is the town, unless the article gives a person by that surname
_NEAR_TOWN = 10_000  # so is that of such a town in a country that the article names
_TITLED = 5  # votes of a name with a person's title before it
_ARTICLE = re.compile("^[ae]l ")
_SETTLED = 100  # votes of a name that a list or rule is sure of


class Verdict:
    """The kinds of an article's names by their folded form, and the references of those that the list settles.

    `countries` are the references of the countries that the article names, `things` the keys of names that it once says
    are a ship's, a storm's or another thing's.
    """

    def __init__(self, names: Sequence[Name], countries: frozenset[str], things: frozenset[str]) -> None:
        self.kinds = _majority(names)
        self.refs = {name.key: name.ref for name in names if name.ref is not None and name.source is Source.LIST}
        self.surnames = _surnames(name for name in names if self.kinds[name.key] == "person")
        self._first_names = {key.split()[0] for key, kind in self.kinds.items() if kind == "person" and " " in key}
        self._countries = countries
        self._bodies = {key.split()[0] for key, kind in self.kinds.items() if kind == "organization" and " " in key}
        self._correct(names)
        unnamed = self._words_for_no_one(names)
        self.parts = _parts(name for name in names if self.kinds[name.key] == "person") - self.refs.keys()
        for part in self.parts:
            if self.kinds.get(part) == "organization":
                self.kinds[part] = "person"
        for surname in self.surnames:
            if len(surname) > 2 and gazetteer().country_of(surname.title()) is None and surname not in self.refs:
                self.kinds[surname] = "person"
        self.things = (things | unnamed | self._listed_surnames(names)) - self.surnames
        for key in self.things:
            self.kinds.pop(key, None)

    def kind(self, name: Name) -> MentionKind:
        """The verdict on the name, but for countries, which are no people's names, and for what is settled already."""
        agreed = self.kinds[name.key]
        if name.source in (Source.LIST, Source.RULE):
            return name.kind
        if agreed == "person" and name.kind != "person" and gazetteer().country_of(name.tokens.text) is not None:
            return name.kind
        return agreed

    def _words_for_no_one(self, names: Sequence[Name]) -> set[str]:
        """Single words taken for people that are never more than a remark on a noun, or no name: "Lantern bottles"."""
        found: dict[str, list[Name]] = {}
        for name in names:
            if self.kinds[name.key] == "person" and len(name.tokens) == 1 and name.source is Source.PIPELINE:
                found.setdefault(name.key, []).append(name)
        return {key for key, alike in found.items() if all(map(_describes, alike)) and not any(map(_titled, alike))}

    def _listed_surnames(self, names: Sequence[Name]) -> set[str]:
        """Names taken for one body's that list people: "Larsen, Moreau"."""
        bodies = [name for name in names if self.kinds[name.key] == "organization" and "," in name.tokens.text]
        return {name.key for name in bodies if all(fold(part) in self.surnames for part in name.tokens.text.split(","))}

    def _correct(self, names: Sequence[Name]) -> None:
        """Names taken for people and bodies that are towns, parts of bodies' names, or stand only where places do."""
        by_key: dict[str, list[Name]] = {}
        for name in names:
            if name.source is Source.PIPELINE:
                by_key.setdefault(name.key, []).append(name)
        for key, found in by_key.items():
            if key not in self.surnames and key not in self.refs and not any(_titled(name) for name in found):
                self.kinds[key] = self._corrected(key, self.kinds[key], found)

    def _corrected(self, key: str, kind: MentionKind, found: Sequence[Name]) -> MentionKind:
        text = found[0].tokens.text
        located = any(is_located(name.tokens) for name in found)
        speaking = any(speaks(name.tokens) for name in found)
        alone = kind == "person" and " " not in key and key not in self._first_names
        if alone and gazetteer().country_of(text) is not None:
            return "place"  # "Jordan mediated", where the article names nobody of that name in full
        if kind == "person" and (located or (self._is_town(key, text) and not speaking)):
            return "place"
        if (
            kind == "organization"
            and self._is_town(key, text)
            and (located or text.isupper() or not text[1:].isupper())
        ):
            return "place"
        if kind != "organization" and not speaking and key in self._bodies and gazetteer().place(text) is None:
            return "organization"
        return kind

    def _is_town(self, key: str, text: str) -> bool:
        """Whether the gazetteer knows a town by that name which is large, or in a country that the article names."""
        named = len(key) > 3 and key not in nouns("NoTown")
        town = gazetteer().town(text, self._countries) if named else None
        if town is None:
            return False
        least = _NEAR_TOWN if town.country in self._countries else _LARGE_TOWN
        one_word = " " not in _ARTICLE.sub("", key)  # "El Obeid"
        return town.population >= least and (one_word or town.country in self._countries)


def _describes(name: Name) -> bool:
    """Whether the word stands before a noun that it describes, or is a common noun that opens a sentence."""
    token = name.tokens[0]
    described = token.dep_ == "compound" and token.head.i == token.i + 1 and token.head.text.islower()
    return described or token.pos_ == "NOUN"


def _titled(name: Name) -> bool:
    return after_title(name.tokens.doc, name.tokens.start)


def _majority(names: Sequence[Name]) -> dict[str, MentionKind]:
    votes: dict[str, Counter[MentionKind]] = {}
    for name in names:
        votes.setdefault(name.key, Counter())[name.kind] += _votes(name)
    return {key: max(sorted(count), key=lambda kind: count[kind]) for key, count in votes.items()}


def _parts(people: Iterable[Name]) -> frozenset[str]:
    """What people named in full go by whose family name is not the last: "Bae Min-ho", "Ana Rivas Olmedo"."""
    written = (name.tokens.text.split() for name in people)
    parts = (fold(words[0] if len(words) == 2 else words[-2]) for words in written if len(words) > 1)
    return frozenset(part for part in parts if len(part) > 2)


def _votes(name: Name) -> int:
    if name.source < Source.PIPELINE:
        return _SETTLED
    return _TITLED if name.kind == "person" and _titled(name) else 1


def _surnames(people: Iterable[Name]) -> frozenset[str]:
    """What people named in full are also called: the last word of the name, with the particles before it or without.

    A word is what stands between spaces: of "Ana Silva-Costa" both "Silva-Costa" and "Costa" are surnames.
    """
    found = set()
    for name in people:
        written = [fold(word) for word in name.tokens.text.split()]
        for words in (written, name.key.split()):
            for i in range(1, len(words)):
                if i == len(words) - 1 or words[i] in PARTICLES:
                    found.add(" ".join(words[i:]))
    return frozenset(found)

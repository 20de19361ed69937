"""Which entities of the graph a question names: every run of its words is looked up among the graph's names at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.ask.queries import fill, literals
from kg.ask.wording import ABBREVIATIONS, stems, tells_by_capitals, tokens
from kg.gazetteer import gazetteer
from kg.ids import NK
from kg.names import fold
from kg.store import Reader

LONGEST_NAME = 7
# No name begins or ends with one of these in lower case.
_LITTLE = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "in",
        "is",
        "it",
        "its",
        "me",
        "many",
        "much",
        "of",
        "on",
        "or",
        "s",
        "that",
        "the",
        "their",
        "this",
        "to",
        "us",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "will",
        "with",
    ]
)
# British and American spellings of words that names are made of.
_SPELLINGS = (
    ("defence", "defense"),
    ("organisation", "organization"),
    ("centre", "center"),
    ("labour", "labor"),
    ("mobilisation", "mobilization"),
)
# What an adjective adds to the name it comes from: Ruritanian → Ruritania.
_ADJECTIVES = (
    ("ian", "ia"),
    ("ian", "y"),
    ("ian", ""),
    ("an", "a"),
    ("an", ""),
    ("ese", ""),
    ("ese", "a"),
    ("ish", "land"),
    ("ish", ""),
    ("i", ""),
    ("ic", "ia"),
)
PERSON, PLACE, ORGANIZATION = "Person", "Place", "Organization"


@dataclass(frozen=True)
class Entity:
    """Someone or something that the graph knows: address, preferred name, local names of its classes."""

    iri: str
    label: str
    kinds: frozenset[str]

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return PERSON in self.kinds

    @property
    def is_place(self) -> bool:
        """Whether it is a place of any kind."""
        return bool(self.kinds & {PLACE, "Country", "Region", "City"})


@dataclass(frozen=True)
class Name:
    """A run of a question's words, from word `first` up to but not including `last`, and the entities it may mean."""

    text: str
    first: int
    last: int
    entities: tuple[Entity, ...]

    @property
    def is_place(self) -> bool:
        """Whether it names a place."""
        return any(entity.is_place for entity in self.entities)

    @property
    def iris(self) -> tuple[str, ...]:
        """The addresses of what it may mean."""
        return tuple(entity.iri for entity in self.entities)


class Names:
    """The names in one text: `chosen` never overlap, long ones first; `unknown` are capitalised words left over."""

    def __init__(self, text: str, reader: Reader, question: str) -> None:
        self.words = tokens(text)
        self._capitals_tell = tells_by_capitals(question)
        runs = dict(self._runs())
        known = _look_up(reader, {key for keys in runs.values() for key in keys})
        found = [self._name(run, keys, known) for run, keys in runs.items()]
        self.chosen = _without_overlaps([name for name in found if name.entities])
        covered = {place for name in self.chosen for place in range(name.first, name.last)}
        # The first word of a question has a capital whatever it is.
        inside = not question.startswith(text)
        self.unknown = tuple(
            word
            for i, word in enumerate(self.words)
            if (i or inside) and i not in covered and self._capitals_tell and word[0].isupper() and stems(word)
        )

    def _runs(self) -> Iterator[tuple[tuple[int, int], frozenset[str]]]:
        for first in range(len(self.words)):
            for last in range(first + 1, min(len(self.words), first + LONGEST_NAME) + 1):
                run = self.words[first:last]
                if self._may_be_name(run):
                    yield (first, last), frozenset(self._keys(run))

    def _may_be_name(self, run: list[str]) -> bool:
        if (run[0].lower() in _LITTLE and not run[0].isupper()) or (
            run[-1].lower() in _LITTLE and not run[-1].isupper()
        ):
            return False
        return not self._capitals_tell or any(word[0].isupper() for word in run)

    def _keys(self, run: list[str]) -> Iterator[str]:
        key = fold(" ".join(run))
        yield key
        for british, american in _SPELLINGS:
            if british in key or american in key:
                yield key.replace(british, american) if british in key else key.replace(american, british)
        if len(run) > 1:
            yield fold(" ".join(ABBREVIATIONS.get(word, word) for word in run))
            return
        word = run[0]
        if word in ABBREVIATIONS:
            yield from (fold(ABBREVIATIONS[word]), " ".join(word.lower()))
        if len(word) > 3:
            yield from self._countries(word)

    def _countries(self, word: str) -> Iterator[str]:
        country = gazetteer().country_of(word if self._capitals_tell else word.title())
        if country is not None:
            yield fold(country.name)
        key = fold(word)
        for ending, instead in _ADJECTIVES:
            if key.endswith(ending) and len(key) - len(ending) >= 3:
                yield key[: -len(ending)] + instead

    def _name(self, run: tuple[int, int], keys: Iterable[str], known: dict[str, list[Entity]]) -> Name:
        entities = {entity.iri: entity for key in keys for entity in known.get(key, ())}
        return Name(" ".join(self.words[run[0] : run[1]]), *run, tuple(entities.values()))


def _look_up(reader: Reader, keys: set[str]) -> dict[str, list[Entity]]:
    if not keys:
        return {}
    rows = reader.select(fill("names", {"key": literals(sorted(keys))}))
    kinds: dict[str, set[str]] = {}
    for row in rows:
        kinds.setdefault(row["entity"], set()).add(row["kind"].removeprefix(NK))
    found: dict[str, dict[str, Entity]] = {}
    for row in rows:
        iri = row["entity"]
        found.setdefault(row["key"], {})[iri] = Entity(iri, row["label"], frozenset(kinds[iri]))
    return {key: sorted(entities.values(), key=lambda e: e.iri) for key, entities in found.items()}


def _without_overlaps(found: list[Name]) -> tuple[Name, ...]:
    chosen: list[Name] = []
    for name in sorted(found, key=lambda n: (n.first - n.last, n.first)):
        if all(name.last <= other.first or other.last <= name.first for other in chosen):
            chosen.append(name)
    return tuple(sorted(chosen, key=lambda n: n.first))

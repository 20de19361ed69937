"""What the article as a whole takes each name for: one reading of a name that the pipeline read in several ways."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.gazetteer import gazetteer
from kg.model import MentionKind
from kg.reading.context import acts_as_person, is_located
from kg.reading.name_spans import PARTICLES
from kg.reading.proposals import Name, Source

_LARGE_TOWN = 100_000  # a lone name of such a town is the town, unless the article gives a person by that surname


class Verdict:
    """The kinds of an article's names by their folded form, and the references of those that the list settles."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.kinds = _majority(names)
        self.refs = {name.key: name.ref for name in names if name.ref is not None and name.source is Source.LIST}
        self.surnames = _surnames(key for key, kind in self.kinds.items() if kind == "person")
        self._correct(names)
        for surname in self.surnames:
            if len(surname) > 2 and gazetteer().country_of(surname.title()) is None and surname not in self.refs:
                self.kinds[surname] = "person"

    def kind(self, name: Name) -> MentionKind:
        """The verdict on the name, but for countries, which are no people's names, and for what is settled already."""
        agreed = self.kinds[name.key]
        if name.source in (Source.LIST, Source.RULE):
            return name.kind
        if agreed == "person" and name.kind != "person" and gazetteer().country_of(name.tokens.text) is not None:
            return name.kind
        return agreed if "person" in (agreed, name.kind) else name.kind

    def _correct(self, names: Sequence[Name]) -> None:
        """Names taken for people that are towns, parts of bodies' names, or stand only where places do."""
        bodies = {key.split()[0] for key, kind in self.kinds.items() if kind == "organization" and " " in key}
        by_key: dict[str, list[Name]] = {}
        for name in names:
            by_key.setdefault(name.key, []).append(name)
        for key, kind in list(self.kinds.items()):
            if kind != "person" or key in self.surnames or any(acts_as_person(name.tokens) for name in by_key[key]):
                continue
            if any(is_located(name.tokens) for name in by_key[key]) or (" " not in key and _is_large_town(key)):
                self.kinds[key] = "place"
            elif key in bodies:
                self.kinds[key] = "organization"


def _majority(names: Sequence[Name]) -> dict[str, MentionKind]:
    votes: dict[str, Counter[MentionKind]] = {}
    for name in names:
        votes.setdefault(name.key, Counter())[name.kind] += 1
    return {key: max(sorted(count), key=lambda kind: count[kind]) for key, count in votes.items()}


def _surnames(people: Iterable[str]) -> frozenset[str]:
    """What people named in full are also called: the last word of the name, with the particles before it or without."""
    found = set()
    for key in people:
        words = key.split()
        for i in range(1, len(words)):
            if i == len(words) - 1 or words[i] in PARTICLES:
                found.add(" ".join(words[i:]))
    return frozenset(found)


def _is_large_town(key: str) -> bool:
    town = gazetteer().town(key)
    return town is not None and town.population >= _LARGE_TOWN

"""People across articles: each bearer of a name is weighed against the people known from earlier articles.

Articles are taken by their dates, so that later ones never change what earlier ones led to, unless they show that two
are one. Each bearer is compared with those its name can mean, as they are known by then: with their profiles, not with
every article that names them.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from math import log10

from kg.resolve import weights
from kg.resolve.bearers import Bearer
from kg.resolve.decisions import Decisions
from kg.resolve.entities import Resolved
from kg.resolve.person_entities import person_entities
from kg.resolve.person_evidence import Background, compare
from kg.resolve.person_index import PersonIndex
from kg.resolve.person_names import is_title
from kg.resolve.profiles import Profile, profile_of
from kg.resolve.weighed import Weighed, judgement
from kg.triples.statements import Judgement

_TOLD = 3  # of those who are not meant: the likeliest are told of, so that people can look


def resolve_people(
    bearers: Iterable[Bearer], decisions: Decisions, labels: Mapping[str, str]
) -> tuple[list[Resolved], list[Judgement]]:
    """The people that articles name, sorted by IRI, and the judgements this rests on.

    `labels` are what places and bodies are called, by IRI.
    """
    people = _People(labels)
    ordered = sorted(bearers, key=lambda bearer: bearer.order)
    for _, article in groupby(ordered, key=lambda bearer: bearer.scene.order):
        people.read(list(article))
    return person_entities(people.profiles, decisions), people.judgements


class _People:
    """The people known so far."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.profiles: list[Profile] = []
        self.judgements: list[Judgement] = []
        self._index = PersonIndex()
        self._background = Background(labels)
        self._tried: dict[tuple[int, int], int] = {}
        self._apart: set[tuple[int, int]] = set()

    def read(self, bearers: list[Bearer]) -> None:
        """Take in the people of one article, the next in time."""
        self._background.add(bearers[0].scene)
        for bearer in bearers:
            self._take(profile_of(bearer, len(self.profiles)))

    def _take(self, one: Profile) -> None:
        self.profiles.append(one)
        if is_title(one.bearers[0].form):
            return
        ranked = self._weigh(one)
        best = self._meant(one, ranked)
        if best is not None:
            self._join(one, best, ranked)
            return
        unclear = [found for found in ranked if found.verdict != "different"]
        self._tell_apart(one, ranked)
        # Where a name alone fits several, whoever bears it in this article helps to find nobody.
        if len(unclear) < 2 or one.roles:
            self._index.add(one, one)

    def _weigh(self, one: Profile) -> list[Weighed[Profile]]:
        """The people whom a bearer's name can mean, likeliest first."""
        compared = [(known, compare(one, known, self._background)) for known in self._index.candidates(one)]
        possible = [(known, features) for known, features in compared if features]
        if len(possible) == 1 and len(one.bearers[0].form) == 1:
            possible[0][1].append(weights.ONLY_ONE.feature())
        found = [Weighed(known, tuple(features), weights.total(features)) for known, features in possible]
        return sorted(found, key=lambda weighed: (-_rank(weighed), weighed.known.number))

    def _meant(self, one: Profile, ranked: list[Weighed[Profile]]) -> Weighed[Profile] | None:
        """Whom a bearer's name means: who is likely, and clearly likelier than anyone else."""
        while ranked and ranked[0].verdict == "same":
            if len(ranked) == 1 or _rank(ranked[0]) - _rank(ranked[1]) >= weights.MARGIN:
                return ranked[0]
            if all(_by_role(weighed) for weighed in ranked[:2]):
                return ranked[0]
            if not self._are_one(ranked[0].known, ranked[1].known):
                return None
            ranked[:] = self._weigh(one)
        return None

    def _are_one(self, left: Profile, right: Profile) -> bool:
        """Whether two people whom one bearer may be are one by what is known by now; then they become one."""
        known, other = sorted((left, right), key=lambda profile: profile.number)
        pair, size = (known.number, other.number), known.articles + other.articles
        # Both must have doubled before another look is worth it, or looking would cost more the more is known.
        if size < self._tried.get(pair, 0):
            return False
        self._tried[pair] = 2 * size
        features = tuple(compare(other, known, self._background))
        found = Weighed(known, features, weights.total(features))
        if not features or found.verdict != "same":
            return False
        self.judgements.append(judgement(known, other, found))
        known.absorb(other)
        return True

    def _join(self, one: Profile, best: Weighed[Profile], ranked: list[Weighed[Profile]]) -> None:
        self.judgements.append(judgement(best.known, one, best))
        self._tell_apart(best.known, [found for found in ranked if found.verdict == "different"], one)
        best.known.absorb(one)
        self._index.add(best.known, one)
        for found in ranked:
            if found is not best and found.odds > weights.DIFFERENT:
                self._are_one(best.known.root(), found.known)

    def _tell_apart(self, one: Profile, ranked: list[Weighed[Profile]], bearer: Profile | None = None) -> None:
        """Note whom a person is not, or may or may not be; once for every two people."""
        likely = [found for found in ranked if found.verdict == "different" or found.odds > weights.DIFFERENT]
        for found in (likely or ranked[:1])[:_TOLD]:
            low, high = sorted((one.number, found.known.number))
            if (low, high) not in self._apart:
                self._apart.add((low, high))
                self.judgements.append(judgement(found.known, bearer or one, found, joined=False))


def _by_role(weighed: Weighed[Profile]) -> bool:
    """Whether a role in a body says so: who has the roles of two people shows that they are one."""
    return any(feature.name == "role" and feature.weight >= weights.SAME for feature in weighed.features)


def _rank(weighed: Weighed[Profile]) -> float:
    return weighed.odds + weights.WELL_KNOWN * log10(weighed.known.articles)

"""Gathering what articles name into the few that are meant: each is weighed against those known from earlier articles.

Articles are taken by their dates, so that later ones never change what earlier ones led to, unless they show that two
are one, or whom a short name left open meant. Only those whom people keep apart are known from the start. What is
compared are profiles, that is, all that is known of one by then, counted; never all articles that name it. So one more
article costs the same, however many came before.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from math import log10
from typing import Any, Generic, TypeVar

from kg.resolve import weights
from kg.resolve.constraints import Constraints
from kg.resolve.growing import Growing
from kg.resolve.weighed import Weighed, judgement
from kg.triples.statements import Feature, Judgement

_TOLD = 3  # of those who are not meant: the likeliest are told of, so that people can look
# Profiles under one key that are looked at: those known longest. Few names have so many bearers in the news, and a
# key that many share, such as a frequent surname, must not cost more the more share it.
_MOST = 24


P = TypeVar("P", bound="Growing[Any]")
Keys = Callable[[P], Iterable[str]]
Compare = Callable[[P, P], list[Feature]]


class Gathering(Generic[P]):
    """The profiles known so far, in `profiles` with those that became part of others, and the judgements made.

    `kept` are the keys under which a profile of one article is found later, `looked_up` those of whom it may mean;
    `compare(one, known)` gives features, or none where the names already say no. `says_enough` tells of a profile of
    one article whether it helps to find anybody, where its name fits several. What the constraints tie is one profile,
    whatever it is called, and what they keep apart never is, through whomever it would be joined.
    """

    def __init__(
        self,
        kept: Keys[P],
        looked_up: Keys[P],
        compare: Compare[P],
        says_enough: Callable[[P], bool],
        constraints: Constraints,
    ) -> None:
        self.profiles: list[P] = []
        self.judgements: list[Judgement] = []
        self._kept, self._looked_up, self._compare, self._says_enough = kept, looked_up, compare, says_enough
        self._constraints = constraints
        self._decided: dict[int, P] = {}
        self._by_key: dict[str, list[P]] = {}
        self._unsure: dict[int, tuple[P, tuple[str, ...]]] = {}
        self._tried: dict[tuple[int, int], int] = {}
        self._apart: set[tuple[int, int]] = set()

    def gather(self, ones: Sequence[P], article: Callable[[P], tuple[str, str]], begin: Callable[[P], None]) -> None:
        """Take in profiles of one article each, by their numbers; `begin` hears of the first one of each `article`.

        Whom people keep apart come before all, so that each is known when others are weighed.
        """
        self.profiles = [*ones]
        for one in ones:
            one.decided = self._constraints.of(one.bearers[0].named.addresses)
        apart = [one for one in ones if self._constraints.part(one.decided)]
        for one in apart:
            self._take(one)
        done = {one.number for one in apart}
        for _, found in groupby(ones, key=article):
            for place, one in enumerate(found):
                if place == 0:
                    begin(one)
                if one.number not in done:
                    self._take(one)

    def _take(self, one: P) -> None:
        """Take in the next profile of one article: it is someone known, or a new one."""
        tied = self._tied(one)
        ranked = self._weigh(one)
        best = self._meant(one, ranked)
        if best is not None or tied is not None:
            self._join(one, best, tied, ranked)
            return
        self._tell_apart(one, ranked)
        if any(found.verdict != "different" and weights.is_short(found.features) for found in ranked):
            self._unsure[one.number] = one, tuple(self._looked_up(one))
        # Where a name alone fits several, or an article takes two for one, it helps to find nobody.
        alone = sum(found.verdict != "different" for found in ranked) < 2
        if (alone or self._says_enough(one)) and not self._is_mixed(ranked):
            self._keep(one, self._kept(one))

    def look_again(self) -> None:
        """Weigh once more whose short names nobody was surely meant by, now that all is known of those who may be."""
        for one, _ in self._unsure.values():
            if one.merged_into is None:
                best = self._meant(one, self._weigh(one))
                if best is not None and weights.is_short(best.features):
                    known, other = sorted((one, best.known), key=lambda profile: profile.number)
                    self.judgements.append(judgement(known, other, best))
                    known.absorb(other)

    def _tied(self, one: P) -> P | None:
        """Whom people decided it to be, of those known."""
        known = [self._decided.setdefault(number, one).root() for number in one.decided]
        found = next((profile for profile in known if profile is not one), None)
        if found is not None:
            one.decided |= found.decided
        return found

    def _may_be_one(self, left: P, right: P) -> bool:
        return not self._constraints.forbid(left.decided, right.decided)

    def _keep(self, known: P, keys: Iterable[str]) -> None:
        """Let a profile be found by what one more article, or its first one, calls it."""
        for key in keys:
            if key not in known.keys:
                known.keys.add(key)
                found = self._by_key.setdefault(key, [])
                if len(found) < _MOST:
                    found.append(known)

    def _candidates(self, one: P) -> list[P]:
        """What may be meant, in the order in which it became known."""
        _, keys = self._unsure.get(one.number) or (one, self._looked_up(one))
        found = {known.number: known for key in keys for known in self._by_key.get(key, ())}
        roots = {root.number: root for root in (known.root() for known in found.values()) if root is not one}
        return [roots[number] for number in sorted(roots) if self._may_be_one(one, roots[number])]

    def _weigh(self, one: P) -> list[Weighed[P]]:
        """What may be meant, likeliest first."""
        compared = [(known, self._compare(one, known)) for known in self._candidates(one)]
        possible = [(known, features) for known, features in compared if features]
        # Whoever is as yet known by the same short name alone is no other.
        others = [features for _, features in possible if not weights.is_lone(features)] or [f for _, f in possible]
        if len(others) == 1 and weights.is_short(others[0]):
            others[0].append(weights.ONLY_ONE.feature())
        found = [Weighed(known, tuple(features), weights.total(features)) for known, features in possible]
        return sorted(found, key=lambda weighed: (-_rank(weighed), weighed.known.number))

    def _meant(self, one: P, ranked: list[Weighed[P]]) -> Weighed[P] | None:
        """What a profile means: what is likely, and clearly likelier than anything else."""
        while ranked and ranked[0].verdict == "same" and not self._is_mixed(ranked):
            first, rival = self._first(ranked), self._rival(ranked)
            if rival is None or _rank(first) - _rank(rival) >= weights.MARGIN:
                return first
            if _by_role(first) and _by_role(rival) and self._may_be_one(first.known, rival.known):
                return first
            if not self._are_one(first.known, rival.known):
                return None
            ranked[:] = self._weigh(one)
        return None

    def _first(self, ranked: list[Weighed[P]]) -> Weighed[P]:
        """Who is likeliest; of those whom people alone keep apart, and nothing here does, of whom more is told."""
        first, *others = ranked
        near = [found for found in others if found.verdict == "same" and _rank(first) - _rank(found) < weights.MARGIN]
        twins = [found for found in near if self._is_apart_by_decision(first.known, found.known)]
        return max((first, *twins), key=lambda found: found.known.articles)

    def _rival(self, ranked: list[Weighed[P]]) -> Weighed[P] | None:
        """Who is likeliest beside the first.

        Not whom people alone keep apart from it, or all that they may have in common would be nobody's.
        """
        first, *others = ranked
        return next((other for other in others if not self._is_apart_by_decision(first.known, other.known)), None)

    def _is_apart_by_decision(self, left: P, right: P) -> bool:
        return not self._may_be_one(left, right) and self._weighed(right, left).verdict == "same"

    def _is_mixed(self, ranked: list[Weighed[P]]) -> bool:
        """Whether an article gives the roles of two who are different: it tells of both, read as one."""
        if len(ranked) < 2 or not all(map(_by_role, ranked[:2])):
            return False
        return self._weighed(ranked[1].known, ranked[0].known).verdict == "different"

    def _are_one(self, left: P, right: P) -> bool:
        """Whether two that one article may mean are one by what is known by now; then they become one."""
        known, other = sorted((left, right), key=lambda profile: profile.number)
        pair, size = (known.number, other.number), known.articles + other.articles
        # They must have doubled before another look is worth it, or looking would cost more the more is known.
        if known is other or size < self._tried.get(pair, 0) or not self._may_be_one(known, other):
            return False
        self._tried[pair] = 2 * size
        found = self._weighed(other, known)
        if not found.features or found.verdict != "same":
            return False
        self.judgements.append(judgement(known, other, found))
        known.absorb(other)
        return True

    def _weighed(self, one: P, known: P) -> Weighed[P]:
        features = tuple(self._compare(one, known))
        return Weighed(known, features, weights.total(features))

    def _join(self, one: P, best: Weighed[P] | None, tied: P | None, ranked: list[Weighed[P]]) -> None:
        """Let it be what it means, and what it was decided to be, which then are one too."""
        both = [found for found in (best.known if best else None, tied) if found is not None]
        keys = tuple(self._kept(one))
        known, *others = sorted(dict.fromkeys((*both, one)), key=lambda profile: profile.number)
        if best is not None:
            self.judgements.append(judgement(best.known, one, best))
        against = [found for found in ranked if found.verdict == "different" and found.known not in both]
        self._tell_apart(both[0], against, one)
        for other in others:
            known.absorb(other)
        self._keep(known, keys)
        for found in ranked:
            if found.known not in both and found.odds > weights.DIFFERENT:
                self._are_one(known.root(), found.known.root())

    def _tell_apart(self, one: P, ranked: list[Weighed[P]], bearer: P | None = None) -> None:
        """Note what something is not, or may or may not be; once for every two."""
        likely = [found for found in ranked if found.verdict == "different" or found.odds > weights.DIFFERENT]
        for found in (likely or ranked[:1])[:_TOLD]:
            low, high = sorted((one.number, found.known.number))
            if (low, high) not in self._apart:
                self._apart.add((low, high))
                self.judgements.append(judgement(found.known, bearer or one, found, joined=False))


def _by_role(weighed: Weighed[P]) -> bool:
    """Whether a role in a body says so: who has the roles of two people shows that they are one."""
    return any(feature.name == "role" and feature.weight >= weights.SAME for feature in weighed.features)


def _rank(weighed: Weighed[P]) -> float:
    return weighed.odds + weights.WELL_KNOWN * log10(weighed.known.articles)

"""Events of several articles that are one, by all that speaks for and against it: the surest are joined first."""

from collections.abc import Iterator, Sequence

from kg.resolve import weights
from kg.resolve.candidates import Pair, pairs
from kg.resolve.clusters import Cluster
from kg.resolve.constraints import Constraints
from kg.resolve.decisions import Decisions
from kg.resolve.event_evidence import features
from kg.resolve.tellings import Order, Told
from kg.resolve.unions import Unions
from kg.triples.statements import Feature, Judgement

# Where an event may be one of two that are not one, and neither is this much likelier (log odds), nobody can say which.
_MARGIN = 0.5
# What speaks for two events less than this is not worth a person's time either.
_WORTH = 0.4
_TWO = "there are two that it may be"


class _Joining:
    """Clusters that grow: by their first tellings, with what speaks for the pairs of events they were made of."""

    def __init__(self, told: Sequence[Told], constraints: Constraints) -> None:
        self.unions = Unions(event.order for event in told)
        self.clusters = {event.order: Cluster(event) for event in told}
        self.others: dict[Order, list[tuple[float, Order]]] = {}
        self.refused: set[tuple[Order, Order]] = set()
        self.constraints = constraints
        self.decided = {event.order: constraints.of(telling.address for telling in event.tellings) for event in told}

    def likely(self, candidates: Iterator[Pair]) -> list[tuple[float, Order, Order]]:
        """The pairs that may be one by what the two tell alone, the surest first."""
        found = []
        for left, right in candidates:
            if self._are_apart(left.order, right.order):
                continue
            odds = weights.total(features(self.clusters[left.order], self.clusters[right.order]))
            if odds >= _WORTH:
                found.append((round(-odds, 2), left.order, right.order))
                self.others.setdefault(left.order, []).append((odds, right.order))
                self.others.setdefault(right.order, []).append((odds, left.order))
        return sorted(found)

    def judge(self, left: Order, right: Order) -> Judgement | None:
        """Join what these two are part of if that speaks for it; None where it was joined or judged before."""
        one, other = sorted((self.unions.find(left), self.unions.find(right)))
        if one == other or (one, other) in self.refused or self._are_apart(one, other):
            return None
        mine, theirs = self.clusters[one], self.clusters[other]
        found = features(mine, theirs)
        odds = weights.total(found)
        verdict = weights.verdict(odds)
        if verdict == "same" and self._another(one, other, odds):
            verdict = "unsure"
            found.append(Feature("another", _TWO, -odds))
        judged = Judgement(
            mine.first.address,
            theirs.first.address,
            verdict,
            weights.in_words(found),
            weights.score(-odds if verdict == "different" else weights.total(found)),
            tuple(sorted(found)),
        )
        self._join(one, other) if verdict == "same" else self.refused.add((one, other))
        return judged

    def _another(self, one: Order, other: Order, odds: float) -> bool:
        """Whether one of the two, as yet told once, may as well be of a third, which is not the other."""
        for lone, known in ((one, other), (other, one)):
            if len(self.clusters[lone].by_article) > 1:
                continue
            likely = (event for score, event in self.others.get(lone, ()) if score >= max(weights.SAME, odds - _MARGIN))
            thirds = set(map(self.unions.find, likely)) - {one, other}
            if any(self._differ(third, known) for third in thirds if not self._are_apart(third, lone)):
                return True
        return False

    def _differ(self, one: Order, other: Order) -> bool:
        apart = weights.total(features(self.clusters[one], self.clusters[other]))
        return weights.verdict(apart) == "different" or self._are_apart(one, other)

    def _are_apart(self, one: Order, other: Order) -> bool:
        """Whether people decided that they are two, or that something is that they have a part of."""
        return self.constraints.forbid(self.decided[one], self.decided[other])

    def _join(self, one: Order, other: Order) -> None:
        self.unions.join(one, other)
        less, more = sorted((self.clusters.pop(one), self.clusters.pop(other)), key=lambda c: len(c.tellings))
        more.take_in(less)
        self.clusters[one] = more
        self.decided[one] |= self.decided.pop(other)


def across_articles(told: Sequence[Told], decisions: Decisions) -> tuple[list[Told], list[Judgement]]:
    """The events, each with its tellings in all articles, and the judgements this rests on.

    What was decided to be one comes as one; what was decided to differ is not joined, through whatever else.
    """
    addresses = ([telling.address for telling in event.tellings] for event in told)
    joining = _Joining(told, decisions.constraints(addresses))
    likely = joining.likely(pairs(told))
    judged = [joining.judge(left, right) for _, left, right in likely]
    made = [joining.clusters[order].told() for order in sorted(joining.clusters)]
    return made, [judgement for judgement in judged if judgement]

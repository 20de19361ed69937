"""B-cubed (Bagga and Baldwin, 1998): how well found clusters agree with true ones, mention by mention."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True)
class BCubed:
    """Precision and recall from 0 to 1: the shares, averaged over items, of an item's cluster that is truly its own,
    and of what is truly its own that is in its cluster.
    """

    precision: float
    recall: float
    items: int

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bcubed(truth: Mapping[Item, str], found: Mapping[Item, str]) -> BCubed:
    """Compare two clusterings, each given as the cluster of every item. An item not found is a cluster of its own."""
    placed: dict[Item, Hashable] = {item: found.get(item, ("not found", item)) for item in truth}
    true, ours = Counter(truth.values()), Counter(placed.values())
    both = Counter((truth[item], placed[item]) for item in truth)
    if not truth:
        return BCubed(1.0, 1.0, 0)
    precision = sum(count * count / ours[place] for (_, place), count in both.items())
    recall = sum(count * count / true[entity] for (entity, _), count in both.items())
    return BCubed(precision / len(truth), recall / len(truth), len(truth))

"""Joining things that are one: sets that grow together, whatever the order in which their links come."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

Item = TypeVar("Item", bound="SupportsRichComparison")


class Unions(Generic[Item]):
    """Disjoint sets over `items`. The smallest item of a set stands for it: joining leaves no trace of order."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._parent = {item: item for item in items}

    def __contains__(self, item: object) -> bool:
        """Whether this is one of the items."""
        return item in self._parent

    def find(self, item: Item) -> Item:
        """The smallest item of the set that holds this one."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, left: Item, right: Item) -> None:
        """Make the two items' sets one."""
        a, b = self.find(left), self.find(right)
        if a != b:
            low, high = sorted((a, b))
            self._parent[high] = low

    def groups(self) -> list[list[Item]]:
        """The sets, each sorted, in the order of their smallest items."""
        found: dict[Item, list[Item]] = {}
        for item in sorted(self._parent):
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())

"""What decisions say of items that are still to be put together: which must be one, and which never may."""

from collections.abc import Iterable, Mapping, Set

_NONE: frozenset[int] = frozenset()


class Apart:
    """Which sets differ, by their roots. What a set differs from goes by a label, so that joining relabels the less."""

    def __init__(self) -> None:
        self._label: dict[int, int] = {}
        self._from: dict[int, set[int]] = {}

    def has(self, a: int, b: int) -> bool:
        """Whether the two sets differ."""
        return self._label.get(b, b) in self._from.get(self._label.get(a, a), ())

    def label(self, a: int) -> int:
        """The label of the set with this root."""
        return self._label.get(a, a)

    def from_label(self, label: int) -> Set[int]:
        """The labels of all that differs from what goes by this one."""
        return self._from.get(label, _NONE)

    def add(self, a: int, b: int) -> None:
        """Let the two sets differ."""
        one, other = self._label.get(a, a), self._label.get(b, b)
        self._from.setdefault(one, set()).add(other)
        self._from.setdefault(other, set()).add(one)

    def join(self, a: int, b: int, root: int) -> None:
        """Let the set that these two became differ from all that either differed from."""
        labels = self._label.get(a, a), self._label.get(b, b)
        less, more = sorted(labels, key=lambda label: len(self._from.get(label, ())))
        for other in self._from.pop(less, ()):
            self._from[other].discard(less)
            self._from[other].add(more)
            self._from.setdefault(more, set()).add(other)
        self._label[root] = more


class Constraints:
    """Which items people decided to be one, in numbered sets, and which of these sets differ.

    `numbers` gives the set of each address that a decision speaks of.
    """

    def __init__(self, numbers: Mapping[str, int], apart: Apart) -> None:
        self._numbers, self._apart = numbers, apart

    def of(self, addresses: Iterable[str]) -> set[int]:
        """The sets that an item with these addresses is part of: one, or none."""
        return {self._numbers[address] for address in addresses if address in self._numbers} if self._numbers else set()

    def part(self, sets: Set[int]) -> bool:
        """Whether what holds parts of these sets is decided to differ from anything."""
        return any(map(self._apart.from_label, sets))

    def forbid(self, these: Set[int], those: Set[int]) -> bool:
        """Whether what holds parts of these sets is decided to differ from what holds parts of those."""
        less, more = sorted((these, those), key=len)
        return bool(less and more) and any(not self._apart.from_label(one).isdisjoint(more) for one in less)

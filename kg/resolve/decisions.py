"""What people have decided: judgements that override those the resolver makes. Later ones override earlier ones."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.resolve.constraints import Apart, Constraints
from kg.resolve.unions import Unions
from kg.triples.statements import Judgement

Item = TypeVar("Item", bound=Hashable)
_Pair = tuple[Judgement, int, int]


class Decisions:
    """Which addresses of mentions or facts are one, and which are not, whatever else speaks for it.

    The order they are given in counts: where two cannot both hold, the later one does. An address that nothing has any
    more (an article was changed or forgotten) decides nothing.
    """

    def __init__(self, decided: Iterable[Judgement] = ()) -> None:
        latest = reversed(dict.fromkeys(reversed(list(decided))))  # one given again counts where it was given last
        self._decided = [one for one in latest if one.verdict != "unsure"]
        self._about: dict[str, list[int]] = {}
        for number, one in enumerate(self._decided):
            for address in {one.left, one.right}:
                self._about.setdefault(address, []).append(number)
        self.overruled: set[Judgement] = set()

    def regroup(
        self, groups: Sequence[Sequence[Item]], addresses: Callable[[Item], Iterable[str]], *, joining: bool = True
    ) -> list[list[Item]]:
        """The groups again: what was decided to differ taken apart, what was decided to be one put together.

        Of two that differ the left one leaves their group, with what was decided to be one with it. Where `joining` is
        left to a later step, groups are only taken apart. `overruled` then also holds the decisions that later ones
        speak against.
        """
        if not self._decided:
            return [list(group) for group in groups]
        parting = _Parting([item for group in groups for item in group], [len(group) for group in groups])
        at = {
            address: number
            for number, item in enumerate(parting.items)
            for address in addresses(item)
            if address in self._about
        }
        unions, _, differ = self._accepted(at)
        parting.follow(unions, differ, joining)
        return parting.groups()

    def constraints(self, items: Iterable[Iterable[str]]) -> Constraints:
        """What was decided of items, given by their addresses, before anything else speaks for one.

        `overruled` then also holds the decisions that later ones speak against.
        """
        known = enumerate(items) if self._decided else ()
        at = {address: number for number, item in known for address in item if address in self._about}
        unions, apart, _ = self._accepted(at)
        decided = {address: unions.find(number) for address, number in at.items() if number in unions}
        return Constraints({address: apart.label(root) for address, root in decided.items()}, apart)

    def _pairs(self, at: dict[str, int]) -> Iterator[_Pair]:
        """The decisions on two different items of these, in the order they were given."""
        for number in sorted({number for address in at for number in self._about[address]}):
            one = self._decided[number]
            if one.left in at and one.right in at and at[one.left] != at[one.right]:
                yield one, at[one.left], at[one.right]

    def _accepted(self, at: dict[str, int]) -> tuple[Unions[int], Apart, list[tuple[int, int]]]:
        """The items that are one, the sets of these that differ, and the pairs of items that were decided to differ.

        That is all that later decisions leave standing.
        """
        pairs = list(self._pairs(at))
        unions = Unions(item for _, *both in pairs for item in both)
        apart = Apart()
        differ: list[tuple[int, int]] = []
        for one, left, right in reversed(pairs):
            a, b = unions.find(left), unions.find(right)
            if a == b if one.verdict == "different" else apart.has(a, b):
                self.overruled.add(one)
            elif one.verdict == "different":
                apart.add(a, b)
                differ.append((left, right))
            elif a != b:
                unions.join(a, b)
                apart.join(a, b, unions.find(a))
        return unions, apart, differ[::-1]


@dataclass
class _Parting(Generic[Item]):
    """Items in pieces: at first the groups, then what decisions make of them."""

    items: list[Item]
    sizes: list[int]

    def __post_init__(self) -> None:
        self._piece = [number for number, size in enumerate(self.sizes) for _ in range(size)]
        self._count = len(self.sizes)
        self._unions: Unions[int] | None = None

    def follow(self, one: Unions[int], differ: list[tuple[int, int]], joining: bool) -> None:
        """Take apart the pairs that differ, then put together the items that are one."""
        where: dict[int, dict[int, list[int]]] = {}  # of items that are one, by the first, those in each piece
        for first, *rest in one.groups():
            for item in (first, *rest):
                where.setdefault(first, {}).setdefault(self._piece[item], []).append(item)
        for left, right in differ:
            these, those = where[one.find(left)], where[one.find(right)]
            for piece in sorted(piece for piece in min(these, those, key=len) if piece in these and piece in those):
                these[self._count] = these.pop(piece)
                self._leave(these[self._count])
        if not joining:
            return
        unions = Unions(range(self._count + len(differ)))
        for first, *rest in one.groups():
            for item in rest:
                unions.join(self._piece[first], self._piece[item])
        for left, right in differ:  # what comes together through others
            if unions.find(self._piece[left]) == unions.find(self._piece[right]):
                self._leave(item for items in where[one.find(left)].values() for item in items)
        self._unions = unions

    def groups(self) -> list[list[Item]]:
        """The items by piece: groups in their order, and last those that left one."""
        found: dict[int, list[Item]] = {}
        for item, piece in zip(self.items, self._piece, strict=True):
            found.setdefault(self._unions.find(piece) if self._unions else piece, []).append(item)
        return [found[piece] for piece in sorted(found)]

    def _leave(self, items: Iterable[int]) -> None:
        for item in items:
            self._piece[item] = self._count
        self._count += 1

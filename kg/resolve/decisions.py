"""What people have decided: judgements that override those the resolver makes, in whatever order they come."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from kg.resolve.unions import Unions
from kg.triples.statements import Judgement

Item = TypeVar("Item", bound=Hashable)


class Decisions:
    """Which addresses of mentions or facts are one, and which are not, whatever else speaks for it.

    An address that nothing has any more (an article was changed or forgotten) decides nothing.
    """

    def __init__(self, decided: Iterable[Judgement] = ()) -> None:
        judgements = sorted(set(decided))
        self._same = sorted({_pair(one) for one in judgements if one.verdict == "same"})
        self._different = sorted({_pair(one) for one in judgements if one.verdict == "different"})

    def regroup(self, groups: Sequence[Sequence[Item]], addresses: Callable[[Item], Iterable[str]]) -> list[list[Item]]:
        """The groups again: what was decided to differ taken apart, what was decided to be one put together.

        Where the two decisions clash, things stay apart.
        """
        found = [list(group) for group in groups]
        if not (self._same or self._different):
            return found
        at = {address: (i, item) for i, group in enumerate(found) for item in group for address in addresses(item)}
        for one, other in _known(self._different, at):
            (left, kept), (right, item) = at[one], at[other]
            if left == right and kept != item:
                found[left].remove(item)
                found.append([item])
                at |= {address: (len(found) - 1, item) for address in addresses(item)}
        return self._put_together(found, {address: place for address, (place, _) in at.items()})

    def _put_together(self, groups: list[list[Item]], at: dict[str, int]) -> list[list[Item]]:
        unions = Unions(range(len(groups)))
        for one, other in _known(self._same, at):
            low, high = sorted((unions.find(at[one]), unions.find(at[other])))
            apart = _known(self._different, at)
            if not any({unions.find(at[a]), unions.find(at[b])} == {low, high} for a, b in apart):
                unions.join(low, high)
        return [[item for place in places for item in groups[place]] for places in unions.groups()]


def _known(pairs: Iterable[tuple[str, str]], at: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    return ((one, other) for one, other in pairs if one in at and other in at)


def _pair(judgement: Judgement) -> tuple[str, str]:
    left, right = sorted((judgement.left, judgement.right))
    return left, right

"""B-cubed scores of what newskg makes of a corpus whose truth is known, and where they are lost."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.identity.bcubed import BCubed, bcubed
from eval.identity.corpus import Told
from eval.identity.matching import GoldKey, Placed, events, named
from kg.gazetteer import gazetteer
from kg.model import Extraction
from kg.resolve import resolve
from kg.triples.statements import Resolution

KINDS = {"people": "person", "organizations": "organization", "events": "event"}


@dataclass(frozen=True)
class Measured:
    """The truth, what was found, and the score, of one kind; `found` has only what reading found."""

    truth: Mapping[GoldKey, str]
    found: Placed
    score: BCubed

    @property
    def of_the_found(self) -> BCubed:
        """The score over what reading found alone: what resolving makes of it."""
        return bcubed({key: true for key, true in self.truth.items() if key in self.found}, self.found)

    @property
    def at_best(self) -> BCubed:
        """The score if everything that was found were put where it belongs."""
        return bcubed(self.truth, {key: self.truth[key] for key in self.found})


@dataclass(frozen=True)
class Loss:
    """What costs most: true ones in several clusters or clusters of several true ones, and how much they cost."""

    cost: float
    split: bool
    name: str
    parts: tuple[tuple[GoldKey, ...], ...]


def measure(told: Sequence[Told], read: Sequence[Extraction]) -> tuple[dict[str, Measured], Resolution]:
    """The scores by kind, and the resolution they are of."""
    resolution = resolve(read, gazetteer())
    placed = {**named(told, read, resolution), **events(told, read, resolution)}
    found = {}
    for kind, gold_kind in KINDS.items():
        truth = {(t.article.id, gold): gold.truth for t in told for gold in t.gold if gold.kind == gold_kind}
        ours = {key: placed[key] for key in truth if key in placed}
        found[kind] = Measured(truth, ours, bcubed(truth, ours))
    return found, resolution


def losses(measured: Measured) -> Iterator[Loss]:
    """The costliest true ones that were split, and clusters that hold several, the costliest first.

    The cost is the number of items by which they lower recall, or precision.
    """
    by_truth: dict[str, dict[str, list[GoldKey]]] = defaultdict(lambda: defaultdict(list))
    by_found: dict[str, dict[str, list[GoldKey]]] = defaultdict(lambda: defaultdict(list))
    for key, true in measured.truth.items():
        ours = measured.found.get(key)
        if ours is not None:
            by_truth[true][ours].append(key)
            by_found[ours][true].append(key)
    found = [_loss(name, parts, True) for name, parts in by_truth.items() if len(parts) > 1]
    found += [_loss(name, parts, False) for name, parts in by_found.items() if len(parts) > 1]
    yield from sorted(found, key=lambda loss: (-loss.cost, loss.name))


def _loss(name: str, parts: Mapping[str, list[GoldKey]], split: bool) -> Loss:
    sizes = Counter({part: len(keys) for part, keys in parts.items()})
    whole = sum(sizes.values())
    cost = whole - sum(size * size for size in sizes.values()) / whole
    largest = sorted(parts, key=lambda part: (-sizes[part], part))
    return Loss(cost, split, name, tuple(tuple(sorted(parts[part])) for part in largest))

"""Whether articles become exactly the clusters they should, and where not."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from eval.identity.corpus import Told
from eval.identity.matching import GoldKey, Placed, delegations, events, named
from eval.identity.reading import readings
from kg.gazetteer import gazetteer
from kg.resolve import resolve


def placed_in(told: Sequence[Told]) -> Placed:
    """The entity, event or delegation of everything marked in these articles that was found."""
    read = readings(told)
    resolution = resolve(read, gazetteer())
    return {
        **named(told, read, resolution),
        **events(told, read, resolution),
        **delegations(told, read, resolution),
    }


def mistakes(kind: str, told: Sequence[Told], placed: Placed) -> Iterator[str]:
    """What is not found, what is in several clusters, and clusters that hold several, one line each."""
    source = {one.article.id: one.article.source for one in told}
    clusters: dict[str, dict[str, list[GoldKey]]] = defaultdict(lambda: defaultdict(list))
    truths: dict[str, set[str]] = defaultdict(set)
    for one in told:
        for gold in one.gold:
            key = one.article.id, gold
            if gold.kind == kind and key not in placed:
                yield f"not found: {gold.truth}, {one.article.id}: {source[one.article.id][gold.start : gold.end]!r}"
            elif gold.kind == kind:
                clusters[gold.truth][placed[key]].append(key)
                truths[placed[key]].add(gold.truth)
    for truth, parts in clusters.items():
        if len(parts) > 1:
            where = [
                " + ".join(f"{article} {source[article][gold.start : gold.end]!r}" for article, gold in part)
                for part in parts.values()
            ]
            yield f"split: {truth} is {' | '.join(where)}"
    yield from (f"merged: {' and '.join(sorted(them))}" for them in truths.values() if len(them) > 1)

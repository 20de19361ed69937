"""Which types of events are words for one event, as the ontology says: talks and a meeting, an attack and a battle."""

from functools import cache

from kg.vocabulary import vocabulary

# What goes on for days, or is reached on one day and signed on another: tellings a few days apart can be of one.
LASTING = frozenset(("Negotiation", "Meeting", "Visit", "Battle", "Protest", "Trial", "Aid", "Disaster", "Agreement"))


@cache
def alike(kind: str) -> frozenset[str]:
    """The type itself and every type that an event of it is also told as."""
    return frozenset((kind,)).union(*(pair for pair in vocabulary().alike if kind in pair))


@cache
def family(kind: str) -> str:
    """One type for all that go by one another's names, directly or through a third: the first by name."""
    found = alike(kind)
    while (wider := found.union(*map(alike, found))) != found:
        found = wider
    return min(found)

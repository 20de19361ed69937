"""Which types of events are words for one event: talks and a meeting, an attack and a battle."""

_ALIKE = (frozenset(("Negotiation", "Meeting")), frozenset(("Attack", "Battle")))


def alike(kind: str) -> frozenset[str]:
    """The type itself and every type that an event of it is also told as."""
    return frozenset((kind,)).union(*(pair for pair in _ALIKE if kind in pair))

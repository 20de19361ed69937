"""Who takes part in an event, summed up over its tellings, so that comparing costs no more where many tell of it."""

from kg.resolve.tellings import Telling

_HELPING = frozenset(("Mediator", "Host"))
_FEW = 8


class Cast:
    """Those who take part and whom they stand for, mediators and hosts left out; and by part whom that reaches."""

    def __init__(self) -> None:
        self.reach: dict[str, frozenset[str]] = {}
        self._reached: set[str] = set()
        self._by_part: dict[str, set[str]] = {}
        self._families: dict[str, set[str]] = {}

    def note(self, telling: Telling) -> None:
        """Add those of one telling."""
        for part, actors in telling.actors.items():
            if part in _HELPING:
                continue
            self._families.setdefault(part, set()).update(family(who) for who in actors)
            for who in actors:
                reached = telling.reach[who]
                self._by_part.setdefault(part, set()).update(reached)
                self._reached |= reached
                self.reach[who] = self.reach.get(who, frozenset()) | reached

    def take_in(self, other: "Cast") -> None:
        """Add all of the other."""
        for who, reached in other.reach.items():
            self.reach[who] = self.reach.get(who, frozenset()) | reached
        self._reached |= other._reached
        for mine, theirs in ((self._by_part, other._by_part), (self._families, other._families)):
            for part, found in theirs.items():
                mine.setdefault(part, set()).update(found)

    def shared(self, other: "Cast") -> int:
        """How many sides take part in both."""
        less, more = sorted((self, other), key=lambda cast: len(cast.reach))
        return min(sum(1 for who in less._own() if not less.reach[who].isdisjoint(more._reached)), len(more.reach))

    def one_sided(self) -> bool:
        """Whether only one side is told, as far as a look shows."""
        return len(self.reach) < _FEW and len(self._own()) < 2

    def people_shared(self, other: "Cast") -> int:
        """How many people take part in both."""
        return sum(family(who) == "person" for who in self.reach.keys() & other.reach.keys())

    def others(self, other: "Cast", *parts: str) -> bool:
        """Whether both name who plays one of these parts, and nobody of it has to do with any of the other's."""
        return any(
            not self._families[part].isdisjoint(other._families[part])
            and self._by_part[part].isdisjoint(other._by_part[part])
            for part in parts or tuple(self._families)
            if part in self._families and part in other._families
        )

    def _own(self) -> list[str]:
        """Those who take part but stand for nobody else who does: a country and its president are one side."""
        return [who for who, reach in self.reach.items() if not (reach - {who}) & self.reach.keys()]


def family(who: str) -> str:
    """The kind in an entity's IRI: person, organization or place."""
    return who.rsplit("/", 2)[-2]

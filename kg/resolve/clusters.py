"""Events of several articles while they are being put together: what they tell, each thing once."""

from kg.resolve.likeness import dates_agree, numbers_agree, parties_differ, places_agree
from kg.resolve.tellings import Telling, Told


class Cluster:
    """An event as the articles joined so far tell it; tellings that say the same count once."""

    def __init__(self, event: Told) -> None:
        self.tellings = list(event.tellings)
        self.articles = set(event.articles)
        self._parties = set(event.parties)
        self._towns = set(event.towns)
        self._distinct = {_says(telling): telling for telling in reversed(event.tellings)}

    def take_in(self, other: "Cluster") -> None:
        """Make the other's tellings this one's."""
        self.tellings += other.tellings
        self.articles |= other.articles
        self._parties |= other._parties
        self._towns |= other._towns
        self._distinct = other._distinct | self._distinct

    def against(self, other: "Cluster") -> str | None:
        """What speaks against the two being one event; None where nothing does."""
        # What one article tells apart, no other article joins.
        if not self.articles.isdisjoint(other.articles):
            return "told apart in one article"
        pairs = [(a, b) for a in self._distinct.values() for b in other._distinct.values()]
        apart = not self._parties & other._parties
        nowhere = not self._towns & other._towns
        found = {
            "different rounds": any(_rounds_differ(a, b) for a, b in pairs),
            "different days": self._days_differ(other),
            "different places": not all(places_agree(a, b) for a, b in pairs if not (a.back or b.back)),
            "different participants": apart and any(parties_differ(a, b) for a, b in pairs),
            "different numbers, and no town in common": nowhere and any(False in numbers_agree(a, b) for a, b in pairs),
        }
        return next((reason for reason, holds in found.items() if holds), None)

    def told(self) -> Told:
        """The event, all its tellings in order."""
        return Told(tuple(sorted(self.tellings, key=lambda telling: telling.order)))

    def _days_differ(self, other: "Cluster") -> bool:
        mine, theirs = ({t.day for t in one._distinct.values() if t.day} for one in (self, other))
        return bool(mine and theirs) and not any(dates_agree(a, b) for a in mine for b in theirs)


def _rounds_differ(left: Telling, right: Telling) -> bool:
    return None not in (left.fact.round, right.fact.round) and left.fact.round != right.fact.round


def _says(telling: Telling) -> tuple[object, ...]:
    """All of a telling that can speak for or against."""
    actors = frozenset((part, who) for part, found in telling.actors.items() for who in found)
    numbers = frozenset((what, values) for what, values in telling.numbers.items())
    return telling.place, telling.day, telling.fact.round, telling.back, actors, telling.sides, numbers

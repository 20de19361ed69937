"""Events of several articles while they are being put together: all that their tellings say, summed up."""

from collections import defaultdict
from collections.abc import Iterator

from kg.resolve.casts import Cast
from kg.resolve.tellings import Spot, Telling, Told

_KEPT = 6  # tellings of one article that are looked at for what it tells apart


class Cluster:
    """An event as the articles joined so far tell it.

    What is compared are the different days, places, people and numbers, however many articles give them, so that the
    ten thousandth telling of an event costs no more than the tenth.
    """

    def __init__(self, event: Told) -> None:
        self.first = event.tellings[0]
        self.tellings = list(event.tellings)
        self.by_article: dict[str, tuple[Telling, ...]] = {}
        self.types = set(event.types)
        self.rounds: set[int] = set()
        self.days = set(event.days)
        self.published: tuple[str, str] | None = None
        self.towns: set[str] = set()
        self.countries: set[str] = set()
        self.around: set[str] = set()
        self.unknown: set[str] = set()
        self.regions: set[str] = set()
        self.spots: dict[str, Spot] = {}
        self.beside: set[str] = set()
        self.cast = Cast()
        self.tolls: dict[str, set[float]] = defaultdict(set)
        self.ranges: dict[str, tuple[float, float]] = {}
        self.phrases: set[str] = set()
        self.names: set[str] = set()
        self.heads: set[str] = set()
        self.unreal = True
        for telling in event.tellings:
            self._note(telling)

    def _note(self, telling: Telling) -> None:
        article = telling.key[0]
        self.by_article[article] = (*self.by_article.get(article, ()), telling)[:_KEPT]
        self.phrases |= telling.words.phrases
        self.beside |= telling.beside
        if telling.published:
            first, last = self.published or (telling.published, telling.published)
            self.published = min(first, telling.published), max(last, telling.published)
        self.cast.note(telling)
        self.heads |= telling.heads
        if telling.back and telling.bare:
            return
        self.names |= telling.names
        self.unreal &= telling.unreal
        if telling.fact.round is not None:
            self.rounds.add(telling.fact.round)
        if telling.place:
            known = self.towns if telling.around else self.countries if telling.known else self.unknown
            known.add(telling.place)
            self.around.update({telling.around or telling.place} if telling.known else ())
            self.regions.update({telling.place} if telling.region else ())
            self.spots.update({telling.place: telling.spot} if telling.spot else {})
        for what, value in telling.tolls:
            self._count(what, {value}, (value, value))

    def _count(self, what: str, values: set[float], span: tuple[float, float]) -> None:
        self.tolls[what] |= values
        low, high = self.ranges.get(what, span)
        self.ranges[what] = min(low, span[0]), max(high, span[1])

    def take_in(self, other: "Cluster") -> None:
        """Make the other's tellings this one's."""
        self.first = min(self.first, other.first, key=lambda telling: telling.order)
        self.tellings += other.tellings
        for article, tellings in other.by_article.items():
            self.by_article[article] = (*self.by_article.get(article, ()), *tellings)[:_KEPT]
        for mine, theirs in zip(self._sets(), other._sets(), strict=True):
            mine.update(theirs)
        spans = [span for span in (self.published, other.published) if span]
        self.published = (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None
        self.cast.take_in(other.cast)
        for what, tolls in other.tolls.items():
            self._count(what, tolls, other.ranges[what])
        self.spots.update(other.spots)
        self.unreal &= other.unreal

    def _sets(self) -> Iterator[set[str]]:
        yield from (self.types, self.days, self.towns, self.countries, self.around, self.unknown, self.beside)
        yield from (self.regions, self.phrases, self.names, self.heads)
        yield self.rounds  # type: ignore[misc]  # a set of numbers, joined as any other

    def told(self) -> Told:
        """The event, all its tellings in order."""
        return Told(tuple(sorted(self.tellings, key=lambda telling: telling.order)))

"""What happened in the invented world: talks in rounds, attacks, visits, agreements, protests, exchanges, disasters."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from eval.identity.people import Person
from eval.identity.world import FIRST_DAY, LAST_DAY, Body, World

_HOSTS = ("Turkey", "Qatar", "Oman", "Austria", "Egypt", "Norway", "Jordan", "Kazakhstan", "Kenya", "Georgia")
_AT_ODDS = (
    ("Ukraine", "Russia"), ("Azerbaijan", "Armenia"), ("India", "Pakistan"), ("Iran", "Iraq"), ("Sudan", "Ethiopia"),
    ("Colombia", "Venezuela"), ("Turkey", "Syria"), ("Libya", "Egypt"), ("Ethiopia", "Kenya"), ("Peru", "Chile"),
)  # fmt: skip
# Where attacks happen, who is blamed and with what.
_STRIKES = ("missile strike", "drone attack", "rocket attack", "air strike", "shelling")
_ASSAULTS = ("bomb attack", "car bombing", "suicide bombing", "ambush", "shooting")


@dataclass(frozen=True, eq=False)
class Happening:
    """One event. `parties` are countries by their place in the world's list; `people` lead or travel, in that order.

    `toll` is killed and injured as they were known last; `number` is how many marched, or were exchanged on each side.
    """

    id: str
    kind: str
    type: str
    day: date
    city: str
    country: int
    parties: tuple[int, ...] = ()
    bodies: tuple[Body, ...] = ()
    people: tuple[Person, ...] = ()
    round: int | None = None
    before: "Happening | None" = None
    what: str = ""
    toll: tuple[int, int] = (0, 0)
    number: int = 0
    second: int = 0


@dataclass
class Chronicle:
    """All that happened, in the order of its days."""

    world: World
    share: float = 1.0
    events: list[Happening] = field(default_factory=list)

    def __post_init__(self) -> None:
        for pair in _AT_ODDS[: max(3, round(len(_AT_ODDS) * self.share))]:
            for _ in range(max(1, round((3 if pair[0] == "Ukraine" else 2) * self.share))):
                self.events += self._series(tuple(self._index(name) for name in pair))
        makers = {"attack": 62, "visit": 36, "protest": 26, "exchange": 16, "agreement": 20, "disaster": 14}
        for kind, count in makers.items():
            for number in range(max(2, round(count * self.share))):
                self.events.append(getattr(self, f"_{kind}")(f"{kind}-{number}"))
        self.events.sort(key=lambda event: (event.day, event.id))

    def _index(self, name: str) -> int:
        return next(i for i, country in enumerate(self.world.countries) if country.name == name)

    def _day(self) -> date:
        return FIRST_DAY + timedelta(days=self.world.chance.randrange((LAST_DAY - FIRST_DAY).days - 30))

    def _somewhere(self, most: int = 40) -> int:
        """A country, those most in the news far more often."""
        return int(min(most, len(self.world.countries)) * self.world.chance.random() ** 1.6)

    def _series(self, pair: tuple[int, ...]) -> Iterator[Happening]:
        """Talks of two countries: some rounds weeks apart, mostly in one city, each side led by one all the time."""
        chance, world = self.world.chance, self.world
        host = self._index(chance.choice(_HOSTS))
        while host in pair:
            host = self._index(chance.choice(_HOSTS))
        day, topic = self._day(), chance.choice(("a ceasefire", "the border", "prisoners of war", "grain", "water"))
        before = None
        name = f"talks-{len({e.id.rsplit('-', 1)[0] for e in self.events if e.kind == 'talks'})}-{pair[0]}"
        for number in range(1, chance.randrange(3, 6)):
            heads = tuple(self._negotiator(side, day) for side in pair)
            city = world.countries[host].cities[chance.random() < 0.2 and len(world.countries[host].cities) > 1]
            before = Happening(
                f"{name}-{number}", "talks", "Negotiation", day, city, host, pair, people=heads, round=number,
                before=before, what=topic,
            )  # fmt: skip
            yield before
            day += timedelta(days=chance.randrange(9, 50))

    def _negotiator(self, side: int, day: date) -> Person:
        for title in ("chief negotiator", "deputy foreign minister", "foreign minister"):
            found = self.world.holder(side, title, day)
            if found is not None:
                return found
        raise LookupError(f"{self.world.countries[side].name} has nobody to send")

    def _attack(self, key: str) -> Happening:
        chance, world = self.world.chance, self.world
        bodies: tuple[Body, ...] = ()
        parties: tuple[int, ...]
        rebels = [body for body in world.bodies if body.what == "rebels"]
        if chance.random() < 0.5:
            sides = (self._index("Russia"), self._index("Ukraine"))
            by, country = sides if chance.random() < 0.7 else sides[::-1]
            parties, what = (by, country), chance.choice(_STRIKES)
        else:
            body = chance.choice(rebels)
            country = body.country
            what = chance.choice(_ASSAULTS)
            bodies, parties = (body,), (country,)
        killed = chance.choice((2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 17, 21, 26, 33))
        # Towns near the front are struck again and again, sometimes within days.
        near = [e for e in self.events if e.kind == "attack" and e.country == country]
        day = self._day()
        if near and chance.random() < 0.4:
            day = chance.choice(near).day + timedelta(days=chance.choice((0, 1, 2, 3, 6)))
        used = {e.city for e in near if e.day == day}
        city = chance.choice([c for c in world.countries[country].cities[:5] if c not in used])
        injured = killed * chance.randrange(2, 5) + chance.randrange(5)
        return Happening(
            key, "attack", "Attack", day, city, country, parties, bodies, what=what, toll=(killed, injured)
        )

    def _visit(self, key: str) -> Happening:
        chance, world = self.world.chance, self.world
        while True:
            home, to, day = self._somewhere(), self._somewhere(), self._day()
            titles = ["foreign minister", "president", "prime minister", "defence minister"]
            found = [p for t in titles if (p := world.holder(home, t, day))]
            hosts = [p for t in titles if (p := world.holder(to, t, day))]
            if home != to and found and hosts:
                guest = chance.choice(found)
                title = guest.held(day)
                host = next(
                    (p for p in hosts if (h := p.held(day)) and title and h.post.title == title.post.title), None
                )
                city = world.countries[to].cities[0]
                return Happening(
                    key, "visit", "Visit", day, city, to, (home, to), people=(guest, host or hosts[0]),
                    what=chance.choice(("trade", "energy", "security", "migration", "the war in Ukraine")),
                )  # fmt: skip

    def _protest(self, key: str) -> Happening:
        country, chance = self._somewhere(), self.world.chance
        bodies = [
            b
            for b in self.world.bodies
            if b.what in ("union", "party", "rights") and (b.abroad or b.country == country)
        ]
        city = chance.choice(self.world.countries[country].cities[:3])
        what = chance.choice(("fuel prices", "pension cuts", "a new election law", "corruption", "power cuts"))
        number = chance.choice((2, 3, 4, 5, 8, 10, 12, 15, 20, 30, 50)) * 1000
        by = (chance.choice(bodies),) if bodies else ()
        return Happening(
            key, "protest", "Protest", self._day(), city, country, (country,), by, what=what, number=number
        )

    def _exchange(self, key: str) -> Happening:
        chance = self.world.chance
        pair = tuple(self._index(name) for name in chance.choice(_AT_ODDS[:5]))
        country = chance.choice((pair[0], pair[1], self._index("Belarus"), self._index("Turkey")))
        number = chance.choice((12, 25, 50, 75, 90, 103, 146, 157, 175, 205, 300))
        city = chance.choice(self.world.countries[country].cities[:2])
        return Happening(
            key, "exchange", "Exchange", self._day(), city, country, pair, what="prisoners of war", number=number,
            second=number + chance.choice((0, 0, -7, 12)),
        )  # fmt: skip

    def _agreement(self, key: str) -> Happening:
        chance, world = self.world.chance, self.world
        what = chance.choice(("gas supply", "trade", "customs", "defence cooperation", "water-sharing", "extradition"))
        while True:
            one, other, day = self._somewhere(), self._somewhere(), self._day()
            signers = tuple(p for side in (one, other) if (p := world.holder(side, "foreign minister", day)))
            if one != other and len(signers) == 2:
                city = world.countries[other].cities[0]
                return Happening(
                    key, "agreement", "Agreement", day, city, other, (one, other), people=signers, what=what
                )

    def _disaster(self, key: str) -> Happening:
        country, chance = self._somewhere(), self.world.chance
        city = chance.choice(self.world.countries[country].cities[-2:])
        what = chance.choice(("earthquake", "flood", "landslide", "storm"))
        killed = chance.choice((3, 6, 9, 13, 19, 28, 41, 64))
        toll = (killed, killed * chance.randrange(2, 6))
        return Happening(key, "disaster", "Disaster", self._day(), city, country, (country,), what=what, toll=toll)

"""The invented people, bodies and places of a generated news graph, the same for the same size and seed."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from kg.ids import ID, NK, PREFIXES, digest, slug
from kg.names import fold

_ONSETS = "b br d dr f g gr h j k kr l m n p r s st t tr v z".split()
_VOWELS = "a e i o u á é ö ia ei".split()
_CODAS = "l m n r s k nd rt sk".split() + [""] * 4
_LANDS = ("ia", "land", "stan", "mark")
_TOWNS = ("port", "ville", "ford", "grad", "burg", "haven")
_BODIES = ("Institute", "League", "Foundation", "Ministry of Trade", "Ministry of Defence", "Bank", "Union", "Agency")
# Notation of a role concept of the ontology, the title it goes by, and whether a country is its body.
ROLES = (
    ("foreign_minister", "foreign minister", True),
    ("defence_minister", "defence minister", True),
    ("president", "president", True),
    ("prime_minister", "prime minister", True),
    ("ambassador", "ambassador", True),
    ("spokesperson", "spokesperson", False),
)
FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2030, 12, 31)
_Thing = TypeVar("_Thing")


@dataclass(frozen=True)
class Entity:
    """Someone or something with a name. `country` is the place in `World.countries` of the one it belongs to."""

    iri: str
    label: str
    classes: tuple[str, ...]
    country: int
    other: str | None = None


@dataclass(frozen=True)
class Holding:
    """A role that someone holds from one day until another, or to this day."""

    iri: str
    holder: Entity
    role: str
    title: str
    body: Entity
    since: date
    until: date | None


class World:
    """All that the articles of a graph of about so many triples can name. The first of each kind is named most."""

    def __init__(self, triples: int, seed: int = 1) -> None:
        self._random = random.Random(f"world {seed}")
        self._taken: set[str] = set()
        self.countries = [self._place(("Country", "Place"), _LANDS, n) for n in range(max(6, triples // 20_000))]
        self.cities = [self._place(("City", "Place"), _TOWNS, self._land()) for _ in range(max(12, triples // 2_000))]
        self.bodies = [self._body() for _ in range(max(8, triples // 2_000))]
        self.people = [self._person() for _ in range(max(30, triples // 250))]
        self.holdings = [holding for person in self.people for holding in self._career(person)]

    def described(self, entity: Entity) -> Iterator[str]:
        """What an entity is and is called, as N-Quads."""
        yield from (line(entity.iri, "rdf:type", nk(name)) for name in entity.classes)
        yield line(entity.iri, "rdfs:label", text(entity.label))
        keys = {fold(entity.label)}
        if entity.other:
            yield line(entity.iri, "skos:altLabel", text(entity.other))
            keys.add(fold(entity.other))
        yield from (line(entity.iri, "nk:nameKey", text(key)) for key in sorted(keys))
        home = self.home(entity)
        if home:
            yield line(entity.iri, "nk:country", node(home.iri))

    def home(self, entity: Entity) -> Entity | None:
        """The country that a city or a body belongs to."""
        return self.countries[entity.country] if {"City", "Organization"} & {*entity.classes} else None

    def _place(self, classes: tuple[str, ...], endings: Sequence[str], country: int) -> Entity:
        name = self._name(lambda: self._word() + self._random.choice(endings))
        return Entity(f"{ID}place/{slug(name)}", name, classes, country)

    def _body(self) -> Entity:
        country = self._land()
        kind = self._random.choice(_BODIES)
        name = self._name(lambda: f"{self.countries[country].label} {self._word()} {kind}")
        return Entity(f"{ID}organization/{slug(name)}", name, ("Organization",), country)

    def _person(self) -> Entity:
        name = self._name(lambda: f"{self._word()} {self._word()}{self._random.choice(_CODAS)}")
        return Entity(f"{ID}person/{slug(name)}", name, ("Person",), self._land(), name.split()[-1])

    def _career(self, person: Entity) -> Iterator[Holding]:
        """One to three roles, one after the other; the last may go on."""
        starts = sorted(random_day(self._random) for _ in range(self._random.randint(1, 3)))
        ends = [*starts[1:], None if self._random.random() < 0.6 else starts[-1] + timedelta(days=700)]
        for since, until in zip(starts, ends, strict=True):
            notation, title, in_country = self._random.choice(ROLES)
            body = self.countries[person.country] if in_country else self._random.choice(self.bodies)
            iri = f"{ID}role/{digest(person.iri, notation, body.iri, since)}"
            yield Holding(iri, person, notation, title, body, since, until)

    def _land(self) -> int:
        return index_of_one(self._random, len(self.countries))

    def _name(self, make: Callable[[], str]) -> str:
        while slug(name := make()) in self._taken:
            pass
        self._taken.add(slug(name))
        return name

    def _word(self) -> str:
        parts = (self._random.choice(kind) for _ in range(2) for kind in (_ONSETS, _VOWELS))
        return ("".join(parts) + self._random.choice(_CODAS)).capitalize()


def index_of_one(chance: random.Random, count: int) -> int:
    """A place in a list of so many, the first ones far more often than the last, as names are in the news."""
    return int(count * chance.random() ** 3)


def one_of(chance: random.Random, things: Sequence[_Thing]) -> _Thing:
    """One of these, the first ones far more often."""
    return things[index_of_one(chance, len(things))]


def random_day(chance: random.Random) -> date:
    """Any day of the years that the articles tell of."""
    return FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days))


def line(subject: str, predicate: str, value: str, graph: str = "") -> str:
    """One statement as a line of N-Quads; the predicate is a prefixed name, the value is written already."""
    return f"<{subject}> {term(predicate)} {value} {f'<{graph}> ' if graph else ''}.\n"


def term(name: str) -> str:
    """A prefixed name as a value."""
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def node(iri: str) -> str:
    """An IRI as a value."""
    return f"<{iri}>"


def nk(name: str) -> str:
    """A term of our ontology as a value."""
    return f"<{NK}{name}>"


def text(words: str) -> str:
    """A plain string as a value. It may hold no quotation mark, backslash or line break."""
    return f'"{words}"'


def typed(value: object, datatype: str) -> str:
    """A literal of an XML Schema type as a value."""
    return f'"{value}"^^<{PREFIXES["xsd"]}{datatype}>'

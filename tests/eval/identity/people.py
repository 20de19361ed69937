"""Invented people: their names as outlets spell them, and the posts they hold over the years."""

import random
import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from kg.ids import digest

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Name:
    """A part of a name: its spellings, the commonest first, and how it is written in Cyrillic, if it comes from it."""

    spellings: tuple[str, ...]
    cyrillic: str = ""

    def spelt(self, outlet: str) -> str:
        """The spelling of an outlet's house style: most keep to the commonest."""
        choice = int(digest(outlet, *self.spellings), 16) % (2 * len(self.spellings))
        return self.spellings[choice if choice < len(self.spellings) else 0]


@dataclass(frozen=True)
class Culture:
    """The names people of some countries bear."""

    men: tuple[Name, ...]
    women: tuple[Name, ...]
    surnames: tuple[Name, ...]
    women_surnames: tuple[Name, ...]
    family_first: bool
    second: float
    middle: float


@dataclass(eq=False)
class Person:
    """Someone, with all terms in office; `alone` says that nobody else bears the name."""

    id: str
    woman: bool
    culture: Culture
    country: int
    given: Name
    surname: Name
    second: Name | None = None
    middle: str = ""
    alone: bool = True
    terms: list["Term"] = field(default_factory=list)

    @property
    def key(self) -> tuple[Name, Name]:
        """What nobody else shares but namesakes."""
        return self.given, self.surname

    def full(self, outlet: str) -> str:
        """The full name in an outlet's spelling."""
        given, last = self.given.spelt(outlet), self.last(outlet)
        if self.culture.family_first:
            return f"{last} {given}"
        if self.middle and int(digest(outlet, "middle"), 16) % 3 == 0:
            given = f"{given} {self.middle}."
        return f"{given} {last}{self._also(outlet)}"

    def initialled(self, outlet: str) -> str:
        """The surname with an initial before it, as lists of names have it."""
        given = self.given.spelt(outlet)
        return self.full(outlet) if self.culture.family_first else f"{given[0]}. {self.last(outlet)}"

    def last(self, outlet: str) -> str:
        """What an outlet calls them once they have been introduced."""
        return self.surname.spelt(outlet)

    @property
    def cyrillic(self) -> str:
        """The full name in Cyrillic; empty where it does not come from it."""
        both = self.given.cyrillic and self.surname.cyrillic
        return f"{self.given.cyrillic} {self.surname.cyrillic}" if both else ""

    def held(self, day: date) -> "Term | None":
        """The post held on a day."""
        return next((term for term in self.terms if term.since <= day < term.until), None)

    def past(self, day: date) -> list["Term"]:
        """The posts given up by a day, the last one first."""
        return [term for term in reversed(self.terms) if term.until <= day]

    def _also(self, outlet: str) -> str:
        shown = self.second and int(digest(outlet, "second"), 16) % 2
        return f" {self.second.spelt(outlet)}" if shown and self.second else ""


@dataclass(frozen=True, eq=False)
class Post:
    """A post: its title, the country or body it belongs to, and a place or country that its title names.

    `form` says how it is written: `state` before a name with the country's adjective, `of` with its place after it,
    `body` with the body after it.
    """

    title: str
    form: str
    country: int
    of: str = ""
    body: str = ""
    women: str = ""

    def titled(self, person: Person) -> str:
        """The title as it is said of this person."""
        return self.women if person.woman and self.women else self.title


@dataclass(frozen=True, eq=False)
class Term:
    """One person's time in a post; the day of `until` is the first one out of it."""

    post: Post
    person: Person
    since: date
    until: date


@cache
def cultures() -> dict[str, Culture]:
    """All cultures by name, as names.toml has them."""
    listed = tomllib.loads((FOLDER / "names.toml").read_text("utf-8"))["culture"]
    return {one["name"]: _culture(one) for one in listed}


def _culture(given: dict[str, object]) -> Culture:
    def names(key: str) -> tuple[Name, ...]:
        listed = given.get(key, [])
        assert isinstance(listed, list)
        return tuple(_name(str(text)) for text in listed)

    return Culture(
        names("men"),
        names("women"),
        names("surnames"),
        names("women_surnames") or names("surnames"),
        given.get("order") == "family",
        float(str(given.get("second", 0))),
        float(str(given.get("middle", 0))),
    )


def _name(text: str) -> Name:
    spellings, _, cyrillic = text.partition("=")
    return Name(tuple(spellings.split("/")), cyrillic)


class Register:
    """Makes people: no two of one name, unless they are made namesakes."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._taken: set[tuple[Name, Name]] = set()
        self.people: list[Person] = []

    def newborn(self, culture: Culture, country: int) -> Person:
        """Another person with a name of their own."""
        chance = self._chance
        while True:
            woman = chance.random() < 0.3
            given = chance.choice(culture.women if woman else culture.men)
            surname = chance.choice(culture.women_surnames if woman else culture.surnames)
            if (given, surname) not in self._taken:
                break
        self._taken.add((given, surname))
        second = chance.choice(culture.surnames) if chance.random() < culture.second else None
        middle = chance.choice("ABCDEFGHJLMPRSTW") if chance.random() < culture.middle else ""
        second = second if second is not surname else None
        number = len(self.people)
        person = Person(f"p{number:03}", woman, culture, country, given, surname, second, middle)
        self.people.append(person)
        return person

    def make_namesakes(self, one: Person, other: Person) -> None:
        """Give the other the one's name."""
        other.given, other.surname = one.key
        other.second, other.middle = None, ""
        one.alone = other.alone = False

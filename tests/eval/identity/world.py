"""The invented world behind a made corpus: countries that there are, and people and bodies that there are not."""

import random
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from eval.identity.people import FOLDER, Person, Post, Register, Term, cultures

FIRST_DAY, LAST_DAY = date(2022, 1, 10), date(2026, 6, 30)
_NAMESAKES = 40
_NO_PRESIDENT = ("Britain", "Australia", "Norway", "Denmark", "Jordan", "Oman", "Qatar")
_NO_PREMIER = ("Colombia", "Mexico", "Chile", "Venezuela", "the United States", "Kenya", "Iran", "Belarus")
_TELLING = 500  # days


@dataclass(frozen=True)
class Country:
    """A country as the gazetteer knows it: its name in a sentence, its adjective, its cities, the capital first."""

    name: str
    adjective: str
    culture: str
    cities: tuple[str, ...]


@dataclass(frozen=True)
class Body:
    """A body: its name and acronyms, the country its people are of, what it is, and whether it works in others."""

    id: str
    name: str
    acronyms: tuple[str, ...]
    country: int
    what: str
    abroad: bool
    plain: bool  # whether no other body shares its acronym


class World:
    """All that the articles of a made corpus can name; the same for the same seed."""

    def __init__(self, seed: int, share: float = 1.0) -> None:
        self._share = share
        self.chance = random.Random(f"who is who {seed}")
        self.countries, self.bodies = _countries(), _bodies()
        self._register = Register(self.chance)
        for place in range(len(self.countries)):
            for post in self._state_posts(place):
                self._fill(post)
        for body in self.bodies:
            for post in self._body_posts(body):
                self._fill(post)
        self.people: list[Person] = self._register.people
        self._name_alike()

    def of(self, place: int) -> list[Person]:
        """The people of a country who hold or held posts of its state."""
        return [one for one in self.people if one.country == place and any(t.post.form != "body" for t in one.terms)]

    def holder(self, place: int, title: str, day: date) -> Person | None:
        """Who holds a country's post on a day."""
        found = (t for p in self.people if p.country == place for t in p.terms if t.post.title == title)
        return next((t.person for t in found if t.post.country == place and t.since <= day < t.until), None)

    def speaker(self, body: Body, day: date) -> Person | None:
        """Someone who holds a post in a body on a day."""
        posts = (t for p in self.people for t in p.terms if t.post.body == body.id)
        return next((t.person for t in posts if t.since <= day < t.until), None)

    def _state_posts(self, place: int) -> list[Post]:
        land, chance = self.countries[place], self.chance
        titles = ["foreign minister", "defence minister"]
        titles += ["president"] if land.name not in _NO_PRESIDENT else []
        titles += ["prime minister"] if land.name not in _NO_PREMIER else []
        if place < 18:
            titles += ["interior minister", "chief negotiator"]
        if place < 9:
            titles += ["deputy foreign minister", "energy minister", "national security adviser", "army chief"]
        if land.name == "the United States":
            titles = ["secretary of state", "defence secretary", "president", "national security adviser"]
        found = [Post(title, "state", place) for title in titles]
        found.append(Post("foreign ministry spokesman", "state", place, women="foreign ministry spokeswoman"))
        found += [Post("mayor", "of", place, land.cities[0])] if place < 24 else []
        found += [Post("governor", "of", place, f"the {city} region") for city in land.cities[1:3] if place < 5]
        others = [i for i in range(len(self.countries)) if i != place]
        for other in chance.sample(others, 2 if place < 12 else 1):
            found.append(Post("ambassador", "to", place, self.countries[other].name))
        return found

    def _body_posts(self, body: Body) -> list[Post]:
        heads = {"rebels": "commander", "party": "leader", "union": "president", "company": "chief executive"}
        home = body.country
        posts = [Post(heads.get(body.what, "director"), "body", home, body=body.id)]
        posts.append(Post("spokesman", "body", home, body=body.id, women="spokeswoman"))
        if body.what == "institute":
            posts.append(Post("senior analyst", "body", home, body=body.id))
        return posts

    def _fill(self, post: Post) -> None:
        """Give a post its holders from the first day to the last, of whom some held other posts before."""
        day = FIRST_DAY - timedelta(days=self.chance.randrange(400))
        while day < LAST_DAY:
            until = day + timedelta(days=self.chance.randrange(700, 1900))
            person = self._someone(post, day)
            person.terms.append(Term(post, person, day, until))
            person.terms.sort(key=lambda term: term.since)
            day = until

    def _someone(self, post: Post, day: date) -> Person:
        free = [
            p
            for p in self._register.people
            if p.country == post.country and post.form in ("to", "state", "of") and len(p.terms) < 3
            and all(t.until <= day and t.post is not post and t.post.form != "body" for t in p.terms)
        ]  # fmt: skip
        if free and self.chance.random() < 0.45:
            return self.chance.choice(free)
        culture = cultures()[self.countries[post.country].culture]
        return self._register.newborn(culture, post.country)

    def _name_alike(self) -> None:
        """Make namesakes: two thirds of other countries, the others of one country and in other posts."""
        people = list(self.people)
        self.chance.shuffle(people)
        made = 0
        for one in people:
            abroad = made % 3 < 2
            other = next((p for p in people if self._can_be_namesakes(one, p, abroad)), None)
            if other is not None and made < max(6, _NAMESAKES * self._share):
                self._register.make_namesakes(one, other)
                made += 1

    @staticmethod
    def _can_be_namesakes(one: Person, other: Person, abroad: bool) -> bool:
        if one is other or not (one.alone and other.alone) or one.woman != other.woman:
            return False
        if one.culture is not other.culture or (one.country != other.country) != abroad:
            return False
        # In one country they hold other posts at the same time, and one of them outside the government: of two careers
        # that could be one, no reader could tell which is whose.
        governs = [any(term.post.form == "state" for term in each.terms) for each in (one, other)]
        return abroad or (governs[0] != governs[1] and _together(one, other) >= _TELLING)


def _together(one: Person, other: Person) -> int:
    """For how many days of the corpus both hold posts."""
    return sum(
        max(0, (min(a.until, b.until, LAST_DAY) - max(a.since, b.since, FIRST_DAY)).days)
        for a in one.terms
        for b in other.terms
    )


@cache
def _countries() -> tuple[Country, ...]:
    listed = tomllib.loads((FOLDER / "places.toml").read_text("utf-8"))["countries"]
    return tuple(Country(name, adjective, culture, tuple(cities)) for name, adjective, culture, cities in listed)


@cache
def _bodies() -> tuple[Body, ...]:
    listed = tomllib.loads((FOLDER / "bodies.toml").read_text("utf-8"))["bodies"]
    letters = [acronym for _, acronym, *_ in listed]
    places = {country.name: i for i, country in enumerate(_countries())}
    return tuple(
        Body(
            f"b{number:02}",
            name,
            tuple(acronym.split("/")) if acronym else (),
            places[country],
            what,
            abroad,
            letters.count(acronym) == 1,
        )
        for number, (name, acronym, country, what, abroad) in enumerate(listed)
    )

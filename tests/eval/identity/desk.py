"""One article while it is written: who has been introduced in it, and how its outlet calls people, bodies and days."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from eval.identity.marks import mark
from eval.identity.people import Person, Term
from eval.identity.world import Body, World

_MONTHS = "January February March April May June July August September October November December".split()
_SPELLINGS = {"defence": "defense"}


@dataclass(frozen=True)
class Outlet:
    """A newspaper or agency and its house style: American or British, its dateline, Cyrillic names in brackets."""

    name: str
    american: bool
    dateline: str = ""
    cyrillic: bool = False
    low: bool = False  # "foreign ministry" in small letters


OUTLETS = (
    Outlet("Interwire", True, "{city}, {day} (Interwire) — "),
    Outlet("The Harbour Post", False, low=True),
    Outlet("Continental Press Agency", False, "{city} ({day}) - "),
    Outlet("Daily Ledger", True),
    Outlet("Eastern Courier", False, cyrillic=True),
    Outlet("The Levant Observer", False, low=True),
    Outlet("Morning Standard", False),
    Outlet("Northern Gazette", True, "{city} — "),
    Outlet("Radio Meridian", False, low=True),
    Outlet("Global Dispatch", True, "{city}, {day} — "),
)


@dataclass
class Desk:
    """What the sentences of one article share. `day` is the day of publication."""

    world: World
    outlet: Outlet
    day: date
    chance: random.Random
    cast: list[Person] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)

    def on(self, day: date) -> str:
        """The day in words: "on Tuesday" within the week, else "on May 3", with the year where it is another."""
        ago = (self.day - day).days
        if 0 <= ago < 6:
            return f"on {day:%A}"
        year = "" if day.year == self.day.year else f", {day.year}" if self.outlet.american else f" {day.year}"
        return f"on {self.month_day(day)}{year}"

    def ago(self, day: date) -> str:
        """The day as it is recalled: now and then by its week or month alone."""
        if self.chance.random() < 0.2:
            week, then = self.day - timedelta(days=self.day.weekday()), day - timedelta(days=day.weekday())
            if then == week - timedelta(days=7):
                return "last week"
            if (self.day.year - day.year) * 12 + self.day.month - day.month == 1:
                return "last month"
        return self.on(day)

    def fresh(self, words: Sequence[str]) -> str:
        """One of these that the article has not had yet."""
        left = [each for each in words if each not in self.used] or [*words]
        drawn = self.chance.choice(left)
        self.used.add(drawn)
        return drawn

    def month_day(self, day: date) -> str:
        """The day and month in the outlet's order."""
        month = _MONTHS[day.month - 1]
        return f"{month} {day.day}" if self.outlet.american else f"{day.day} {month}"

    def spelt(self, words: str) -> str:
        """The words in British or American spelling."""
        for british, american in _SPELLINGS.items():
            words = words.replace(british, american) if self.outlet.american else words
        return words

    def person(self, one: Person) -> str:
        """Someone as they are named next: with name and post at first, then by surname, or now and then by pronoun."""
        if one.id in self.met:
            return self.surname(one)
        self.met.add(one.id)
        if one not in self.cast:
            self.cast.append(one)
        return self._introduced(one)

    def surname(self, one: Person) -> str:
        """The surname, or the full name where the article has two of that surname."""
        name = self.outlet.name
        return self.named(one, one.full(name) if self._has_another(one) else one.last(name))

    def _has_another(self, one: Person) -> bool:
        """Whether someone else of that surname is in the article."""
        name = self.outlet.name
        return any(other is not one and other.last(name) == one.last(name) for other in self.cast)

    def named(self, one: Person, words: str) -> str:
        """The words, marked as a mention of someone."""
        return mark("person", one.id, words)

    def _introduced(self, one: Person) -> str:
        name = self.named(one, one.full(self.outlet.name))
        if self.outlet.cyrillic and one.cyrillic and self.chance.random() < 0.3:
            name = f"{name} ({self.named(one, one.cyrillic)})"
        term, past = one.held(self.day), one.past(self.day)
        if one.alone and self.chance.random() < 0.05:
            return name
        if term is None:
            return self._former(one, name, past[0]) if past else name
        said = self._in_post(one, name, term)
        if past and past[0].post.form != "body" and said.endswith(",") and self.chance.random() < 0.3:
            return f"{said[:-1]} and a former {self.title(one, past[0])},"
        return said

    def title(self, one: Person, term: Term) -> str:
        """The title of a post with the place that belongs to it."""
        words = self.spelt(term.post.titled(one))
        return f"{words} {term.post.form} {term.post.of}" if term.post.form in ("of", "to") else words

    def _in_post(self, one: Person, name: str, term: Term) -> str:
        chance, post, title = self.chance, term.post, self.title(one, term)
        land = self.world.countries[post.country]
        if post.form == "body":
            body = self.body(next(b for b in self.world.bodies if b.id == post.body))
            return chance.choice((f"{name}, {title} of {body},", f"{name}, the {title} of {body},"))
        if post.form == "of":
            return chance.choice((f"{name}, the {title},", f"{title.split(' of ')[1]} {title.split(' of ')[0]} {name}"))
        if post.form == "to":
            place = post.of
            return chance.choice(
                (
                    f"{name}, {possessive(land.name)} ambassador to {place},",
                    f"{land.adjective} ambassador to {place} {name}",
                )
            )
        top = title in ("president", "prime minister")
        if top and one.alone and not self._has_another(one) and chance.random() < 0.08:
            short = self.named(one, one.last(self.outlet.name))
            return f"{land.adjective} {capital(title)} {short}"
        forms = [
            f"{land.adjective} {capital(title)} {name}",
            f"{name}, {possessive(land.name)} {title},",
            f"{name}, the {land.adjective} {title},",
            f"{possessive(land.name)} {title}, {name},",
            f"{possessive(land.name)} {title} {name}",
        ]
        return chance.choice(forms)

    def _former(self, one: Person, name: str, term: Term) -> str:
        land, title, post = self.world.countries[term.post.country], self.title(one, term), term.post
        if post.form == "body":
            body = self.body(next(b for b in self.world.bodies if b.id == post.body))
            return f"{name}, a former {title} of {body},"
        if post.form == "of":
            return f"{name}, a former {title},"
        return self.chance.choice(
            (f"{name}, a former {land.adjective} {title},", f"former {land.adjective} {title} {name}")
        )

    def body(self, one: Body) -> str:
        """A body as it is named next: its name at first, then mostly its acronym."""
        seen, name = one.id in self.met, mark("organization", one.id, one.name)
        letters = self._letters(one)
        known = one.what == "world"
        the = "" if one.what == "company" or one.name.startswith(("Doctors", "Anadolu", "Dnipro")) else "the "
        if letters and (
            (seen and self.chance.random() < 0.8) or (not seen and one.plain and known and self.chance.random() < 0.4)
        ):
            self.met.add(one.id)
            return f"the {mark('organization', one.id, letters)}"
        self.met.add(one.id)
        if not seen and letters and self.chance.random() < 0.5:
            return f"{the}{name} ({mark('organization', one.id, letters)})"
        return f"{the}{name}"

    def _letters(self, one: Body) -> str:
        dotted = len(one.acronyms) > 1 and self.outlet.american
        return one.acronyms[1 if dotted else 0] if one.acronyms else ""

    def ministry(self, place: int, which: str = "foreign") -> str:
        """A country's ministry as it is named next: before, after or beside its country, or "the ministry" again."""
        land = self.world.countries[place]
        truth = f"{which}-ministry-{place}"
        if truth in self.met and self.chance.random() < 0.3:
            return "the ministry"
        self.met.add(truth)
        plain = self.spelt(f"{which} ministry")
        title = plain if self.outlet.low else plain.title()
        forms = [
            f"the {mark('organization', truth, f'{land.adjective} {title}')}",
            mark("organization", truth, f"{possessive(land.name)} {title}"),
        ]
        if which == "foreign" and not self.outlet.low:
            of = land.name
            forms.append(f"the {mark('organization', truth, f'Foreign Ministry of {of}')}")
            forms.append(f"{possessive(land.name)} {mark('organization', truth, 'Ministry of Foreign Affairs')}")
        return self.chance.choice(forms)


def possessive(name: str) -> str:
    """The name with 's or, after an s, a bare apostrophe."""
    return f"{name}'" if name.endswith("States") else f"{name}'s"


def capital(title: str) -> str:
    """A title before a name: "Foreign Minister", "Secretary of State"."""
    return " ".join(word if word in ("of", "to", "the") else word.capitalize() for word in title.split())

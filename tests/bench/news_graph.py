"""A news graph of any size in our vocabulary, about invented people: `python tests/bench/news_graph.py --triples 5000`.

People with roles over the years, delegations with their heads, events with participations and numbers, and articles
whose sentences are the evidence, quoted at their place in the text. Writes N-Quads as they are made, to standard output
or to a file (`--out`), or makes a store of them (`--store`). The same size and seed give the same graph.
"""

import argparse
import random
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TypeVar

from news_world import Entity, Holding, World, line, nk, node, one_of, random_day, term, text, typed
from news_writer import Writer
from pyoxigraph import Quad, RdfFormat, parse

from kg.ids import ID, digest
from kg.store import GraphWriter

KINDS = {
    "Negotiation": ("Talks", "opened"),
    "Meeting": ("Meeting", "was held"),
    "Attack": ("Attack", "was reported"),
    "Battle": ("Battle", "began"),
    "Visit": ("Visit", "began"),
    "Disaster": ("Storm", "struck"),
    "Protest": ("Protest", "took place"),
}
_Thing = TypeVar("_Thing")
_TEAMS = 8  # of how many talks one has its delegations told by the article


class Newsroom:
    """Writes the articles about a world, one after the other."""

    def __init__(self, world: World, seed: int) -> None:
        self._chance = random.Random(f"newsroom {seed}")
        self._world = world
        self._told: set[str] = set()

    def introduced(self, entity: Entity, shown: str) -> Iterator[str]:
        """What an entity is, where no article has named it yet, and its country, which rests on the same sentence."""
        if entity.iri in self._told:
            return
        self._told.add(entity.iri)
        yield from self._world.described(entity)
        home = self._world.home(entity)
        if home and home.iri not in self._told:
            yield from self.introduced(home, shown)
            yield line(home.iri, "nk:evidence", node(shown))

    def article(self, number: int) -> list[str]:
        """The statements of the next article: an event, who took part, what each said, and roles that people hold."""
        day, world, chance = random_day(self._chance), self._world, self._chance
        article = Writer(number, day + timedelta(days=1), chance, self.introduced)
        kind, city = chance.choice(list(KINDS)), one_of(chance, world.cities)
        sides = distinct(one_of(chance, world.countries) for _ in range(2))
        event, title = self._event(article, kind, city, sides, day)
        if kind == "Negotiation" or number % _TEAMS == 0:
            for side in sides:
                self._delegation(article, side, city, event)
        for holding in distinct(one_of(chance, world.holdings) for _ in range(2)):
            self._holding(article, holding)
        self._quotation(article, one_of(chance, world.people), chance.choice(sides))
        return article.finished(title)

    def _event(self, article: Writer, kind: str, city: Entity, sides: list[Entity], day: date) -> tuple[str, str]:
        noun, verb = KINDS[kind]
        label = f"{noun} in {city.label}"
        event = f"{ID}event/{digest(kind, city.iri, article.id)}"
        names = " and ".join(side.label for side in sides)
        shown = article.sentence(f"{label} {verb} on {day:%-d %B %Y} with {names}.", kind.lower(), city, *sides)
        article.stated(event, "Event", shown, ("rdf:type", nk(kind)), ("rdfs:label", text(label)))
        article.asserted(event, "nk:place", node(city.iri), shown)
        article.asserted(event, "nk:date", self._dated(day), shown)
        article.asserted(event, "nk:eventStatus", nk("Happened"), shown)
        if kind == "Negotiation":
            article.asserted(event, "nk:round", typed(self._chance.randint(1, 5), "integer"), shown)
        parts = ("Agent", "Target") if kind in ("Attack", "Battle") else ("Party", "Party")
        for side, played in zip(sides, parts, strict=False):
            part = f"{ID}participation/{digest(event, side.iri)}"
            article.stated(part, "Participation", shown, ("nk:actor", node(side.iri)), ("nk:part", nk(played)))
            article.say(event, ("nk:participation", node(part)), ("nk:participant", node(side.iri)))
        if kind in ("Attack", "Battle", "Disaster"):
            self._numbers(article, event, city)
        return event, f"{label}: {names} {self._chance.choice(('await word', 'look on', 'prepare', 'take stock'))}"

    def _dated(self, day: date) -> str:
        """The day, or at times only the month."""
        return typed(f"{day:%Y-%m}", "gYearMonth") if self._chance.random() < 0.1 else typed(day, "date")

    def _numbers(self, article: Writer, event: str, city: Entity) -> None:
        for outcome in ("killed", "injured"):
            count = self._chance.randint(2, 90)
            shown = article.sentence(f"At least {count} people were {outcome} in {city.label}.", "casualties", city)
            quantity = f"{ID}quantity/{digest(event, count, outcome)}"
            value = typed(count, "integer")
            counted = (
                ("nk:counted", text("people")),
                ("nk:outcome", text(outcome)),
                ("nk:qualifier", text("at least")),
            )
            article.stated(quantity, "Quantity", shown, ("nk:value", value), *counted)
            article.say(event, ("nk:quantity", node(quantity)))
            article.asserted(event, f"nk:{outcome}", value, shown)

    def _delegation(self, article: Writer, side: Entity, city: Entity, event: str) -> None:
        leader, *others = distinct(one_of(self._chance, self._world.people) for _ in range(4))
        team = f"{ID}delegation/{digest(side.iri, event)}"
        words = f"{leader.label} led the delegation of {side.label} in {city.label}."
        shown = article.sentence(words, "delegation-led", leader, side, city)
        sent = (
            ("rdfs:label", text(f"delegation of {side.label}")),
            ("nk:represents", node(side.iri)),
            ("nk:sentTo", node(event)),
        )
        article.stated(team, "Delegation", shown, *sent)
        self._member(article, team, leader, "Head", shown)
        article.say(team, ("nk:headedBy", node(leader.iri)))
        for member in others:
            shown = article.sentence(f"{member.label} was in the team.", "delegation-member", member)
            self._member(article, team, member, "Member", shown)

    def _member(self, article: Writer, team: str, member: Entity, capacity: str, shown: str) -> None:
        membership = f"{ID}membership/{digest(team, member.iri)}"
        pairs = (("nk:delegation", node(team)), ("nk:member", node(member.iri)), ("nk:capacity", nk(capacity)))
        article.stated(membership, "DelegationMembership", shown, *pairs)
        article.say(team, ("nk:hasMember", node(member.iri)))

    def _holding(self, article: Writer, held: Holding) -> None:
        words = f"{held.holder.label} has been {held.title} of {held.body.label} since {held.since:%B %Y}."
        shown = article.sentence(words, "role", held.holder, held.body)
        article.say(held.iri, ("nk:evidence", node(shown)))
        if held.iri in self._told:
            return
        self._told.add(held.iri)
        article.say(
            held.iri,
            ("rdf:type", nk("RoleHolding")),
            ("nk:holder", node(held.holder.iri)),
            ("nk:role", term(f"role:{held.role}")),
            ("nk:roleTitle", text(held.title)),
            ("nk:status", nk("Former" if held.until else "Current")),
            ("nk:of", node(held.body.iri)),
            ("nk:attested", typed(article.published, "date")),
        )
        article.asserted(held.iri, "nk:from", typed(held.since, "date"), shown)
        if held.until:
            article.asserted(held.iri, "nk:until", typed(held.until, "date"), shown)

    def _quotation(self, article: Writer, speaker: Entity, about: Entity) -> None:
        words = f"We expect {about.label} to keep its word on point {article.id}"
        shown = article.sentence(f"{words}, {speaker.label} said.", "quotation", speaker, about)
        quotation = f"{ID}quotation/{digest(speaker.iri, words)}"
        pairs = (("nk:speaker", node(speaker.iri)), ("nk:words", text(words)), ("nk:about", node(about.iri)))
        article.stated(quotation, "Quotation", shown, *pairs)


def lines(triples: int, seed: int = 1) -> Iterator[str]:
    """Statements as lines of N-Quads until there are at least so many, each once."""
    world = World(triples, seed)
    newsroom, made, number = Newsroom(world, seed), 0, 0
    while made < triples:
        article = newsroom.article(number)
        number, made = number + 1, made + len(article)
        yield from article


def distinct(things: Iterable[_Thing]) -> list[_Thing]:
    """These, each once, in their order."""
    return list(dict.fromkeys(things))


def quads(written: Iterable[str]) -> Iterator[Quad]:
    """The lines, parsed some thousands at a time."""
    left = iter(written)
    while several := list(islice(left, 5_000)):
        yield from parse(BytesIO("".join(several).encode()), RdfFormat.N_QUADS)


def main() -> None:
    """Write a graph as the flags say."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--triples", type=int, default=1_000_000)
    flags.add_argument("--seed", type=int, default=1)
    flags.add_argument("--out", type=Path, help="a file of N-Quads")
    flags.add_argument("--store", type=Path, help="a store's directory")
    given = flags.parse_args()
    written = lines(given.triples, given.seed)
    if given.store:
        with GraphWriter(given.store) as writer:
            writer.replace(quads(written))
        return
    with given.out.open("w", encoding="utf-8") if given.out else sys.stdout as out:
        out.writelines(written)


if __name__ == "__main__":
    main()

"""A made corpus of short agency articles with known truth, the same for the same seed and size."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from eval.identity.desk import OUTLETS, Desk, Outlet
from eval.identity.happenings import Chronicle, Happening
from eval.identity.marks import Gold, unmarked
from eval.identity.newsroom import reported, spoken
from eval.identity.people import Person
from eval.identity.world import FIRST_DAY, LAST_DAY, World
from kg.ids import digest
from kg.model import Article

ARTICLES = 2000
_OFTENER = 3  # times namesakes have their say


@dataclass(frozen=True)
class Told:
    """An article and what it truly names and tells of, by its place in `article.source`."""

    article: Article
    gold: tuple[Gold, ...]


@lru_cache(maxsize=4)
def corpus(seed: int = 1, articles: int = ARTICLES) -> tuple[Told, ...]:
    """So many articles of several outlets from 2022 to 2026, sorted by id; fewer tell of a smaller world."""
    chance = random.Random(f"articles {seed} {articles}")
    world = World(seed, share := min(1.0, articles / ARTICLES))
    chronicle = Chronicle(world, share)
    reports = list(_reports(chronicle.events, world, chance))
    chance.shuffle(reports)
    told = [_finished(desk, lines) for desk, lines in reports[: articles // 2]]
    people = world.people[:articles]
    people += [one for one in people if not one.alone] * _OFTENER
    while len(told) < articles:
        told.append(_finished(*_statement(people, chronicle.events, world, chance)))
    return tuple(sorted({one.article.id: one for one in told}.values(), key=lambda one: one.article.id))


def _reports(events: list[Happening], world: World, chance: random.Random) -> Iterator[tuple[Desk, list[str]]]:
    """For each event up to six outlets' articles, some of them a day or two later."""
    for event in events:
        for outlet in chance.sample(OUTLETS, chance.choice((1, 2, 3, 4, 5, 6))):
            late = chance.choice((0, 0, 0, 1, 1, 2))
            desk = Desk(world, outlet, event.day + timedelta(days=late), chance)
            yield desk, reported(desk, event, late)
            if chance.random() < 0.25:
                later = Desk(world, outlet, event.day + timedelta(days=late + 1), chance)
                yield later, reported(later, event, late + 1)


def _statement(
    people: list[Person], events: list[Happening], world: World, chance: random.Random
) -> tuple[Desk, list[str]]:
    """An article about what someone said, which may recall an event of the weeks before."""
    person = chance.choice([one for one in people if one.terms[0].since < LAST_DAY])
    start = max(FIRST_DAY, person.terms[0].since)
    day = start + timedelta(days=chance.randrange((LAST_DAY - start).days))
    desk = Desk(world, chance.choice(OUTLETS), day, chance)
    recent = [e for e in events if timedelta(1) < day - e.day < timedelta(40)]
    mine = [e for e in recent if person.country in (*e.parties, e.country)]
    return desk, spoken(desk, person, chance.choice(mine) if mine else None)


def _finished(desk: Desk, lines: list[str]) -> Told:
    title, *rest = lines
    marked, gold = unmarked("\n\n".join([title, _paragraphs(rest, desk.chance)]))
    title, _, text = marked.partition("\n\n")
    key = digest(desk.outlet.name, desk.day, text)[:10]
    article = Article(
        id=f"{_short(desk.outlet)}-{key}",
        title=title,
        text=text,
        published=desk.day.isoformat(),
        outlet=desk.outlet.name,
    )
    assert article.source == marked
    return Told(article, gold)


def _paragraphs(sentences: list[str], chance: random.Random) -> str:
    """The sentences in paragraphs of one to three."""
    text = sentences[0]
    for sentence in sentences[1:]:
        text += ("\n\n" if chance.random() < 0.4 else " ") + sentence
    return text


def _short(outlet: Outlet) -> str:
    return outlet.name.lower().replace("the ", "").split()[0]

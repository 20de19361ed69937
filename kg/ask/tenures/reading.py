"""Tenures read from the graph: the holdings of some people or bodies, when they are told, and what tells against them.

A few queries over the default graph; any SPARQL endpoint answers them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.ask.queries import Term, fill, iris
from kg.ask.tenures.deriving import derived
from kg.ask.tenures.model import Post, Stated, Tenure
from kg.ask.tenures.offices import office, sole_roles
from kg.ids import NK, PREFIXES
from kg.moments import moment
from kg.store import Reader, Row, pages


def tenures(reader: Reader, people: Iterable[str], told_by: str | None = None) -> list[Tenure]:
    """Every tenure of these people, who are IRIs, in a fixed order.

    Where an office has one holder at a time, what is told of other holders in the same body bounds it. With `told_by`,
    a day, only what articles published until then tell counts, and nothing else is looked at.
    """
    wanted = set(people)
    own = _posts(_pages(reader, "posts_of", "person", wanted))
    bodies = {post.of for post in own if post.sole and post.of}
    among = _pages(reader, "posts_in", "of", bodies, role=iris(PREFIXES["role"] + name for name in sole_roles()))
    offices = {(post.office, post.of) for post in own if post.sole}
    rivals = [p for p in _posts(among) if p.sole and p.person not in wanted and (p.office, p.of) in offices]
    told = _told(reader, [*own, *rivals], told_by)
    return [tenure for tenure in derived(told) if tenure.person in wanted]


def _pages(reader: Reader, query: str, parameter: str, nodes: Iterable[str], **others: tuple[Term, ...]) -> list[Row]:
    return [row for page in pages(nodes) for row in reader.select(fill(query, {parameter: iris(page), **others}))]


def _posts(rows: Iterable[Row]) -> list[Post]:
    found = {row["holding"]: row for row in rows}
    return [_post(row) for _, row in sorted(found.items())]


def _post(row: Row) -> Post:
    role = row["role"].removeprefix(PREFIXES["role"])
    status = row.get("status", NK + "Current").removeprefix(NK)
    key, sole = office(role, row["title"])
    body = row.get("of")
    return Post(row["holding"], row["person"], row["title"], role, status, body, key, sole and body is not None)


def _told(reader: Reader, posts: Sequence[Post], told_by: str | None) -> list[Post]:
    """The posts with the days on which they are told; with `told_by`, those that are told until then."""
    nodes = [post.iri for post in posts]
    days: dict[str, set[str]] = {}
    for row in _pages(reader, "told_on", "holding", nodes):
        day = _last_day(row["day"])
        if day and (told_by is None or day <= told_by):
            days.setdefault(row["holding"], set()).add(day)
    stated: dict[str, set[Stated]] = {}
    for row in _pages(reader, "stated_times", "holding", nodes):
        day = _last_day(row.get("day", ""))
        if told_by is None or (day is not None and day <= told_by):
            said = Stated(row["property"].removeprefix(NK), row["value"], day)
            stated.setdefault(row["holding"], set()).add(said)
    return [
        replace(
            post,
            days=tuple(sorted(days.get(post.iri, ()))),
            stated=tuple(sorted(stated.get(post.iri, ()), key=str)),
        )
        for post in posts
        if told_by is None or post.iri in days
    ]


def _last_day(text: str) -> str | None:
    """The last day of a date, a month or a year; None for what is none."""
    try:
        return moment(text).last
    except ValueError:
        return None

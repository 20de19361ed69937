"""A disagreement: one property of one thing, the values that sources give, and who gives each."""

from typing import NamedTuple

from msgspec import Struct


class Source(Struct, frozen=True, kw_only=True, order=True):
    """An article. `origin` is the IRI of the article that it is a copy of, or its own."""

    iri: str
    id: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    origin: str


class Said(Struct, frozen=True, kw_only=True):
    """The words of an article that give a value. Offsets count code points of its text, and are None in its title.

    `according_to` is the IRI of whom the article has it from, None where it says so itself.
    """

    iri: str
    article: Source
    quote: str
    start: int | None
    end: int | None
    according_to: str | None = None


class Value(Struct, frozen=True, kw_only=True):
    """One value and who gives it. `label` is it in words: "at least 3", "Lantern".

    `articles` and `origins` are how many articles give it, and how many of them are no copies of one another; `first`
    and `last` the days they were published. `later` says that an outlet gave it after another one of these.
    """

    value: str
    label: str
    articles: int
    origins: int
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    according_to: tuple[str, ...]
    later: bool
    evidence: tuple[Said, ...]


class Disagreement(Struct, frozen=True, kw_only=True):
    """The values of one property of one thing that cannot all be right.

    `property` is the ontology's local name, and `of` what the values count or the title of the role. `weight` is the
    number of independent origins, and up to 1 more by how far apart the values are; below 1 where outlets only brought
    their own numbers up to date.
    """

    iri: str
    label: str
    property: str
    of: str
    weight: float
    origins: int
    values: tuple[Value, ...]


class Ranked(NamedTuple):
    """A disagreement's place among all, which sorts as they do: its weight, below zero, and what it is about."""

    place: float
    about: str
    iri: str
    property: str

"""What sources can differ on: the properties of things that have several values, found without what the values are."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from kg.disagreements.queries import QUERIES
from kg.store import Reader, Row, iri, pages

ASSERTED = ("date", "place", "eventStatus", "round", "from", "until")
HEAD, HOLDER, QUANTITY = "headedBy", "holder", "quantity"
# One at a time holds these in one body; of what stands for several, as "minister" does, by the same title.
ONE_HOLDER = ("head_of_state", "head_of_government", "monarch", "minister", "mayor", "regional_leader", "party_leader",
    "organisation_head")  # fmt: skip
_FEW = 1000  # subjects: to ask about more, one by one, takes longer than to ask about all
_LINKS = ("participant", "place", "place/nk:country", "represents", "headedBy", "sentTo", "holder")


class Topic(NamedTuple):
    """One property of one thing, by its local name; QUANTITY stands for all numbers, whatever they are of."""

    subject: str
    property: str


def topic(subject: str, name: str) -> Topic:
    """What a property of a disagreement belongs to: outcomes, as "killed", to the numbers."""
    return Topic(subject, name if name in (*ASSERTED, HEAD, HOLDER) else QUANTITY)


def topics(reader: Reader, about: str | None = None, only: str | None = None) -> list[Topic]:
    """What has several values: of one thing (an IRI), its events, delegations and bodies, or of all, by subject.

    With `only`, a property or an outcome, that property of the thing itself. Raises QueryError where `about` is no IRI.
    """
    return sorted(_topics(reader, about, only))


def _topics(reader: Reader, about: str | None, only: str | None) -> Iterator[Topic]:
    subjects = None if about is None else {about} if only else _related(reader, about)
    wanted = topic("", only).property if only else None
    if wanted in (None, QUANTITY):
        yield from (Topic(row["subject"], QUANTITY) for row in _found(reader, "several_counts", subjects))
    for name in (*ASSERTED, HEAD):
        if wanted in (None, name):
            rows = _found(reader, "several_values", subjects, property=f"nk:{name}")
            yield from (Topic(row["subject"], name) for row in rows)
    if wanted in (None, HOLDER):
        bodies = None if about is None else _bodies(reader, about)
        roles = " ".join(f"role:{name}" for name in ONE_HOLDER)
        rows = _found(reader, "several_holders", bodies, roles=roles)
        yield from (Topic(row["subject"], HOLDER) for row in rows)


def _bodies(reader: Reader, about: str) -> set[str]:
    """The thing itself, and the bodies that it holds a role in."""
    held = f"?held nk:holder {iri(about)} ; nk:of ?subject"
    return {about, *(row["subject"] for row in QUERIES.rows(reader, "related", branches=held))}


def _related(reader: Reader, about: str) -> set[str]:
    branches = " UNION ".join(f"{{ ?subject nk:{link} {iri(about)} }}" for link in _LINKS)
    return {about, *(row["subject"] for row in QUERIES.rows(reader, "related", branches=branches))}


def _found(reader: Reader, name: str, subjects: Collection[str] | None, **holes: str) -> list[Row]:
    """The rows of a query on these subjects, or on all; of very many, those among the rows on all."""
    if subjects is None:
        return QUERIES.rows(reader, name, about="", **holes)
    if len(subjects) > _FEW:
        return [row for row in QUERIES.rows(reader, name, about="", **holes) if row["subject"] in subjects]
    some = (f"VALUES ?subject {{ {' '.join(map(iri, page))} }}" for page in pages(subjects))
    return [row for about in some for row in QUERIES.rows(reader, name, about=about, **holes)]

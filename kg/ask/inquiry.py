"""One question on its way to an answer: its form, what it names, when, and the queries it took."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.ask.asked import Asked
from kg.ask.naming import Entity, Name, Names
from kg.ask.queries import Term, fill, iris
from kg.ask.reply import Answer
from kg.ask.times import TimeLimit, read_date, read_round
from kg.ids import NK
from kg.moments import Moment, published_until
from kg.store import Reader, Row


@dataclass(frozen=True)
class Found:
    """The answers of one form, the query that found them, and in words what was asked of the graph.

    Where there are no answers, `why` says why the question has none, if that is known for certain.
    """

    answers: tuple[Answer, ...]
    sparql: str
    understood_as: str
    why: str = ""


@dataclass
class Inquiry:
    """A question and the graph it is put to; with `as_of`, only articles published until its last day count."""

    asked: Asked
    reader: Reader
    when: TimeLimit | None = None
    round: int | None = None
    as_of: Moment | None = None
    _names: dict[str, Names] = field(default_factory=dict)
    _rows: dict[str, list[Row]] = field(default_factory=dict)

    def asking(self, form: str, **slots: str) -> "Inquiry":
        """The same question understood as another form."""
        return Inquiry(Asked(form, self.asked.plain, slots), self.reader, self.when, self.round, self.as_of)

    def rows(self, name: str, **parameters: tuple[Term, ...]) -> list[Row]:
        """The rows of a named query, which is put to the graph once."""
        query = fill(name, parameters)
        if query not in self._rows:
            rows = self.reader.select(query)
            self._rows[query] = [row for row in rows if self.counts(row)] if "?published" in query else rows
        return self._rows[query]

    def counts(self, row: Row) -> bool:
        """Whether an article, by its date in a row, counts for the answer."""
        return self.as_of is None or published_until(row.get("published"), self.as_of.last)

    @property
    def moment(self) -> Moment | None:
        """The time that is asked about, where the question gives one with its year."""
        return self.as_of.end if self.as_of else self.when.moment if self.when else None

    def kinds(self, nodes: Iterable[str]) -> dict[str, frozenset[str]]:
        """The local names of the classes that each node is of."""
        wanted = iris(nodes)
        found: dict[str, set[str]] = {}
        for row in self.rows("kinds", node=wanted) if wanted else []:
            found.setdefault(row["node"], set()).add(row["kind"].removeprefix(NK))
        return {node: frozenset(kinds) for node, kinds in found.items()}

    def names(self, text: str) -> Names:
        """The entities that a part of the question names."""
        if text not in self._names:
            self._names[text] = Names(text, self.reader, self.asked.plain)
        return self._names[text]


def open_inquiry(asked: Asked, reader: Reader, as_of: Moment | None = None) -> Inquiry:
    """Read the date and the round off a question; what remains in its slots are names and other words."""
    when: TimeLimit | None = None
    slots = dict(asked.slots)
    for slot in ("rest", "what", "side"):
        if when is None and slot in slots and asked.form not in ("speaker", "articles"):
            when, slots[slot] = read_date(slots[slot])
    return Inquiry(Asked(asked.form, asked.plain, slots), reader, when, read_round(asked.plain), as_of)


def entities(names: Iterable[Name]) -> tuple[Entity, ...]:
    """Every entity that these names may mean."""
    return tuple({entity.iri: entity for name in names for entity in name.entities}.values())


def sentence(*parts: str) -> str:
    """Parts of a reading in words, joined with single spaces."""
    return re.sub(r"\s+", " ", " ".join(part for part in parts if part)).strip()

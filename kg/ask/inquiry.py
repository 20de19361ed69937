"""One question on its way to an answer: its form, what it names, when, and the queries it took."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.ask.forms import Form
from kg.ask.naming import Entity, Name, Names
from kg.ask.queries import Term, fill
from kg.ask.reply import Answer
from kg.ask.times import TimeLimit, read_date, read_round
from kg.store import Reader

Row = dict[str, str]


@dataclass(frozen=True)
class Found:
    """The answers of one form, the query that found them, and in words what was asked of the graph."""

    answers: tuple[Answer, ...]
    sparql: str
    understood_as: str


@dataclass
class Inquiry:
    """A question and the graph it is put to."""

    form: Form
    reader: Reader
    when: TimeLimit | None = None
    round: int | None = None
    _names: dict[str, Names] = field(default_factory=dict)

    def asking(self, form: str, **slots: str) -> "Inquiry":
        """The same question understood as another form."""
        return Inquiry(Form(form, self.form.plain, slots), self.reader, self.when, self.round)

    def rows(self, name: str, **parameters: tuple[Term, ...]) -> list[Row]:
        """The rows of a named query."""
        return self.reader.select(fill(name, parameters))

    def names(self, text: str) -> Names:
        """The entities that a part of the question names."""
        if text not in self._names:
            self._names[text] = Names(text, self.reader, self.form.plain)
        return self._names[text]


def open_inquiry(form: Form, reader: Reader) -> Inquiry:
    """Read the date and the round off a question; what remains in its slots are names and other words."""
    when: TimeLimit | None = None
    slots = dict(form.slots)
    for slot in ("rest", "what", "side"):
        if when is None and slot in slots and form.name not in ("speaker", "articles"):
            when, slots[slot] = read_date(slots[slot])
    return Inquiry(Form(form.name, form.plain, slots), reader, when, read_round(form.plain))


def entities(names: Iterable[Name]) -> tuple[Entity, ...]:
    """Every entity that these names may mean."""
    return tuple({entity.iri: entity for name in names for entity in name.entities}.values())


def sentence(*parts: str) -> str:
    """Parts of a reading in words, joined with single spaces."""
    return re.sub(r"\s+", " ", " ".join(part for part in parts if part)).strip()

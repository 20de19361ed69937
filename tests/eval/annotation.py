"""The annotated articles of `corpus/`: their form, the rules they obey, and the hash that tells whether they changed.

Every quote is an exact substring of the title or the text. `people` are named by the longest form in the text, and
everything else refers to them by it.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

FOLDER = Path(__file__).parent / "corpus"

Day = Annotated[str, Meta(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
Category = Literal[
    "head_of_state", "head_of_government", "monarch", "minister", "deputy_minister", "legislator", "spokesperson",
    "ambassador", "envoy", "negotiator", "adviser", "military", "security_official", "regional_leader", "mayor",
    "party_leader", "organisation_head", "official", "judge", "journalist", "analyst", "other",
]  # fmt: skip
EventType = Literal[
    "negotiation", "meeting", "visit", "agreement", "attack", "battle", "exchange", "sanction", "aid", "protest",
    "election", "appointment", "resignation", "arrest", "trial", "disaster",
]  # fmt: skip


class Person(Struct, forbid_unknown_fields=True):
    name: str
    aliases: list[str]


class Role(Struct, forbid_unknown_fields=True):
    person: str
    role: str
    of: str | None
    category: Category
    status: Literal["current", "former", "acting", "designate"]
    quote: str


class Delegation(Struct, forbid_unknown_fields=True):
    of: str
    head: str | None
    members: list[str]
    event: str | None
    quote: str


class Quantity(Struct, forbid_unknown_fields=True):
    value: int | float
    what: str
    outcome: str


class Event(Struct, forbid_unknown_fields=True):
    id: str
    type: EventType
    status: Literal["happened", "ongoing", "planned", "cancelled"]
    place: str | None
    country: str | None
    date: Day | None
    round: int | None
    participants: list[str]
    killed: int | None
    injured: int | None
    quantities: list[Quantity]
    quote: str
    also: list[str]


class Statement(Struct, forbid_unknown_fields=True):
    speaker: str
    quote: str


class Position(Struct, forbid_unknown_fields=True):
    party: str
    act: Literal["demand", "offer", "reject", "accept", "accuse", "threaten", "deny"]
    content: str
    quote: str


class Question(Struct, forbid_unknown_fields=True):
    q: str
    answers: Annotated[list[str], Meta(min_length=1)]
    quote: str


class Annotation(Struct, forbid_unknown_fields=True):
    """One article and everything its text says."""

    id: str
    source: str
    title: str
    published: Day | None
    text: str
    people: list[Person]
    roles: list[Role]
    delegations: list[Delegation]
    events: list[Event]
    statements: list[Statement]
    positions: list[Position]
    questions: Annotated[list[Question], Meta(min_length=3, max_length=6)]

    @property
    def body(self) -> str:
        """What quotes are looked for in: title, blank line, text."""
        return f"{self.title}\n\n{self.text}"

    def forms(self, name: str) -> list[str]:
        """All the forms of a person's name in the text; of anything else the name alone."""
        return next(([person.name, *person.aliases] for person in self.people if person.name == name), [name])


def load(folder: Path = FOLDER) -> list[Annotation]:
    """The annotated articles, sorted by file name. Raises msgspec.ValidationError where one has another form."""
    return [msgspec.json.decode(path.read_bytes(), type=Annotation) for path in sorted(folder.glob("*.json"))]


def corpus_hash(folder: Path = FOLDER) -> str:
    """A hash of every file's name and contents."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        whole.update(f"{path.name}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def problems(article: Annotation) -> Iterator[str]:
    """What does not hold together in an article's annotation, one line each."""
    for quote in _quotes(article):
        if not quote or quote not in article.body:
            yield f"quote is not in the text: {quote!r}"
    for name in (form for person in article.people for form in [person.name, *person.aliases]):
        if name not in article.body:
            yield f"name is not in the text: {name!r}"
    yield from _dangling(article)


def _quotes(article: Annotation) -> Iterator[str]:
    for event in article.events:
        yield from [event.quote, *event.also]
        yield from [event.place] if event.place else []
    for group in (article.roles, article.delegations, article.statements, article.positions, article.questions):
        yield from (item.quote for item in group)


def _dangling(article: Annotation) -> Iterator[str]:
    people = [person.name for person in article.people]
    events = [event.id for event in article.events]
    named = [role.person for role in article.roles]
    for team in article.delegations:
        named += [*([team.head] if team.head else []), *team.members]
        if team.event is not None and team.event not in events:
            yield f"no such event: {team.event!r}"
    yield from (f"not a person's main name: {name!r}" for name in named if name not in people)
    yield from (f"given twice: {key!r}" for keys in (people, events) for key in set(keys) if keys.count(key) > 1)

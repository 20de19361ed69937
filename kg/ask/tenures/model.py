"""What articles attest of one person in one office: posts, the tenure they are of, its spells, where it stands when."""

from dataclasses import dataclass
from typing import Literal

from kg.moments import Moment

State = Literal["held", "open", "over", "not yet", "not held"]
HELD = ("Current", "Acting")


@dataclass(frozen=True)
class Stated:
    """That an article says when a role was taken up (`property` "from") or given up ("until")."""

    property: str
    value: str
    day: str | None


@dataclass(frozen=True)
class Post:
    """One role holding of the graph. `days` are those of the articles that tell it, `status` as those articles see it.

    `role` is a notation of the role scheme, `of` the body's IRI. What is `sole` one person holds at a time.
    """

    iri: str
    person: str
    title: str
    role: str
    status: str
    of: str | None
    office: str
    sole: bool
    days: tuple[str, ...] = ()
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True)
class Spell:
    """An unbroken time in office, as far as articles tell. All are days, in XSD form, but for what an article states.

    `held` are the days on which articles have it held. It is over by the day `over_by`, when an article has the person
    as `former`, or, where not so, has another in the office. `since` and `until` are what articles say of its beginning
    and end. On the day `not_before` someone else is known to have had the office.
    """

    held: tuple[str, ...]
    over_by: str | None = None
    former: bool = False
    since: Moment | None = None
    until: Moment | None = None
    not_before: str | None = None
    status: str = "Current"


@dataclass(frozen=True)
class Tenure:
    """One person in one office: the holdings of the graph that tell of it, the newest first, and its spells."""

    person: str
    office: str
    of: str | None
    sole: bool
    posts: tuple[Post, ...]
    spells: tuple[Spell, ...]

    @property
    def holdings(self) -> tuple[str, ...]:
        """The IRIs of its holdings."""
        return tuple(post.iri for post in self.posts)


@dataclass(frozen=True)
class Standing:
    """Where a tenure stands at a moment, in one of five states, and in words.

    `held`: articles from before and after, or a stated time, have it held. `open`: neither that nor the contrary is
    known; `gap` is how many days the nearest day that tells is away. `over`, `not yet`: it is known not to be held, and
    `not held`, that someone else holds it.
    """

    tenure: Tenure
    spell: Spell
    state: State
    gap: int
    told: str

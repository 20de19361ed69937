"""What people have said to be otherwise than it was read or resolved: corrections, one struct for each kind.

A correction is data: it says what holds, who said so, when and why. Nothing here changes a graph; the resolver replays
the standing corrections at every build.
"""

import re
from datetime import UTC, datetime
from typing import TypeVar

import msgspec
from msgspec import Struct

from kg.corrections.targets import Target
from kg.ids import digest
from kg.model import MentionKind, Status

_ID_LENGTH = 10
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Correction(Struct, frozen=True, kw_only=True, tag_field="correction", forbid_unknown_fields=True):
    """What every correction says beside its own: its id (a digest of all the rest), who, when (ISO, UTC) and why."""

    id: str = ""
    who: str
    when: str
    why: str = ""

    def __post_init__(self) -> None:
        if not self.who.strip():
            raise ValueError("a correction says who made it")
        datetime.fromisoformat(self.when)

    @property
    def targets(self) -> tuple[Target, ...]:
        """All that it is about."""
        return ()


class Same(Correction, frozen=True, kw_only=True, tag="same"):
    """What stands at the two targets is one: two mentions, or two facts of one kind."""

    left: Target
    right: Target

    @property
    def targets(self) -> tuple[Target, ...]:
        """Both."""
        return self.left, self.right


class Different(Correction, frozen=True, kw_only=True, tag="different"):
    """What stands at `left` is not what stands at `right`. Where they were one, `left` leaves, and `also` goes with it.

    `also` are further targets that are one with `left`.
    """

    left: Target
    right: Target
    also: tuple[Target, ...] = ()

    @property
    def targets(self) -> tuple[Target, ...]:
        """Those that leave, and last what they leave."""
        return self.left, *self.also, self.right


class Rename(Correction, frozen=True, kw_only=True, tag="rename"):
    """What the mention names, or the event the fact tells of, has this label; the label it had stays as another."""

    target: Target
    label: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.label.strip():
            raise ValueError("a label has at least one letter")

    @property
    def targets(self) -> tuple[Target, ...]:
        """What is renamed."""
        return (self.target,)


class Reject(Correction, frozen=True, kw_only=True, tag="reject"):
    """What was read at the target, and at the further ones in `also`, is wrong: no such mention, or no such fact."""

    target: Target
    also: tuple[Target, ...] = ()

    @property
    def targets(self) -> tuple[Target, ...]:
        """All that is rejected."""
        return self.target, *self.also


class AddRole(Correction, frozen=True, kw_only=True, tag="role"):
    """The person whom the mention `target` names has a role, as the words at `evidence` say, in the same article.

    `concept` is a notation of roles.ttl, `title` the role as written, `body` the mention of the country, organization
    or place it is held in; `since` and `until` are dates in XSD form.
    """

    target: Target
    concept: str
    title: str
    evidence: Target
    body: Target | None = None
    status: Status = "Current"
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        for date in filter(None, (self.since, self.until)):
            if not _DATE.fullmatch(date):
                raise ValueError(f"{date!r} is no date: write 2025-07-23, 2025-07 or 2025")
        articles = {one.at.article for one in self.targets}
        if len(articles) > 1:
            raise ValueError(f"a role's person, body and evidence stand in one article, not in {len(articles)}")

    @property
    def targets(self) -> tuple[Target, ...]:
        """Whose role it is, the body it is held in if one is given, and the evidence."""
        return (self.target, *((self.body,) if self.body else ()), self.evidence)


class Kind(Correction, frozen=True, kw_only=True, tag="kind"):
    """What the mention names is of this kind: in its article, or, where it says `everywhere`, wherever the name is."""

    target: Target
    kind: MentionKind
    everywhere: bool = False

    @property
    def targets(self) -> tuple[Target, ...]:
        """What is of another kind."""
        return (self.target,)


class Link(Correction, frozen=True, kw_only=True, tag="link"):
    """What the mention names is what this outside IRI names: of Wikidata, of GeoNames, or any other."""

    target: Target
    identifier: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.identifier.startswith(("http://", "https://")) or any(c in ' <>"{}|\\^`' for c in self.identifier):
            raise ValueError(f"{self.identifier!r} is no IRI: give one that begins with http:// or https://")

    @property
    def targets(self) -> tuple[Target, ...]:
        """What is linked."""
        return (self.target,)


class Retract(Correction, frozen=True, kw_only=True, tag="retract"):
    """The article of this id is withdrawn: nothing of it, in whatever version, holds or is read again."""

    article: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.article:
            raise ValueError("the withdrawal names no article")


class Undo(Correction, frozen=True, kw_only=True, tag="undo"):
    """The earlier correction with this id no longer holds; where that is an undoing, what it undid holds again."""

    undone: str


Standing = Same | Different | Rename | Reject | AddRole | Kind | Link | Retract
Entry = Standing | Undo
_One = TypeVar("_One", bound=Correction)


class Outcome(Struct, frozen=True):
    """What a standing correction has come to at a build: whether the graph is as it says and, where not, why.

    Where only some of its targets are met it applies, and `reason` says what of the others. `concerns` are the IRIs of
    what its targets stand for now.
    """

    correction: Standing
    applies: bool
    reason: str = ""
    concerns: tuple[str, ...] = ()


def kind_of(correction: Correction) -> str:
    """The word for the kind of a correction, as the file has it: "same"."""
    return str(type(correction).__struct_config__.tag)


def identified(correction: _One) -> _One:
    """The correction with its id, which depends on all that it says."""
    bare = msgspec.structs.replace(correction, id="")
    return msgspec.structs.replace(correction, id=digest(msgspec.json.encode(bare).decode())[:_ID_LENGTH])


def now() -> str:
    """This second, as corrections write it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def standing(entries: list[Entry]) -> list[Standing]:
    """Those that hold after all undoing, in the order they were given."""
    undone: set[str] = set()
    found: list[Standing] = []
    for entry in reversed(entries):
        if entry.id in undone:
            continue
        if isinstance(entry, Undo):
            undone.add(entry.undone)
        else:
            found.append(entry)
    return found[::-1]

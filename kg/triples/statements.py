"""Statements: what is known of entities, each statement resting on facts read from articles. The resolver makes them.

A mention is addressed by its article's id and its own, a fact by its article's id and its place among the facts.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from kg.model import MentionKind

MentionKey = tuple[str, int]
FactKey = tuple[str, int]
Verdict = Literal["same", "different", "unsure"]


class Entity(Struct, frozen=True, kw_only=True, order=True):
    """Someone or something that mentions name. `same_as` are outside IRIs; `country` is a country entity's IRI."""

    iri: str
    kind: MentionKind
    label: str
    other_labels: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    country: str | None = None
    lat: float | None = None
    long: float | None = None


class Feature(Struct, frozen=True, order=True):
    """What one feature says about whether two things are one: for it where `weight` is above 0, against it below.

    `name` is the feature: "name", "role", "country", "company", "time"; `says` is what was found, in words for people.
    """

    name: str
    says: str
    weight: float


class Judgement(Struct, frozen=True, order=True):
    """Whether two things are one, why, and how sure that is (0 to 1). An unsure one is left for people: not joined.

    `left` and `right` are addresses of mentions (`article#mention:10-21`) or of facts
    (`article#event:10-90:negotiation-talks`), or IRIs of entities. `features` are what `reason` sums up, if they were
    weighed one by one. `decided` says who decided it and when, where people did: such a judgement overrides ours.
    """

    left: str
    right: str
    verdict: Verdict
    reason: str
    score: float
    features: tuple[Feature, ...] = ()
    decided: str = ""


class RoleHolding(Struct, frozen=True, kw_only=True, order=True):
    """One role that one person holds, held or will hold, and every fact that tells of it."""

    iri: str
    holder: str
    concept: str
    title: str
    status: str
    body: str | None
    tellings: tuple[FactKey, ...]


class Event(Struct, frozen=True, kw_only=True, order=True):
    """One event and every fact that tells of it. `previous_round` is the IRI of the round before."""

    iri: str
    type: str
    label: str
    tellings: tuple[FactKey, ...]
    previous_round: str | None = None


class Delegation(Struct, frozen=True, kw_only=True, order=True):
    """One team that represents `side`, sent to `event` where that is known, and every fact that tells of it."""

    iri: str
    side: str
    event: str | None
    tellings: tuple[FactKey, ...]


class Resolution(Struct, frozen=True, kw_only=True):
    """Which entity each mention names, what is stated of them, and the judgements this rests on.

    `implied` are countries that no article names but that a named place lies in, each with that place's mentions.
    """

    entities: Mapping[MentionKey, Entity]
    implied: tuple[tuple[Entity, tuple[MentionKey, ...]], ...] = ()
    holdings: tuple[RoleHolding, ...] = ()
    events: tuple[Event, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    judgements: tuple[Judgement, ...] = ()

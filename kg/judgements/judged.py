"""Judgements as they are read from a graph: two sides, each with the sentence it stands in, and what was weighed."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from kg.addresses import addressed
from kg.ids import ID, NK
from kg.judgements.passages import Passage, Passages
from kg.judgements.queries import QUERIES
from kg.store import Reader, Row, iris
from kg.triples.statements import Feature

Verdict = Literal["same", "different", "unsure"]
_FEATURE = re.compile(r"([^:]+): (.*) \(([+-][\d.]+)\)", re.DOTALL)
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class Named(Struct, frozen=True):
    """An entity, event, role holding or delegation: its IRI, and its label where it has one."""

    iri: str
    label: str | None


class Side(Struct, frozen=True, kw_only=True):
    """One of the two that were judged: its address, whom it belongs to now, and the words it stands on.

    Where the address is the IRI of an entity that the other side was not taken for, the words are those of the entity's
    first mention in the oldest article.
    """

    address: str
    entity: Named | None
    passage: Passage | None


class Judged(Struct, frozen=True, kw_only=True):
    """One judgement. `decided` says who decided it, empty where the resolver did; `moves` counts mentions and facts."""

    iri: str
    verdict: Verdict
    reason: str
    score: float
    features: tuple[Feature, ...]
    decided: str
    moves: int | None
    left: Side
    right: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides."""
        return self.left, self.right


def read_judgements(reader: Reader, wanted: Iterable[str]) -> list[Judged]:
    """These judgements, by their IRIs and in that order; an IRI that is no judgement's is left out."""
    order = list(dict.fromkeys(wanted))
    said: dict[str, dict[str, list[str]]] = {}
    for row in QUERIES.rows_of(reader, "given", iris(order)):
        said.setdefault(row["node"], {}).setdefault(row["property"].removeprefix(NK), []).append(row["value"])
    found = {node: of_one for node, of_one in said.items() if NK + "Judgement" in of_one.get(_TYPE, ())}
    labels = labels_of(reader, (iri for of_one in found.values() for iri in of_one.get("entity", ())))
    passages = Passages.at(reader, {place for of_one in found.values() for place in _places(of_one)})
    return [_judged(iri, found[iri], labels, passages) for iri in order if iri in found]


def labels_of(reader: Reader, wanted: Iterable[str]) -> dict[str, str]:
    """The labels of these, by IRI."""
    return {row["node"]: row["label"] for row in described(reader, wanted) if "label" in row}


def described(reader: Reader, wanted: Iterable[str]) -> list[Row]:
    """What these are called, and what they are: rows of one value each."""
    return QUERIES.rows_of(reader, "described", iris(wanted))


def _places(said: Mapping[str, list[str]]) -> set[str]:
    """The addresses to show the words of: not of an entity that the left side is one of many mentions of."""
    joined = said["verdict"] == [NK + "Same"]
    return {address for address in (said["left"][0], said["right"][0]) if not (joined and address.startswith(ID))}


def _judged(iri: str, said: Mapping[str, list[str]], labels: Mapping[str, str], passages: Passages) -> Judged:
    entities = sorted(said.get("entity", ()))

    def side(name: str) -> Side:
        address = said[name][0]
        own = said.get(f"{name}Entity") or ([address] if address.startswith(ID) else entities[:1])
        entity = Named(own[0], labels.get(own[0])) if own else None
        return Side(address=address, entity=entity, passage=passages.of(address))

    verdict: Verdict = said["verdict"][0].removeprefix(NK).casefold()  # type: ignore[assignment]
    return Judged(
        iri=iri,
        verdict=verdict,
        reason=said["reason"][0],
        score=float(said["score"][0]),
        features=tuple(sorted(map(feature, said.get("feature", ())), key=lambda one: (-abs(one.weight), one))),
        decided=next(iter(said.get("decided", ())), ""),
        moves=next(map(int, said.get("moves", ())), None),
        left=side("left"),
        right=side("right"),
    )


def feature(words: str) -> Feature:
    """A feature as it was before it was written as one line; without a weight where the line gives none."""
    found = _FEATURE.fullmatch(words)
    return Feature(found[1], found[2], float(found[3])) if found else Feature("", words, 0.0)


def article_of(side: Side) -> str | None:
    """The identifier of the article that a side stands in; None for an entity."""
    at = addressed(side.address)
    return at.article if at else None

"""The graph as network programs know it: nodes and edges with typed attributes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Value = str | int | float


@dataclass(frozen=True, kw_only=True)
class Node:
    """A person, organization, place, event or delegation.

    `kind` is one of these five words, `type` the ontology's class. `roles` are titles with their standing. `articles`
    counts those that name it. `first_date` and `last_date` are days, the earliest and the latest at which it or one of
    its edges is dated.
    """

    id: str
    label: str
    kind: str
    type: str
    roles: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    same_as: str = ""
    status: str = ""
    round: int | None = None
    killed: str = ""
    injured: str = ""
    articles: int = 0
    first_date: str = ""
    last_date: str = ""


@dataclass(frozen=True, kw_only=True)
class Edge:
    """One statement between two nodes, or several of one kind taken together.

    `label` is the role's title, the capacity, the part played or the act; `weight` counts the articles it rests on,
    `evidence` the sentences; `quote` is the earliest of them and `article` the id of the article it stands in.
    """

    id: str
    source: str
    target: str
    relation: str
    label: str
    weight: int = 1
    evidence: int = 0
    category: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    first_date: str = ""
    last_date: str = ""
    quote: str = ""
    article: str = ""


# The attributes every format writes, in this order, beside id, label, source, target and weight.
NODE_ATTRIBUTES: Mapping[str, type] = {
    "kind": str, "type": str, "roles": str, "country": str, "latitude": float, "longitude": float, "same_as": str,
    "status": str, "round": int, "killed": str, "injured": str, "articles": int, "first_date": str, "last_date": str,
}  # fmt: skip
EDGE_ATTRIBUTES: Mapping[str, type] = {
    "relation": str, "category": str, "status": str, "since": str, "until": str, "evidence": int,
    "first_date": str, "last_date": str, "quote": str, "article": str,
}  # fmt: skip


@dataclass(frozen=True)
class Graph:
    """Nodes and edges, each sorted by id; every edge's ends are among the nodes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def attributes_of(item: Node | Edge) -> Iterator[tuple[str, Value]]:
    """The attributes that have a value, in the order of the tables above."""
    for name in NODE_ATTRIBUTES if isinstance(item, Node) else EDGE_ATTRIBUTES:
        value = getattr(item, name)
        if value not in (None, ""):
            yield name, value

"""Who says what, read from the graph: each claim is one value of one property in one place of one article."""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from kg.disagreements.model import Said, Source
from kg.disagreements.queries import QUERIES, facts
from kg.ids import NK, PREFIXES
from kg.names import fold
from kg.store import Reader, Row, iri, pages

ASSERTED = ("date", "place", "eventStatus", "round", "from", "until")
# One at a time holds these in one body; of what stands for several, as "minister" does, by the same title.
ONE_HOLDER = ("head_of_state", "head_of_government", "monarch", "minister", "mayor", "regional_leader", "party_leader",
    "organisation_head")  # fmt: skip
PEOPLE = "people"
_TOLLS = frozenset({"killed", "injured"})
_ANYONE = frozenset({"people", "person", "persons", "individual", "individuals", ""})
_RDF, _RDFS, _DC = PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["dcterms"]
_FEW = 1000  # subjects: to ask about more, one by one, takes longer than to ask about all
_LABEL = _RDFS + "label"
_LINKS = ("participant", "place", "place/nk:country", "represents", "headedBy", "sentTo", "holder")


@dataclass(frozen=True)
class Claim:
    """That a property (a local name) of the subject has a value; `of` narrows the property, `bound` the value.

    `of` is what is counted or the title of a role, `bound` is a qualifier: "at least".
    """

    subject: str
    property: str
    of: str
    value: str
    bound: str
    said: Said


@dataclass(frozen=True)
class _Node:
    subject: str
    property: str
    of: str = ""
    value: str = ""


def claims(reader: Reader, about: str | None = None, only: str | None = None) -> list[Claim]:
    """The claims that differ from others of the same subject and property, on one thing and its events, or on all.

    With `only`, a property or an outcome, those of that property of the thing itself.
    """
    nodes = dict(_nodes(reader, about, only))
    names = ("evidence", "value", "counted", "outcome", "qualifier", "accordingTo")
    known = facts(reader, nodes, [*(NK + name for name in names), _RDF + "object", NK + "member"])
    said = _said(reader, {e for of_one in known.values() for e in of_one.get(NK + "evidence", ())})
    made = [claim for node, found in sorted(nodes.items()) for claim in _claimed(found, known.get(node, {}), said)]
    return [
        *_summed(claim for claim in made if claim.property in _TOLLS),
        *(c for c in made if c.property not in _TOLLS),
    ]


def _nodes(reader: Reader, about: str | None, only: str | None) -> Iterator[tuple[str, _Node]]:
    subjects = None if about is None else {about} if only else _related(reader, about)
    if only not in (*ASSERTED, "headedBy", "holder"):  # all, or an outcome
        for row in _found(reader, "counts", subjects):
            yield row["node"], _Node(row["subject"], "quantity")
    for name in ASSERTED:
        for row in _found(reader, "values", subjects, property=f"nk:{name}") if only in (None, name) else ():
            yield row["node"], _Node(row["subject"], name)
    for row in _found(reader, "heads", subjects) if only in (None, "headedBy") else ():
        yield row["node"], _Node(row["subject"], "headedBy")
    if only in (None, "holder"):
        yield from _holders(reader, about)


def _holders(reader: Reader, about: str | None) -> Iterator[tuple[str, _Node]]:
    bodies = None
    if about:
        held = f"?held nk:holder {iri(about)} ; nk:of ?subject"
        bodies = {about, *(row["subject"] for row in QUERIES.rows(reader, "related", branches=held))}
    roles = " ".join(f"role:{name}" for name in ONE_HOLDER)
    found = _found(reader, "holders", bodies, roles=roles)
    several: dict[tuple[str, str], set[str]] = {}
    for row in found:
        several.setdefault((row["subject"], fold(row["title"])), set()).add(row["value"])
    for row in found:
        holders = several[row["subject"], fold(row["title"])]
        if len(holders) > 1 and (about in (None, row["subject"]) or about in holders):
            yield row["node"], _Node(row["subject"], "holder", fold(row["title"]), row["value"])


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


def _claimed(node: _Node, known: dict[str, list[str]], said: dict[str, Said]) -> Iterator[Claim]:
    """The claims of one node, one for each place that makes it."""
    given = (_one(known, name) for name in (_RDF + "object", NK + "member", NK + "value"))
    value = node.value or next(filter(None, given), "")
    name, of, bound = node.property, node.of, _one(known, NK + "qualifier") or ""
    if name == "quantity":
        name, of = _one(known, NK + "outcome") or "", _counted(_one(known, NK + "counted") or "")
    according = _one(known, NK + "accordingTo")
    for evidence in known.get(NK + "evidence", ()):
        if evidence in said and value:
            place = said[evidence]
            source = replace(place, according_to=according or place.according_to)
            yield Claim(node.subject, name, of, value, bound, source)


def _summed(tolls: Iterable[Claim]) -> Iterator[Claim]:
    """Tolls, with what one clause counts apart added up: "two soldiers and a child" are three people."""
    clauses: dict[tuple[str, str, str, str | None], list[Claim]] = {}
    for claim in tolls:
        key = (claim.subject, claim.property, claim.said.iri, claim.said.according_to)
        clauses.setdefault(key, []).append(claim)
    for parts in clauses.values():
        if len({part.of for part in parts}) > 1:
            total = sum(float(part.value) for part in parts)
            yield dataclasses.replace(parts[0], of=PEOPLE, value=f"{total:g}")
        else:
            yield from parts


def _counted(words: str) -> str:
    """What is counted, so that the same things meet: "persons" and "people", "drones" and "drone"."""
    words = fold(words)
    if words in _ANYONE:
        return PEOPLE
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words


def _said(reader: Reader, nodes: Iterable[str]) -> dict[str, Said]:
    names = [NK + name for name in ("inArticle", "quote", "start", "end", "accordingTo")]
    known = facts(reader, nodes, names)
    articles = sources(reader, {_one(of_one, NK + "inArticle") or "" for of_one in known.values()} - {""})
    return {
        node: Said(
            iri=node,
            article=articles[article],
            quote=_one(of_one, NK + "quote") or "",
            start=int(start) if (start := _one(of_one, NK + "start")) else None,
            end=int(end) if (end := _one(of_one, NK + "end")) else None,
            according_to=_one(of_one, NK + "accordingTo"),
        )
        for node, of_one in known.items()
        if (article := _one(of_one, NK + "inArticle")) in articles
    }


def sources(reader: Reader, articles: Iterable[str]) -> dict[str, Source]:
    """These articles, by IRI."""
    heads = ("identifier", "title", "issued")
    names = [*(_DC + name for name in heads), NK + "outlet", NK + "origin"]
    return {
        node: Source(
            iri=node,
            id=_one(of_one, names[0]) or node,
            title=_one(of_one, names[1]),
            published=_one(of_one, names[2]),
            outlet=_one(of_one, names[3]),
            origin=_one(of_one, names[4]) or node,
        )
        for node, of_one in facts(reader, articles, names).items()
    }


def labels(reader: Reader, nodes: Iterable[str]) -> dict[str, str]:
    """What these are called."""
    return {node: of_one[_LABEL][0] for node, of_one in facts(reader, nodes, [_LABEL]).items()}


def countries(reader: Reader, places: Sequence[str]) -> dict[str, str]:
    """The country that each of these places lies in."""
    return {node: of_one[NK + "country"][0] for node, of_one in facts(reader, places, [NK + "country"]).items()}


def _one(of_one: dict[str, list[str]], name: str) -> str | None:
    return next(iter(of_one.get(name, ())), None)

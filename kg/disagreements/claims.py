"""Who says what, read from the graph: each claim is one value of one property in one place of one article."""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from kg.disagreements.model import Said, Source
from kg.disagreements.queries import QUERIES, facts
from kg.disagreements.topics import ASSERTED, HEAD, HOLDER, ONE_HOLDER, QUANTITY, Topic
from kg.ids import NK, PREFIXES
from kg.names import fold
from kg.store import Reader, iris

PEOPLE = "people"
_TOLLS = frozenset({"killed", "injured"})
_ANYONE = frozenset({"people", "person", "persons", "individual", "individuals", ""})
_RDFS, _DC = PREFIXES["rdfs"], PREFIXES["dcterms"]
_LABEL = _RDFS + "label"
_PLAIN = frozenset({*ASSERTED, HEAD, HOLDER})  # values that are no counts
_TELLS_APART = (_DC + "issued", NK + "outlet", NK + "origin")
_HEAD = (_DC + "identifier", _DC + "title")
_WORDS = tuple(NK + name for name in ("quote", "start", "end"))


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
    """What says a value of a property: a number, an assertion, a membership or a holding."""

    subject: str
    property: str
    value: str
    of: str = ""


def claims(reader: Reader, wanted: Iterable[Topic], *, quoted: bool = True) -> list[Claim]:
    """What articles say on these topics; where not `quoted`, without the words that say it, which takes less long."""
    nodes = dict(_nodes(reader, wanted))
    known = facts(reader, nodes, [NK + name for name in ("evidence", "counted", "qualifier", "accordingTo")])
    said = _said(reader, {e for of_one in known.values() for e in of_one.get(NK + "evidence", ())}, quoted)
    made = [claim for node, found in sorted(nodes.items()) for claim in _claimed(found, known.get(node, {}), said)]
    return [
        *_summed(claim for claim in made if claim.property in _TOLLS),
        *(c for c in made if c.property not in _TOLLS),
    ]


def _nodes(reader: Reader, wanted: Iterable[Topic]) -> Iterator[tuple[str, _Node]]:
    subjects: dict[str, list[str]] = {}
    for topic in wanted:
        subjects.setdefault(topic.property, []).extend(iris([topic.subject]))
    for row in QUERIES.rows_of(reader, "counts_of", subjects.pop(QUANTITY, ())):
        yield row["node"], _Node(row["subject"], row["outcome"], row["value"])
    for row in QUERIES.rows_of(reader, "heads_of", subjects.pop(HEAD, ())):
        yield row["node"], _Node(row["subject"], HEAD, row["value"])
    yield from _holders(reader, subjects.pop(HOLDER, ()))
    for name, those in subjects.items():
        for row in QUERIES.rows_of(reader, "values_of", those, property=f"nk:{name}"):
            yield row["node"], _Node(row["subject"], name, row["value"])


def _holders(reader: Reader, bodies: Iterable[str]) -> Iterator[tuple[str, _Node]]:
    roles = " ".join(f"role:{name}" for name in ONE_HOLDER)
    found = QUERIES.rows_of(reader, "holders_of", bodies, roles=roles)
    several: dict[tuple[str, str], set[str]] = {}
    for row in found:
        several.setdefault((row["subject"], fold(row["title"])), set()).add(row["value"])
    for row in found:
        if len(several[row["subject"], fold(row["title"])]) > 1:
            yield row["node"], _Node(row["subject"], HOLDER, row["value"], fold(row["title"]))


def _claimed(node: _Node, known: Mapping[str, list[str]], said: Mapping[str, Said]) -> Iterator[Claim]:
    """The claims of one node, one for each place that makes it."""
    counted = _one(known, NK + "counted")
    of = node.of or (_counted(counted or "") if node.property not in _PLAIN else "")
    bound = _one(known, NK + "qualifier") or ""
    according = _one(known, NK + "accordingTo")
    for evidence in known.get(NK + "evidence", ()):
        if evidence in said:
            place = said[evidence]
            source = replace(place, according_to=according or place.according_to)
            yield Claim(node.subject, node.property, of, node.value, bound, source)


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


def _said(reader: Reader, nodes: Iterable[str], quoted: bool) -> dict[str, Said]:
    names = [*(NK + name for name in ("inArticle", "accordingTo")), *(_WORDS if quoted else ())]
    known = facts(reader, nodes, names)
    articles = _sources(reader, {_one(of_one, NK + "inArticle") or "" for of_one in known.values()} - {""}, quoted)
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


def _sources(reader: Reader, articles: Collection[str], quoted: bool) -> dict[str, Source]:
    """These articles, by IRI; what only a reader wants to know where they are `quoted`."""
    known = facts(reader, articles, [*_TELLS_APART, *(_HEAD if quoted else ())])
    by_article = {node: known.get(node, {}) for node in articles}
    return {
        node: Source(
            iri=node,
            id=_one(of_one, _HEAD[0]) or node,
            title=_one(of_one, _HEAD[1]),
            published=_one(of_one, _TELLS_APART[0]),
            outlet=_one(of_one, _TELLS_APART[1]),
            origin=_one(of_one, _TELLS_APART[2]) or node,
        )
        for node, of_one in by_article.items()
    }


def labels(reader: Reader, nodes: Iterable[str]) -> dict[str, str]:
    """What these are called."""
    return {node: of_one[_LABEL][0] for node, of_one in facts(reader, nodes, [_LABEL]).items()}


def countries(reader: Reader, places: Sequence[str]) -> dict[str, str]:
    """The country that each of these places lies in."""
    return {node: of_one[NK + "country"][0] for node, of_one in facts(reader, places, [NK + "country"]).items()}


def _one(of_one: Mapping[str, list[str]], name: str) -> str | None:
    return next(iter(of_one.get(name, ())), None)

"""The standing corrections as data, in a graph of their own: who said what of which words, and whether it applies."""

from collections.abc import Collection, Iterable, Iterator

import msgspec
from pyoxigraph import Literal, NamedNode, Quad

from kg.corrections import AddRole, Correction, Kind, Link, Outcome, Rename, kind_of
from kg.ids import CORRECTIONS_GRAPH, ID
from kg.triples.terms import TYPE, Node, article_node, day, nk, term, text

_GRAPH = NamedNode(CORRECTIONS_GRAPH)
_BOOLEAN = term("xsd", "boolean")


def correction_quads(outcomes: Iterable[Outcome], articles: Collection[str]) -> Iterator[Quad]:
    """Every standing correction, with what it is about in the graph now; `articles` are the ids of those read."""
    for outcome in outcomes:
        node = correction_node(outcome.correction)
        yield from (Quad(node, predicate, value, _GRAPH) for predicate, value in _statements(outcome, articles))


def correction_node(correction: Correction) -> NamedNode:
    """The node of a correction: it is known by its id."""
    return NamedNode(f"{ID}correction/{correction.id}")


def _statements(outcome: Outcome, articles: Collection[str]) -> Iterator[tuple[NamedNode, Node]]:
    said = outcome.correction
    yield TYPE, nk("Correction")
    yield nk("correctionKind"), text(kind_of(said))
    yield term("dcterms", "identifier"), text(said.id)
    yield term("dcterms", "creator"), text(said.who)
    when = day(said.when)
    if when:
        yield term("dcterms", "created"), when
    if said.why:
        yield nk("why"), text(said.why)
    yield nk("applies"), Literal("true" if outcome.applies else "false", datatype=_BOOLEAN)
    if outcome.reason:
        yield nk("reason"), text(outcome.reason)
    given = _given(said)
    if given:
        yield nk("correctedTo"), text(given)
    yield nk("asWritten"), text(msgspec.json.encode(said).decode())
    for target in said.targets:
        yield nk("target"), text(target.address)
        if target.at.article in articles:
            yield nk("inArticle"), article_node(target.at.article)
    yield from ((nk("concerns"), NamedNode(iri)) for iri in outcome.concerns)


def _given(said: Correction) -> str | None:
    """What a correction gives: a label, an identifier, a kind or a role's title."""
    match said:
        case Rename():
            return said.label
        case Link():
            return said.identifier
        case Kind():
            return said.kind
        case AddRole():
            return said.title
    return None

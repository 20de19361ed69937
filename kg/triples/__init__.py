"""Statements as quads: one file for each kind of node. Every node but articles and evidence itself has evidence."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Quad

from kg.model import Extraction
from kg.triples.articles import article_quads, origin_quads, register_quads
from kg.triples.corrections import correction_quads
from kg.triples.entities import entity_quads
from kg.triples.events import event_quads
from kg.triples.judgements import judgement_quads
from kg.triples.ontology import ontology_quads
from kg.triples.roles import delegation_quads, role_quads
from kg.triples.sources import Sources
from kg.triples.speech import position_quads, quotation_quads
from kg.triples.statements import Resolution

__all__ = ["correction_quads", "ontology_quads", "origin_quads", "quads"]


def quads(resolution: Resolution, extractions: Iterable[Extraction], engines: Mapping[str, str]) -> Iterator[Quad]:
    """All that was read and resolved, as quads: statements in the default graph, the register and the
    judgements in their own.

    `extractions` are those that were resolved, in any order; `engines` gives, by article id, the
    version of what read it. A quad may come twice.
    """
    sources = Sources(resolution, extractions)
    yield from article_quads(sources)
    yield from register_quads(sources, engines)
    for kind in (entity_quads, role_quads, delegation_quads, event_quads, quotation_quads, position_quads):
        yield from kind(sources)
    yield from judgement_quads(sources)
    # Last, for only now it is known which evidence the statements rest on.
    yield from sources.evidence_quads()

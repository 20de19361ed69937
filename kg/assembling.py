"""From what was read to what the graph holds: corrected, resolved, as statements, written. No text is read here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad

from kg.corrections import Journal, Outcome, Retract, Standing
from kg.gazetteer import gazetteer
from kg.model import Extraction
from kg.origins import origins
from kg.resolve import concluded, corrected, resolve
from kg.store import Change, Extractions, GraphWriter, Kept
from kg.triples import correction_quads, ontology_quads, origin_quads, quads
from kg.triples.statements import Resolution

PATIENCE = 10.0  # seconds for another writer to end: a service that takes updates lets go of the store every two


@dataclass(frozen=True)
class Assembled:
    """All that follows from what was read and from the corrections: what was read as these have it, the entities and
    statements, and what became of each correction."""

    extractions: Sequence[Extraction]
    resolution: Resolution
    outcomes: list[Outcome]
    engines: dict[str, str]

    def quads(self) -> Iterator[Quad]:
        """The whole graph, the ontology with it. A quad may come twice."""
        copies = origin_quads(origins(extraction.article for extraction in self.extractions))
        yield from chain(ontology_quads(), quads(self.resolution, self.extractions, self.engines), copies)
        yield from correction_quads(self.outcomes, self.engines)


@dataclass(frozen=True)
class Written(Change):
    """How many statements a build added and removed, and what became of each standing correction."""

    outcomes: tuple[Outcome, ...] = ()


def assembled(readings: Sequence[Kept], corrections: Sequence[Standing]) -> Assembled:
    """Correct and resolve everything that was read, but for the articles that were withdrawn: they leave no trace."""
    gone = {one.article for one in corrections if isinstance(one, Retract)}
    held = [reading for reading in readings if reading.extraction.article.id not in gone]
    engines = {reading.extraction.article.id: reading.fingerprint.engine for reading in held}
    said = [one for one in corrections if not isinstance(one, Retract)]
    found = corrected((reading.extraction for reading in held), said)
    resolution = resolve(found.extractions, gazetteer(), found.decided, found.firm)
    resolution, outcomes = concluded(found, resolution)
    return Assembled(found.extractions, resolution, outcomes, engines)


def write(kept: Extractions, writer: GraphWriter) -> Written:
    """Resolve everything that was read and make the graph exactly what follows from it and the corrections."""
    return written(assembled(list(kept.all()), Journal(writer.store).standing()), writer)


def written(whole: Assembled, writer: GraphWriter) -> Written:
    """Make the graph exactly this."""
    change = writer.replace(whole.quads())
    return Written(change.added, change.removed, tuple(whole.outcomes))


def rebuild(store: Path) -> Written:
    """Resolve and write again, without reading: after a correction, or after one was taken from the file.

    Raises StoreError where the store cannot be written, InputError where the file of corrections has a bad line.
    """
    with GraphWriter(store, PATIENCE) as writer, Extractions(store) as kept:
        return write(kept, writer)

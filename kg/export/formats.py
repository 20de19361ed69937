"""The formats by name, each with what a browser and a file manager call it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import NewskgError
from kg.export import output, tables
from kg.export.cytoscape import write_cytoscape
from kg.export.gexf import write_gexf
from kg.export.graph import Graph
from kg.export.graphml import write_graphml
from kg.export.projection import project
from kg.export.records import Records
from kg.store import Reader


@dataclass(frozen=True)
class Format:
    """One export format. `extension` has its dot; `write` writes the whole graph to a binary stream."""

    name: str
    media_type: str
    extension: str
    write: Callable[[Reader, BinaryIO], None]


def _network(name: str, media_type: str, extension: str, write_graph: Callable[[Graph, BinaryIO], None]) -> Format:
    def write(reader: Reader, out: BinaryIO) -> None:
        write_graph(project(reader), out)

    return Format(name, media_type, extension, write)


def _rdf(name: str, media_type: str, extension: str) -> Format:
    def write(reader: Reader, out: BinaryIO) -> None:
        reader.dump(media_type, out)

    return Format(name, media_type, extension, write)


def _write_zip(reader: Reader, out: BinaryIO) -> None:
    tables.write_zip(Records(reader), out)


FORMATS = {
    known.name: known
    for known in (
        _network("gexf", "application/gexf+xml", ".gexf", write_gexf),
        _network("graphml", "application/graphml+xml", ".graphml", write_graphml),
        Format("csv", "application/zip", ".zip", _write_zip),
        _network("cytoscape", "application/json", ".json", write_cytoscape),
        _rdf("turtle", "text/turtle", ".ttl"),
        _rdf("nquads", "application/n-quads", ".nq"),
        _rdf("trig", "application/trig", ".trig"),
        _rdf("jsonld", "application/ld+json", ".jsonld"),
    )
}


def write(reader: Reader, name: str, stream: BinaryIO) -> None:
    """Write the graph to a binary stream; csv as a zip file of its tables. Raises NewskgError for an unknown format."""
    _format(name).write(reader, stream)


def export(reader: Reader, name: str, out: Path) -> None:
    """Write the graph to a file, all or nothing. csv fills a folder, or a zip file when `out` ends in `.zip`.

    Raises NewskgError for an unknown format or a path that cannot be written.
    """
    chosen = _format(name)
    if name == "csv" and out.suffix.lower() != ".zip":
        records = Records(reader)
        output.write_folder(out, tables.table_names(), lambda folder: tables.write_folder(records, folder))
    else:
        output.write_file(out, lambda stream: chosen.write(reader, stream))


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise NewskgError(f"unknown export format {name}: choose one of {', '.join(FORMATS)}")
    return FORMATS[name]

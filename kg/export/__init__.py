"""Graph exports: the projection of the graph to nodes and edges, and one writer per format."""

from kg.export.formats import FORMATS, Format, export, write

__all__ = ["FORMATS", "Format", "export", "write"]

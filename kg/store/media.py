"""Media types: what a query's result or a whole graph can be written as."""

from typing import BinaryIO

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, serialize

from kg.errors import QueryError
from kg.ids import PREFIXES

QueryResult = QuerySolutions | QueryBoolean | QueryTriples


def write_result(result: QueryResult, media_type: str, out: BinaryIO) -> None:
    """Write the result in the format that the media type names, as it comes.

    Raises QueryError when a result of this kind has no such format: rows are not Turtle, and triples are not CSV.
    """
    if isinstance(result, QueryTriples):
        rdf = RdfFormat.from_media_type(media_type)
        if rdf is None:
            raise QueryError(f"a CONSTRUCT or DESCRIBE query gives RDF, as Turtle or JSON-LD say, not {media_type}")
        serialize(result, out, rdf, prefixes=PREFIXES)
        return
    rows = QueryResultsFormat.from_media_type(media_type)
    if rows is None:
        raise QueryError(f"a SELECT or ASK query gives JSON, XML, CSV or TSV results, not {media_type}")
    result.serialize(out, rows)


def graph_format(media_type: str) -> RdfFormat:
    """The format of a whole graph; raises QueryError for a media type that is not RDF."""
    found = RdfFormat.from_media_type(media_type)
    if found is None:
        raise QueryError(f"a graph is written as Turtle, TriG, N-Triples, N-Quads or JSON-LD, not as {media_type}")
    return found

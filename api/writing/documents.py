"""RDF documents that are sent to a graph: one, or several as the parts of a form."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP

from pyoxigraph import DefaultGraph, RdfFormat, Triple, parse

from kg.errors import QueryError

FORM = "multipart/form-data"
TYPES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/xml": RdfFormat.RDF_XML,
    "text/xml": RdfFormat.RDF_XML,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}


def media_type(content_type: str) -> str:
    """The media type of a Content-Type header, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def triples_of(content: bytes, content_type: str, base: str) -> list[Triple]:
    """The triples of a document. Raises QueryError when it is malformed, or holds named graphs."""
    parts = _parts(content, content_type) if media_type(content_type) == FORM else [(content, content_type)]
    return [triple for part in parts for triple in _triples(*part, base)]


def _triples(content: bytes, content_type: str, base: str) -> Iterator[Triple]:
    form = TYPES.get(media_type(content_type))
    if form is None:
        raise QueryError(f"a part is {media_type(content_type) or 'of no type'}: send one of {', '.join(TYPES)}")
    try:  # blank nodes get names of their own: those of two documents are not the same
        for quad in parse(content, form, base_iri=base, rename_blank_nodes=True):
            if not isinstance(quad.graph_name, DefaultGraph):
                raise QueryError(f"the document holds the graph {quad.graph_name}, and is to go into one: send triples")
            yield quad.triple
    except SyntaxError as error:
        raise QueryError(f"the document is malformed: {' '.join(str(error.msg).split())[:300]}") from error
    except ValueError as error:
        raise QueryError(f"the document cannot be read: {' '.join(str(error).split())[:300]}") from error


def _parts(content: bytes, content_type: str) -> Iterator[tuple[bytes, str]]:
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    form = BytesParser(EmailMessage, policy=HTTP).parsebytes(head + content)
    if not form.is_multipart():
        raise QueryError("the form has no parts: give the boundary in its Content-Type, and send a part a document")
    for part in form.iter_parts():
        body = part.get_payload(decode=True)
        yield (body if isinstance(body, bytes) else b"", part.get("content-type", ""))

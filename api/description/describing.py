"""Small graphs that the service writes about itself: put together, and given in the format the client asked for."""

from io import BytesIO

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.responses import Response

from api.protocol.problems import Problem
from kg.ids import PREFIXES

VOID = "http://rdfs.org/ns/void#"
SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
_SHORT = {**PREFIXES, "void": VOID, "sd": SD, "formats": FORMATS, "foaf": "http://xmlns.com/foaf/0.1/"}
Node = NamedNode | BlankNode
Value = Node | Literal | str | int


class Description:
    """A graph in the making. Properties and classes are given by prefix and name, as `void:triples`."""

    def __init__(self) -> None:
        self._triples: list[Triple] = []

    def say(self, subject: Node, about: str, *values: Value | None) -> None:
        """State the values of a property; a string or a number is a literal, and None is not stated."""
        for value in values:
            if value is not None:
                term = Literal(value) if isinstance(value, str | int) else value
                self._triples.append(Triple(subject, named(about), term))

    def a(self, *kinds: str, node: Node | None = None) -> Node:
        """A node of these classes: this one, or a new blank one."""
        node = node or BlankNode()
        self.say(node, "rdf:type", *map(named, kinds))
        return node

    def response(self, media_type: str) -> Response:
        """The whole graph, written."""
        rdf = RdfFormat.from_media_type(media_type)
        if rdf is None:
            raise Problem(406, f"A description is not written as {media_type}.", "not-acceptable")
        order = {triple.subject: place for place, triple in reversed(list(enumerate(self._triples)))}
        out = BytesIO()
        serialize(sorted(self._triples, key=lambda triple: order[triple.subject]), out, rdf, prefixes=_SHORT)
        charset = "; charset=utf-8" if media_type.startswith("text/") else ""
        return Response(out.getvalue(), headers={"Content-Type": media_type + charset, "Vary": "Accept"})


def named(name: str) -> NamedNode:
    """The term that `prefix:name` stands for."""
    prefix, _, local = name.partition(":")
    return NamedNode(_SHORT[prefix] + local)


def address(text: str) -> NamedNode:
    """An address that came with a request. Raises Problem 400 when it is no IRI."""
    try:
        return NamedNode(text)
    except ValueError as error:
        raise Problem(400, f"{text!r} is no IRI.", "parameters") from error

"""RDF terms: nodes and literals, each with exactly the type that the vocabulary asks for."""

import re
from datetime import datetime
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from kg.ids import ID, NK, PREFIXES, digest, slug

_XSD = PREFIXES["xsd"]
INTEGER = NamedNode(_XSD + "integer")
DECIMAL = NamedNode(_XSD + "decimal")
_DATES = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), NamedNode(_XSD + "date")),
    (re.compile(r"\d{4}-\d{2}"), NamedNode(_XSD + "gYearMonth")),
    (re.compile(r"\d{4}"), NamedNode(_XSD + "gYear")),
)
_DATE_TIME = NamedNode(_XSD + "dateTime")
_PLAIN_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]*")

Node = NamedNode | Literal


@cache
def term(prefix: str, name: str) -> NamedNode:
    """A term of one of our prefixes: `term("rdfs", "label")`."""
    return NamedNode(PREFIXES[prefix] + name)


@cache
def nk(name: str) -> NamedNode:
    """A term of our ontology."""
    return NamedNode(NK + name)


TYPE = term("rdf", "type")
LABEL = term("rdfs", "label")
ALT_LABEL = term("skos", "altLabel")
EVIDENCE = nk("evidence")


def text(value: str) -> Literal:
    """A plain string."""
    return Literal(value)


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=INTEGER)


def number(value: float) -> Literal:
    """A number as xsd:integer where it is whole, else as xsd:decimal."""
    return integer(int(value)) if float(value).is_integer() else decimal(value)


def decimal(value: float) -> Literal:
    """A number as xsd:decimal, without trailing zeros and never in exponent form."""
    plain = f"{value:.10f}".rstrip("0")
    return Literal(plain + "0" if plain.endswith(".") else plain, datatype=DECIMAL)


def day(value: str) -> Literal | None:
    """A date typed by its form: xsd:date, gYearMonth, gYear or, with a time, dateTime; None where it is none."""
    for pattern, datatype in _DATES:
        if pattern.fullmatch(value):
            return Literal(value, datatype=datatype)
    try:
        return Literal(datetime.fromisoformat(value).isoformat(), datatype=_DATE_TIME)
    except ValueError:
        return None


def article_node(article_id: str) -> NamedNode:
    """The node of an article: its id as it is where an IRI can carry it, else made readable and unique."""
    plain = _PLAIN_KEY.fullmatch(article_id)
    return NamedNode(f"{ID}article/{article_id if plain else f'{slug(article_id)[:60]}-{digest(article_id)}'}")


def made(kind: str, *content: object) -> NamedNode:
    """A node that is what it says: its IRI is made from its content."""
    return NamedNode(f"{ID}{kind}/{digest(*content)}")


def triple(subject: NamedNode, predicate: NamedNode, value: Node) -> Quad:
    """A statement in the default graph."""
    return Quad(subject, predicate, value)

"""The service's own queries: one file each in `queries`, whose `${holes}` are filled with terms written safely."""

import re
from pathlib import Path

from api.protocol.problems import Problem
from api.workers.frames import Query
from api.workers.reader import ROWS
from kg.store import Queries
from kg.store import literal as as_literal

_QUERIES = Queries(Path(__file__).parent / "queries")
_IRI = re.compile(r'[^<>"{}|^`\\\x00-\x20]*+')


class Term(str):
    """A piece of SPARQL that is safe to put into a query."""

    __slots__ = ()


def literal(text: str) -> Term:
    """A plain string literal."""
    return Term(as_literal(text))


def iri(address: str) -> Term:
    """An IRI. Raises Problem 400 when it holds a character that no IRI may hold."""
    if not _IRI.fullmatch(address):
        raise Problem(400, f"{address!r} is no IRI.", "parameters")
    return Term(f"<{address}>")


def number(value: int) -> Term:
    """An integer."""
    return Term(str(int(value)))


def values(terms: list[Term]) -> Term:
    """Terms for the braces of a VALUES over one variable."""
    return Term(" ".join(terms))


def named_query(name: str, media_type: str = ROWS, /, **holes: Term) -> Query:
    """The query of that name with its holes filled. Raises KeyError when a hole is left."""
    return Query(_QUERIES.text(name, **holes), media_type)

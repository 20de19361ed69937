"""The service's own queries: one file each in `queries`, whose `${holes}` are filled with terms written safely."""

import re
from functools import cache
from pathlib import Path
from string import Template

from api.protocol.problems import Problem
from api.workers.frames import Query
from api.workers.reader import ROWS
from kg.ids import SPARQL_PREFIXES

_FOLDER = Path(__file__).parent / "queries"
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"})
_IRI = re.compile(r'[^<>"{}|^`\\\x00-\x20]*+')


class Term(str):
    """A piece of SPARQL that is safe to put into a query."""

    __slots__ = ()


def literal(text: str) -> Term:
    """A plain string literal."""
    return Term(f'"{text.translate(_ESCAPES)}"')


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


@cache
def _template(name: str) -> Template:
    return Template(SPARQL_PREFIXES + (_FOLDER / f"{name}.rq").read_text(encoding="utf-8"))


def named_query(name: str, media_type: str = ROWS, /, **holes: Term) -> Query:
    """The query of that name with its holes filled. Raises KeyError when a hole is left."""
    return Query(_template(name).substitute(holes), media_type)

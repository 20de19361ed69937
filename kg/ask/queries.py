"""The named queries of `kg/questions/`: filling their parameters in.

A parameter is a line `VALUES ?name { UNDEF }`. Filled, it holds the values; where nothing is asked of it, it is dropped
together with the lines that end in `# by ?name`. What comes out is complete, and runs wherever SPARQL 1.1 is spoken.
"""

import re
from collections.abc import Iterable
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.resources import PACKAGE

Term = NamedNode | Literal
_PARAMETER = re.compile(r"^[ \t]*VALUES \?(\w+) \{ UNDEF \}[^\n]*\n", re.M)


@cache
def named_query(name: str) -> str:
    """The text of `kg/questions/<name>.rq`."""
    return (PACKAGE / "questions" / f"{name}.rq").read_text(encoding="utf-8")


def iris(values: Iterable[str]) -> tuple[Term, ...]:
    """These addresses as terms, each once."""
    return tuple(NamedNode(value) for value in dict.fromkeys(values))


def literals(values: Iterable[str]) -> tuple[Term, ...]:
    """These strings as terms, each once."""
    return tuple(Literal(value) for value in dict.fromkeys(values))


def fill(query: str, parameters: dict[str, tuple[Term, ...]]) -> str:
    """The query with its parameters filled in; those that are absent or empty are dropped."""
    text = named_query(query)
    known = set(_PARAMETER.findall(text))
    if not parameters.keys() <= known:
        raise KeyError(f"{query}.rq has no parameter {sorted(parameters.keys() - known)}")

    def line(found: re.Match[str]) -> str:
        values = parameters.get(found[1], ())
        return found[0].replace("UNDEF", " ".join(map(str, values))) if values else ""

    filled = _PARAMETER.sub(line, text)
    for name in known - {name for name, values in parameters.items() if values}:
        filled = re.sub(rf"^.*# by \?{name}\n", "", filled, flags=re.M)
    return filled

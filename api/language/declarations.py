"""PREFIX and BASE after an update's first operation: SPARQL allows them there, the engine wants them all in front."""

import re

from api.language.update_tokens import Tokens
from kg.errors import QueryRefused

_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*+:")
_BASE = "BASE"


def gathered(text: str) -> tuple[str, str]:
    """What is to be put in front of an update, and the update with blanks in place of the declarations moved there.

    It keeps its length. Raises QueryRefused for a declaration that would mean something else in front.
    """
    tokens = Tokens(text)
    declared: dict[str, str] = {}
    moved = ""
    begun = False
    while (token := next(tokens)).kind:
        if tokens.open or token.keyword not in ("PREFIX", _BASE):
            begun = True
            continue
        name = _BASE if token.keyword == _BASE else next(tokens).text
        iri = next(tokens)
        known = declared.get(name)
        if begun:
            if known != iri.text:
                _refuse_unmovable(name, iri.text, known, text.count("\n", 0, token.start) + 1)
                moved += f"PREFIX {name} {iri.text} "
            text = text[: token.start] + re.sub(r"[^\n]", " ", text[token.start : iri.end]) + text[iri.end :]
        declared[name] = iri.text
    return moved, text


def _refuse_unmovable(name: str, iri: str, known: str | None, line: int) -> None:
    if name == _BASE or known is not None or not _ABSOLUTE.match(iri):
        what = name if name == _BASE else f"PREFIX {name}"
        raise QueryRefused(f"{what} in line {line} is declared after an operation: declare it once, before the first")

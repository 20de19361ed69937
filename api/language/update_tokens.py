"""SPARQL Update's text as tokens: enough of them to tell where strings, comments, IRIs and brackets begin and end.

Strict on purpose. The engine reads the text with a parser of its own, so whatever the two could read differently is
refused here: what is accepted has one reading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import QueryError, QueryRefused

DEEPEST = 200  # brackets within brackets: at some thousands, the engine's parser overruns its stack
_CLOSES = {"}": "{", ")": "(", "]": "[", "|}": "{|"}
_PN = r"[\w\-\u00b7\u0300-\u036f\u203f\u2040\U00010000-\U000effff]"
_LOCAL = rf"(?:{_PN}|:|%[0-9a-fA-F]{{2}}|\\[_~.!$&'()*+,;=/?\#@%\-])"
# Possessive repeats, and no alternative that goes far and fails: the time grows as the length, whatever is sent.
_TOKENS = re.compile(
    rf"""(?P<blank>(?:\s++|\#[^\r\n]*+)++)
    | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9a-fA-F]{{4}}|\\U[0-9a-fA-F]{{8}})*+>)
    | (?P<string>'''(?:'{{0,2}}+(?:[^'\\]|\\.))*+''' | '(?!'')(?:[^'\\\r\n]|\\.)*+'
    | \"""(?:"{{0,2}}+(?:[^"\\]|\\.))*+\""" | "(?!"")(?:[^"\\\r\n]|\\.)*+")
    | (?P<variable>[?$]\w++)
    | (?P<pname>(?:[^\W\d_](?:{_PN}++|\.++(?={_PN}|:)){{0,100}}+)?:(?:{_LOCAL}(?:{_LOCAL}|\.++(?={_LOCAL}))*+)?)
    | (?P<word>[^\W\d]\w*+)
    | (?P<open>\{{\||[{{(\[]) | (?P<close>\|\}}|[}})\]])
    | (?P<unclosed>['"\\])
    | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_COMPARED = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*://)[^'#()\[\]]*['#()\[\]]")


class Unclear(QueryError):  # noqa: N818  it is
    """The text may be an update, and it cannot be told from it what it writes."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind (a group of the pattern), its text, and where it stands. `kind` is "" at the end."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def keyword(self) -> str:
        """The word in capitals, or "" of anything else."""
        return self.text.upper() if self.kind == "word" else ""


class Tokens(Iterator[Token]):
    """The tokens of an update, without blanks and comments; `next` is given for ever, as an empty token at the end.

    `open` holds the brackets that are open. Raises Unclear for a stray quote or a bracket that closes nothing, and
    QueryRefused for brackets nested too deep.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[str] = []
        self._at = 0
        self._ahead: Token | None = None

    def peek(self) -> Token:
        """The token that comes next."""
        if self._ahead is None:
            self._ahead = self._read()
        return self._ahead

    def __next__(self) -> Token:
        token, self._ahead = self.peek(), None
        if token.kind == "open":
            self.open.append(token.text)
            if len(self.open) > DEEPEST:
                raise QueryRefused(f"brackets are nested more than {DEEPEST} deep: write it flatter")
        elif token.kind == "close" and (not self.open or self.open.pop() != _CLOSES[token.text]):
            raise self.unclear(token)
        return token

    def unclear(self, token: Token) -> Unclear:
        """The error that says which token cannot be read."""
        if not token.kind:
            return Unclear("the update is malformed: it ends too soon")
        line = self.text.count("\n", 0, token.start) + 1
        why = f"{token.text[:40]} in line {line} may be read in two ways; put blanks around it"
        return Unclear(f"it cannot be told which graphs this update writes: {why}")

    def _read(self) -> Token:
        while (found := _TOKENS.match(self.text, self._at)) is not None:
            self._at = found.end()
            kind = found.lastgroup or ""
            if kind == "blank":
                continue
            token = Token(kind, found[0], found.start(), found.end())
            # `(?a <?b#> …` is an IRI, or a comparison and a comment. Only within ( ) is there anything to compare.
            compared = kind == "iri" and self.open[-1:] == ["("] and _COMPARED.match(token.text)
            if kind == "unclosed" or compared:
                raise self.unclear(token)
            return token
        return Token("", "", len(self.text), len(self.text))

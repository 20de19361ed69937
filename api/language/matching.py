"""Searching from SPARQL: `?thing nk:matches "words"` becomes the VALUES of what is found, before the query is run.

Told from the query's tokens, as federation does. The statement must stand by itself, and be of a variable and a string:
anything else is refused, so that no other meaning is ever given to it.
"""

import re
from dataclasses import dataclass

from pyoxigraph import NamedNode

from api.language.federation import TOKENS
from kg.errors import QueryFailed, QueryRefused
from kg.ids import NK
from kg.store import Reader, Sought, matching_nodes

MOST = 10_000  # things that one statement may find
_NAME = "matches"
_SHAPE = 'write nk:matches as a statement of its own, with a variable and plain words: ?thing nk:matches "words" .'
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def is_variable(self) -> bool:
        return self.text[0] in "?$" and len(self.text) > 1

    @property
    def is_string(self) -> bool:
        return self.text[0] in "\"'"


def with_matches(query: str, reader: Reader) -> str:
    """The query with each `nk:matches` replaced. Raises QueryRefused for one that does not stand by itself, QueryFailed
    for one that finds more than MOST, StoreError when the store fails.
    """
    if _NAME not in query:
        return query
    tokens = [_Token(m[0], m.start(), m.end()) for m in TOKENS.finditer(query) if not m["blank"]]
    names = _names(tokens)
    for place in range(len(tokens) - 1, 0, -1):
        if tokens[place].text in names and place + 1 < len(tokens) and _states(tokens[place + 1]):
            subject, words = _parts(tokens, place)
            query = query[: subject.start] + _values(subject.text, words, reader) + query[words.end :]
    return query


def _names(tokens: list[_Token]) -> set[str]:
    """How the property may be written in this query."""
    found = {f"<{NK}{_NAME}>"}
    for word, prefix, address in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word.text.upper() == "PREFIX" and address.text.startswith("<") and NK.startswith(address.text[1:-1]):
            found.add(prefix.text + (NK + _NAME)[len(address.text) - 2 :])
    return found


def _states(token: _Token) -> bool:
    """Whether what stands before is used as a property: elsewhere it is a term like any other."""
    return token.is_string or token.is_variable


def _parts(tokens: list[_Token], place: int) -> tuple[_Token, _Token]:
    """The variable and the string of a statement by itself."""
    before = tokens[place - 2].text if place > 1 else ""
    subject, words = tokens[place - 1], tokens[place + 1]
    after = tokens[place + 2].text if place + 2 < len(tokens) else ""
    begins = before[-1:] in ("{", "}", ")", ".")
    ends = after[:1] in ("}", "{", ".") or after.isalpha()
    if not (begins and ends and subject.is_variable and words.is_string):
        raise QueryRefused(_SHAPE)
    return subject, words


def _values(variable: str, words: _Token, reader: Reader) -> str:
    text = _unquoted(words.text)
    found = matching_nodes(reader, Sought(text, limit=MOST + 1))
    if len(found) > MOST:
        raise QueryFailed(f"nk:matches {words.text[:100]} finds more than {MOST:,} texts: say more of what is sought")
    return f" VALUES {variable} {{ {' '.join(str(NamedNode(node)) for node in found)} }} "


def _unquoted(written: str) -> str:
    quotes = 3 if len(written) >= 6 and written[:3] in ('"""', "'''") else 1
    return _ESCAPE.sub(_character, written[quotes:-quotes])


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    if code:
        return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else "�"
    return _ESCAPES.get(escape[3], escape[3])

"""Whether a query holds a SERVICE clause, which would have the engine call another endpoint.

Told from the query's tokens, without parsing it; where tokens can be read in two ways, the reading with SERVICE counts.
"""

import re

from pyoxigraph import Store

from kg.errors import QueryError, QueryRefused

_IN_IRI = r'[^<>"{}|^`\\\x00-\x20]'
# Possessive repeats, and no alternative that goes far and fails: the time grows as the length, whatever is sent.
TOKENS = re.compile(
    rf"""(?P<blank>\s++|\#[^\r\n]*+)
    | <[a-z][a-z0-9+.-]*+://{_IN_IRI}*+>
    | (?P<doubtful><[^'\#<>"{{}}|^`\\\x00-\x20]*+['\#]{_IN_IRI}*+>)
    | <{_IN_IRI}*+>
    | '''(?:'{{0,2}}+(?:[^'\\]|\\.))*+''' | '(?:[^'\\\r\n]|\\.)*+'
    | \"""(?:"{{0,2}}+(?:[^"\\]|\\.))*+\""" | "(?:[^"\\\r\n]|\\.)*+"
    | (?P<unclosed>['"])
    | [?$]\w++
    | (?P<name>[\w.-]*+)(?P<local>:(?:[\w.:%-]|\\.)*+)
    | (?P<word>[\w.-]++)
    | .""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U(000[0-9a-fA-F]{5}|0010[0-9a-fA-F]{4})")
_KEYWORD = "service"
_REFUSAL = "SERVICE is refused: this endpoint answers from its own graph alone; ask the other endpoint itself"


def refuse_service(query: str, base: str | None) -> None:
    """Raise QueryRefused for a query with a SERVICE clause, or QueryError where it is malformed besides."""
    if names_service(query):
        _parse(query, base)
        raise QueryRefused(_REFUSAL)


def _parse(query: str, base: str | None) -> None:
    """Raise QueryError for what the engine's parser does not take; what is only unfinished passes.

    Nothing is run: a character is added that stands in no query, so that the parser fails there at the latest.
    """
    spoiled = query + "\n`"
    try:
        Store().query(spoiled, base_iri=base)
    except SyntaxError as error:
        if f" {spoiled.count(chr(10)) + 1}:" not in str(error.msg):
            raise QueryError(f"the query is malformed: {' '.join(str(error.msg).split())[:300]}") from error


def names_service(query: str) -> bool:
    """Whether there is a SERVICE clause anywhere in the query, in upper or lower case, also by codepoint escapes.

    It may also say so of a query that has none, but only of one that holds the letters `service`, and with them an
    unclosed string, a relative or opaque IRI with `#` or an apostrophe, or a graph whose prefix contains `service`.
    """
    # Some engines decode escapes before they read tokens and some after: either reading counts.
    return any(_KEYWORD in text.lower() and _holds_clause(text) for text in (query, _ESCAPE.sub(_decoded, query)))


def _decoded(escape: re.Match[str]) -> str:
    return chr(int(escape[1] or escape[2], 16))


def _holds_clause(text: str) -> bool:
    prefixed = False
    for token in TOKENS.finditer(text):
        if token["blank"]:
            continue
        # `SERVICE:x {` is a clause to a parser that needs no space after a keyword, and it needs none before it either.
        if prefixed and token[0] == "{":
            return True
        # `?a <?b#>` may be an IRI, or a comparison and a comment: what follows cannot be told, nor after a stray quote.
        if token["doubtful"] or token["unclosed"] or _KEYWORD in (token["word"] or "").lower():
            return True
        prefixed = token["local"] is not None and _KEYWORD in token["name"].lower()
    return False

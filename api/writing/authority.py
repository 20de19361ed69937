"""Who may write: a bearer token says so."""

from typing import Annotated

from fastapi import Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.protocol.problems import Problem
from api.settings import Settings
from kg.ids import DERIVED_GRAPHS
from kg.store import is_address
from kg.tokens import Token, holder

_REALM = 'Bearer realm="newskg"'
_bearer = HTTPBearer(scheme_name="token", description="A token made by `kg token new`.", auto_error=False)


async def writing_token(
    request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]
) -> Token:
    """The token that a request to write brings. Raises Problem 403 while writing is off, else 401 without one."""
    settings: Settings = request.app.state.settings
    if settings.read_only or is_address(settings.store):
        why = "it was started read-only" if settings.read_only else "its store is an endpoint: write there"
        raise Problem(403, f"This service takes no writes: {why}.", "writing-off")
    if not settings.tokens:
        make = "Whoever runs this service makes one by kg token new NAME, and gives what that prints as NEWSKG_TOKENS."
        raise Problem(403, f"Writing is off: no token is configured. {make}", "writing-off")
    if given is None:
        wanted = "Send the header Authorization: Bearer, and a token."
        raise Problem(401, f"Writing needs a token. {wanted}", "no-token", {"WWW-Authenticate": _REALM})
    token = holder(given.credentials.strip(), settings.tokens)
    if token is None:
        refusal = {"WWW-Authenticate": _REALM + ', error="invalid_token"'}
        raise Problem(401, "This token is not known here: ask whoever runs this service.", "wrong-token", refusal)
    return token


def allow(token: Token, graph: str | None) -> None:
    """Raise Problem 403 when the token may not write the graph; None is the default graph."""
    if not token.derived and graph in (None, *DERIVED_GRAPHS):
        name = "The default graph" if graph is None else graph
        raise Problem(403, f"{name} is what the builder writes, and this token may not: name another.", "derived-data")

"""Answers that clients may keep: each read is tagged with the state of the store, and not repeated while that stays.

A tag also covers the address and what the client accepts, on which the choice of the media type rests, so that whether
a kept answer still holds is known without running anything.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.middleware.clients import OPEN

UNTAGGED = {*OPEN, "/review"}  # these show what changes while the graph stays
Header = tuple[bytes, bytes]
_TAG = re.compile(r'(?:W/)?("[^"]*")')
_KEEPING = {"Cache-Control": "no-cache", "Vary": "Accept, Accept-Encoding"}  # kept, but asked after each time


class Conditional:
    """The service with an ETag on each answer to GET. `edition` names the state of the store, where one is known."""

    def __init__(self, app: ASGIApp, edition: Callable[[], str | None], version: str) -> None:
        self._app = app
        self._edition = edition
        self._version = version

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 304 when the client has the answer already; else pass the request on and tag its answer."""
        edition = self._edition() if scope["type"] == "http" and scope["path"] not in UNTAGGED else None
        if edition is None or scope["method"] not in ("GET", "HEAD"):
            return await self._app(scope, receive, send)
        headers = scope["headers"]
        tag = self._tag(edition, scope, headers)
        known = b", ".join(value for name, value in headers if name == b"if-none-match")
        if known and tag in _TAG.findall(known.decode("latin-1")):
            response = Response(status_code=304, headers={"ETag": "W/" + tag, **_KEEPING})
            return await response(scope, receive, send)

        async def tagging(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message["headers"] = _kept(message["headers"], tag)
            await send(message)

        return await self._app(scope, receive, tagging)

    def _tag(self, edition: str, scope: Scope, headers: Sequence[Header]) -> str:
        hosts_and_accepts = [field for field in headers if field[0] in (b"host", b"accept")]
        on = (self._version, scope["scheme"], scope["path"], scope["query_string"], hosts_and_accepts)
        digest = hashlib.blake2b(repr(on).encode(), digest_size=8).hexdigest()
        return f'"{edition}-{digest}"'


def _kept(headers: Iterable[Header], tag: str) -> list[Header]:
    """The headers of an answer, with those that let a client keep it."""
    kept = list(headers)
    given = dict(kept)
    if b"etag" not in given:
        kept.append((b"etag", b"W/" + tag.encode()))
    if b"cache-control" not in given:
        kept.append((b"cache-control", _KEEPING["Cache-Control"].encode()))
    if b"Accept" not in given.get(b"vary", b"").split(b", "):
        MutableHeaders(raw=kept).add_vary_header("Accept")
    return kept

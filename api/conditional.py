"""Answers that clients may keep: each read is tagged with the state of the store, and not repeated while that stays.

A tag also covers the address and what the client accepts, on which the choice of the media type rests, so that whether
a kept answer still holds is known without running anything.
"""

import hashlib
import re
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.clients import OPEN

UNTAGGED = {*OPEN, "/review"}  # these show what changes while the graph stays
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
        headers = Headers(scope=scope)
        tag = self._tag(edition, scope, headers)
        if tag in _TAG.findall(headers.get("if-none-match", "")):
            response = Response(status_code=304, headers={"ETag": "W/" + tag, **_KEEPING})
            return await response(scope, receive, send)

        async def tagging(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                kept = MutableHeaders(scope=message)
                kept.setdefault("ETag", "W/" + tag)
                kept.setdefault("Cache-Control", _KEEPING["Cache-Control"])
                kept.add_vary_header("Accept")
            await send(message)

        return await self._app(scope, receive, tagging)

    def _tag(self, edition: str, scope: Scope, headers: Headers) -> str:
        on = (self._version, scope["scheme"], headers.get("host"), scope["path"], scope["query_string"])
        digest = hashlib.blake2b(repr((*on, headers.getlist("accept"))).encode(), digest_size=8).hexdigest()
        return f'"{edition}-{digest}"'

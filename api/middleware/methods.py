"""Which methods each address takes: HEAD wherever there is GET, OPTIONS everywhere, 405 with the list for the rest."""

import asyncio
from collections.abc import Iterable

from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.protocol.problems import Problem


class Methods:
    """The service with HEAD and OPTIONS on every route. Raises Problem 404 and 405."""

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute]) -> None:
        self._app = app
        declared = [route for route in routes if isinstance(route, Route)]
        # Most addresses stand for themselves, and need no comparing with every pattern at each request.
        self._fixed: dict[str, set[str]] = {}
        for route in declared:
            if not route.param_convertors:
                self._fixed.setdefault(route.path, set()).update(route.methods or ())
        self._patterns = [(route.path_regex, route.methods or set()) for route in declared if route.param_convertors]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer OPTIONS, and pass the rest on, HEAD as a GET whose body is dropped."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        method, declared = scope["method"], self._declared(scope["path"])
        if not declared:
            raise Problem(404, f"There is nothing at {scope['path']}; /docs lists what there is.")
        allowed = declared | {"OPTIONS"} | ({"HEAD"} if "GET" in declared else set())
        headers = {"Allow": ", ".join(sorted(allowed))}
        if method not in allowed:
            raise Problem(405, f"{method} is not taken here: use {headers['Allow']}.", headers=headers)
        if method == "OPTIONS" and method not in declared:
            return await Response(status_code=204, headers=headers)(scope, receive, send)
        if method == "HEAD":
            return await self._head(scope, receive, send)
        return await self._app(scope, receive, send)

    def _declared(self, path: str) -> set[str]:
        if path in self._fixed:
            return self._fixed[path]
        return {method for pattern, methods in self._patterns if pattern.match(path) for method in methods}

    async def _head(self, scope: Scope, receive: Receive, send: Send) -> None:
        as_get = {**scope, "method": "GET"}
        started = asyncio.Event()

        async def head_alone(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
            elif not started.is_set():  # the first part of the body; whoever still works on the rest may stop
                started.set()
                await send({"type": "http.response.body", "body": b"", "more_body": False})

        try:
            await self._app(as_get, _until_started(receive, started), head_alone)
        finally:
            scope.update({name: as_get[name] for name in ("route",) if name in as_get})


def _until_started(receive: Receive, started: asyncio.Event) -> Receive:
    """Receives as before, until the answer has begun: then the client counts as gone."""

    async def received() -> Message:
        leaving = asyncio.ensure_future(started.wait())
        message = asyncio.ensure_future(receive())
        try:
            await asyncio.wait((leaving, message), return_when=asyncio.FIRST_COMPLETED)
            return message.result() if message.done() else {"type": "http.disconnect"}
        finally:
            leaving.cancel()
            message.cancel()

    return received

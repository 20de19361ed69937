"""Routes that are called without the framework between.

At each request it reads parameters, solves dependencies and keeps contexts for them, which takes longer than most
answers do. What stands at a fixed address and takes the request alone needs none of that; it is documented like the
others.
"""

from collections.abc import Iterable

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send


class Direct(APIRoute):
    """A route at a fixed address whose function takes the request, is a coroutine, and returns the response."""


class Directly:
    """The service with its direct routes called at once, and the framework for all else."""

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute]) -> None:
        self._app = app
        direct = [route for route in routes if isinstance(route, Direct)]
        self._routes = {(route.path, method): route for route in direct for method in route.methods or ()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        route = self._routes.get((scope["path"], scope["method"])) if scope["type"] == "http" else None
        if route is None:
            await self._app(scope, receive, send)
            return
        scope["route"] = route
        response = await route.endpoint(Request(scope, receive))
        await response(scope, receive, send)

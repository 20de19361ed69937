"""What every request passes through before its route, and every answer after it."""

from collections.abc import Sequence

from fastapi import FastAPI
from fastapi.middleware.asyncexitstack import AsyncExitStackMiddleware
from starlette.datastructures import State
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Scope
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.middleware.bodies import Bounded
from api.middleware.clients import Gate
from api.middleware.compression import Compressed
from api.middleware.conditional import Conditional
from api.middleware.logs import REQUEST_ID, Watched
from api.middleware.methods import Methods
from api.protocol.direct import Directly
from api.protocol.problems import Answered
from api.settings import Settings
from kg.tokens import holder

EXPOSED = ["ETag", "Link", "Location", "Retry-After", REQUEST_ID]
READING = ["Accept", "Content-Type", "If-None-Match", REQUEST_ID]


class Application(FastAPI):
    """FastAPI with our layers alone around its routes: they answer errors, and bound what is sent, by themselves."""

    def build_middleware_stack(self) -> ASGIApp:
        """What a request passes through."""
        app: ASGIApp = AsyncExitStackMiddleware(self.router)
        for layer in reversed(self.user_middleware):
            app = layer.cls(app, *layer.args, **layer.kwargs)
        return app


def layers(settings: Settings, state: State, routes: Sequence[BaseRoute], version: str) -> list[Middleware]:
    """The layers, the outermost first."""

    def token_name(scope: Scope) -> str | None:
        given = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
        kind, _, secret = given.decode("latin-1").partition(" ")
        token = holder(secret.strip(), settings.tokens) if kind.lower() == "bearer" else None
        return f"token {token.name}" if token else None

    return [
        Middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.trusted_proxies)),
        Middleware(Watched, metrics=state.metrics),
        # Pages from elsewhere may read; not so much as a token may come from them, so none can write with a user's.
        Middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=READING,
            expose_headers=EXPOSED,
        ),
        Middleware(Answered),
        Middleware(Gate, settings=settings, lines=state.lines, name_of=token_name),
        Middleware(Methods, routes=routes),
        Middleware(Conditional, edition=lambda: state.pool.edition, version=version),
        Middleware(Compressed),
        Middleware(Bounded, settings=settings),
        Middleware(Directly, routes=routes),
    ]

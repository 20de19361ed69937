"""Who asks, and whether it is their turn."""

import math
from collections.abc import Callable
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.types import ASGIApp, Receive, Scope, Send

from api import clock
from api.middleware.lines import Lines
from api.middleware.rates import Buckets
from api.protocol.problems import Problem
from api.settings import Settings

OPEN = frozenset({"/health", "/ready", "/metrics"})  # whoever watches the service must hear from it under any load


def address_of(scope: Scope) -> IPv4Address | IPv6Address | None:
    """The address that the request came from; None where it came by a Unix socket."""
    return _parsed((scope.get("client") or ("",))[0])


@lru_cache(maxsize=4096)
def _parsed(host: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(host)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def client_of(scope: Scope) -> str:
    """Who asks, by address. Of an IPv6 address its /64 network, for one machine has all of that."""
    return _name(address_of(scope))


@lru_cache(maxsize=4096)
def _name(address: IPv4Address | IPv6Address | None) -> str:
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address or "local")


def _writes(scope: Scope) -> bool:
    at_graphs = scope["path"] == "/graphs" or scope["path"].startswith("/graphs/")
    reads = scope["method"] in ("GET", "HEAD")
    grows = scope["path"] == "/articles" or scope["path"].startswith("/corrections")
    return scope["path"] == "/update" or ((at_graphs or grows) and not reads)


class Gate:
    """The service behind the limits of each client. `name_of` may tell a client by its token, not its address."""

    def __init__(
        self, app: ASGIApp, settings: Settings, lines: Lines, name_of: Callable[[Scope], str | None] = lambda _: None
    ) -> None:
        self._app = app
        self._settings = settings
        self._lines = lines
        self._name_of = name_of
        self._buckets = Buckets(settings.rate, settings.burst)
        self._is_unmetered = lru_cache(maxsize=4096)(self._lies_in_unmetered)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on when it is its turn. Raises Problem 429 when it is not to be."""
        if scope["type"] != "http" or scope["path"] in OPEN:
            await self._app(scope, receive, send)
            return
        until = clock.begin(self._settings.deadline)
        client = self._name_of(scope) or client_of(scope)
        if self._settings.rate and not self._is_unmetered(address_of(scope)):
            self._pay(client)
        if _writes(scope):  # these take no query worker, and wait at a desk of their own, where they share the work
            await self._app(scope, receive, send)
            return
        await self._lines.enter(client, until)
        try:
            await self._app(scope, receive, send)
        finally:
            self._lines.leave(client)

    def _lies_in_unmetered(self, address: IPv4Address | IPv6Address | None) -> bool:
        return address is None or any(address in network for network in self._settings.unmetered)

    def _pay(self, client: str) -> None:
        wait = self._buckets.take(client)
        if wait:
            raise Problem(
                429,
                f"You ask too often: over time, {self._settings.rate:g} requests a second are answered.",
                "too-often",
                {"Retry-After": str(math.ceil(wait))},
            )

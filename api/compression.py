"""Answers by gzip, for those who take it. The library packs for whoever names gzip, if only to refuse it."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

_GZIP = ("gzip", "x-gzip")


class Compressed:
    """The service with answers of some length compressed, where the client takes gzip (RFC 9110, 12.5.3)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = GZipMiddleware(app, minimum_size=500, compresslevel=4)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, as one that takes gzip or as one that does not."""
        if scope["type"] == "http" and (given := Headers(scope=scope).getlist("accept-encoding")):
            wanted = MutableHeaders(raw=list(scope["headers"]))
            wanted["accept-encoding"] = "gzip" if takes_gzip(", ".join(given)) else "identity"
            scope["headers"] = wanted.raw  # in its place: what the route notes in the scope is read from outside
        await self._app(scope, receive, send)


def takes_gzip(header: str) -> bool:
    """Whether an Accept-Encoding header takes gzip: by its name, else by `*`, with a quality above 0."""
    qualities = dict(_entry(entry) for entry in header.lower().split(","))
    named = [qualities[name] for name in _GZIP if name in qualities]
    return max(named, default=qualities.get("*", 0.0)) > 0


def _entry(entry: str) -> tuple[str, float]:
    name, *parameters = (part.strip() for part in entry.split(";"))
    quality = next((p[2:].strip() for p in parameters if p.startswith("q=")), "1")
    try:
        return name, float(quality)
    except ValueError:  # no number: then it is not asked for
        return name, 0.0

"""Answers by gzip, for those who take it."""

from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_GZIP = ("gzip", "x-gzip")


class Compressed:
    """The service with answers of some length compressed, where the client takes gzip (RFC 9110, 12.5.3)."""

    def __init__(self, app: ASGIApp) -> None:
        self._plain = app
        self._packed = GZipMiddleware(app, minimum_size=500, compresslevel=4)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, by the library's layer if the client takes gzip."""
        given = [value for name, value in scope.get("headers", ()) if name == b"accept-encoding"]
        if given and takes_gzip(b", ".join(given).decode("latin-1")):
            others = [field for field in scope["headers"] if field[0] != b"accept-encoding"]
            scope["headers"] = [*others, (b"accept-encoding", b"gzip")]  # the one name that the library looks for
            return await self._packed(scope, receive, send)

        async def telling(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
            await send(message)

        return await self._plain(scope, receive, telling)


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

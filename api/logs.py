"""What the service says of itself: a line for each request, each slow query and each fault, with the request's id."""

import logging
import logging.config
import sys
from time import perf_counter

from asgi_correlation_id import CorrelationIdFilter
from pythonjsonlogger.core import RESERVED_ATTRS
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.clients import OPEN
from api.metrics import Metrics
from api.settings import Settings

LEFT = 499  # the status, in logs and counts alone, of a request whose client had gone before there was an answer
access = logging.getLogger("newskg.access")


def configure(settings: Settings) -> None:
    """Have all loggers write to standard error: a JSON object a line, or plain text for a person at a terminal."""
    text = settings.logs == "text" or (settings.logs == "auto" and sys.stderr.isatty())
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "filters": {"request": {"()": CorrelationIdFilter, "uuid_length": None}},
            "formatters": {
                "text": {"format": "%(levelname)s %(name)s %(message)s"},
                "json": {
                    "()": "pythonjsonlogger.msgspec.MsgspecFormatter",
                    "format": "%(levelname)s %(name)s %(message)s %(correlation_id)s",
                    "timestamp": "time",
                    "rename_fields": {"levelname": "level", "name": "logger", "correlation_id": "request_id"},
                    "reserved_attrs": [*RESERVED_ATTRS, "color_message"],
                },
            },
            "handlers": {
                "stderr": {
                    "class": "logging.StreamHandler",
                    "formatter": "text" if text else "json",
                    "filters": ["request"],
                }
            },
            "root": {"level": "WARNING", "handlers": ["stderr"]},
            "loggers": {"newskg": {"level": "INFO"}, "uvicorn": {"level": "INFO"}},
        }
    )


class Watched:
    """The service with every request counted and logged when its answer has ended."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note how it ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, sent, whole, began = LEFT, 0, False, perf_counter()

        async def noting(message: Message) -> None:
            nonlocal status, sent, whole
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                sent += len(message.get("body", b""))
                whole = not message.get("more_body", False)
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            seconds = perf_counter() - began
            route = getattr(scope.get("route"), "path", "other")
            self._metrics.count(route, scope["method"], status, seconds)
            if scope["path"] not in OPEN:
                self._log(scope, {"status": status, "seconds": round(seconds, 4), "bytes": sent, "whole": whole})

    def _log(self, scope: Scope, told: dict[str, object]) -> None:
        client = (scope.get("client") or ("local",))[0]
        asked = {"method": scope["method"], "path": scope["path"], "client": client}
        access.info("%s %s %s", scope["method"], scope["path"], told["status"], extra={**asked, **told})

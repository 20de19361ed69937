"""What the service says of itself: a line for each request, each slow query and each fault, with the request's id."""

import logging
import logging.config
import re
import sys
from time import perf_counter
from uuid import uuid4

from asgi_correlation_id import CorrelationIdFilter, correlation_id
from pythonjsonlogger.core import RESERVED_ATTRS
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.middleware.clients import OPEN
from api.middleware.metrics import Metrics
from api.settings import Settings

LEFT = 499  # the status, in logs and counts alone, of a request whose client had gone before there was an answer
REQUEST_ID = "X-Request-ID"
_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")
_ID_FIELD = REQUEST_ID.lower().encode()
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


def _id_of(scope: Scope) -> str:
    """The id that the client gave, where it can stand in a log, else a new one."""
    given = next((value for name, value in scope["headers"] if name == _ID_FIELD), b"").decode("latin-1")
    return given if _ID.fullmatch(given) else uuid4().hex


class Watched:
    """The service with an id for every request, which is counted and logged when its answer has ended."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note how it ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, sent, whole, began = LEFT, 0, False, perf_counter()
        request_id = _id_of(scope)
        correlation_id.set(request_id)

        async def noting(message: Message) -> None:
            nonlocal status, sent, whole
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (_ID_FIELD, request_id.encode())]
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

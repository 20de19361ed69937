"""Errors as RFC 9457 problem documents."""

import errno
import logging
from http import HTTPStatus

import msgspec
from asgi_correlation_id import correlation_id
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.workers.results import QueryCut
from kg.errors import QueryError, QueryFailed, QueryRefused, StoreError

MEDIA_TYPE = "application/problem+json"
TYPES = "https://w3id.org/newskg/problem/"
_FULL = (errno.ENOSPC, errno.EDQUOT)
log = logging.getLogger("newskg.service")


class Problem(Exception):  # noqa: N818  the standard's own word
    """An error to tell the client of. `kind` names its type where the status alone says too little."""

    def __init__(
        self, status: int, detail: str, kind: str | None = None, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.kind = kind
        self.headers = headers or {}

    def response(self, instance: str) -> Response:
        """The problem document. `instance` is the path that was asked for."""
        document = {
            "type": TYPES + self.kind if self.kind else "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
            "request_id": correlation_id.get(),
        }
        return Response(msgspec.json.encode(document), self.status, self.headers, MEDIA_TYPE)


def problem_of(error: Exception) -> Problem:  # noqa: PLR0911  a table, in effect
    """The problem that an error amounts to for the client."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, HTTPException):
        return Problem(error.status_code, error.detail, headers=dict(error.headers or {}))
    if isinstance(error, RequestValidationError):
        told = (f"{_place(e['loc'])}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors())
        return Problem(400, "; ".join(told), "parameters")
    if isinstance(error, QueryError):
        return Problem(400, str(error), _kind(error))
    if isinstance(error, QueryCut | StoreError):
        if isinstance(error.__cause__, OSError) and error.__cause__.errno in _FULL:
            return Problem(507, "The disk that holds the store is full: nothing was written. Make room.", "store-full")
        if isinstance(error, QueryCut) and error.why == "crash":
            return Problem(507, str(error), "query-crash")  # and it would again
        kind = "query-" + error.why if isinstance(error, QueryCut) else "store"
        return Problem(503, str(error), kind, {"Retry-After": "5"})
    return Problem(500, "Something went wrong on our side; the service's log says what.")


def _kind(error: QueryError) -> str:
    if isinstance(error, QueryRefused):
        return "query-refused"
    return "query-failed" if isinstance(error, QueryFailed) else "malformed-query"


def _place(location: tuple[str | int, ...]) -> str:
    return ".".join(map(str, location[1:])) or "request"


class Answered:
    """The service with what is raised answered with a problem document, as long as no answer has begun."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        started = False

        async def noting(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except ClientDisconnect:
            return  # in the middle of its body: there is nobody to tell
        except Exception as error:
            if started or scope["type"] != "http":
                raise
            problem = problem_of(error)
            if problem.status == 500:
                log.exception("a fault of our own")
            await problem.response(scope["path"])(scope, receive, send)

"""Errors as RFC 9457 problem documents."""

from http import HTTPStatus

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.workers import QueryCut
from kg.errors import QueryError, QueryFailed, QueryRefused, StoreError

MEDIA_TYPE = "application/problem+json"
TYPES = "https://w3id.org/newskg/problem/"


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
        }
        return Response(msgspec.json.encode(document), self.status, self.headers, MEDIA_TYPE)


def problem_of(error: Exception) -> Problem:
    """The problem that an error amounts to for the client."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, HTTPException):
        return Problem(error.status_code, error.detail, headers=dict(error.headers or {}))
    if isinstance(error, RequestValidationError):
        return Problem(422, "; ".join(f"{_place(e['loc'])}: {e['msg']}" for e in error.errors()), "parameters")
    if isinstance(error, QueryError):
        return Problem(400, str(error), _kind(error))
    if isinstance(error, QueryCut | StoreError):
        kind = "query-" + error.why if isinstance(error, QueryCut) else "store"
        return Problem(503, str(error), kind, {"Retry-After": "5"})
    return Problem(500, "Something went wrong on our side; the service's log says what.")


def _kind(error: QueryError) -> str:
    if isinstance(error, QueryRefused):
        return "query-refused"
    return "query-failed" if isinstance(error, QueryFailed) else "malformed-query"


def _place(location: tuple[str | int, ...]) -> str:
    return ".".join(map(str, location[1:])) or "request"


async def _answer(request: Request, error: Exception) -> Response:
    return problem_of(error).response(request.url.path)


def install(app: FastAPI) -> None:
    """Have every error of the app answered with a problem document."""
    for kind in (Problem, HTTPException, RequestValidationError, QueryCut, QueryError, StoreError, Exception):
        app.add_exception_handler(kind, _answer)

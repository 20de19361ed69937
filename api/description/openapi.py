"""The service's description of its routes, OpenAPI, as FastAPI makes it, with what all routes have in common.

An example answer for each, and the problem documents that each may answer with, in place of FastAPI's own.
"""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

from api.description.examples import ANSWERS
from api.protocol.problems import MEDIA_TYPE, TYPES

_WATCHING = ("/health", "/ready", "/metrics")  # have no limits of a client
_NEGOTIATED = ("/sparql", "/.well-known/void", "/id/{kind}/{key}", "/graphs")
_MISSING = ("/id/{kind}/{key}", "/export/{name}", "/graphs")
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "A problem document (RFC 9457): `detail` says what to change.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "which kind of problem it is"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "description": "the path that was asked for"},
        "request_id": {"type": ["string", "null"], "description": "the id that the service's log has of the request"},
    },
    "example": {
        "type": TYPES + "parameters",
        "title": "Bad Request",
        "status": 400,
        "detail": "limit: Input should be less than or equal to 200",
        "instance": "/people",
        "request_id": "0b6d7a2f",
    },
}


def describe(app: FastAPI) -> None:
    """Have the app describe itself so."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            _amend(made())
        return made()

    app.openapi = openapi  # type: ignore[method-assign]  # the way that FastAPI has for it


def _amend(schema: dict[str, Any]) -> None:
    schema["components"]["schemas"] = {"Problem": _PROBLEM}
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            responses = operation["responses"]
            responses.pop("422", None)
            if example := ANSWERS.get((method, path)):
                kind, body = example
                success = min(status for status in responses if status.startswith("2"))
                responses[success].setdefault("content", {}).setdefault(kind, {})["example"] = body
            for status in _problems(path, operation):
                responses[str(status)] = {
                    "description": HTTPStatus(status).phrase,
                    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
                }


def _problems(path: str, operation: dict[str, Any]) -> list[int]:
    """The statuses of the problems that an operation may answer with."""
    found = [503] if path in _WATCHING else [429, 503, 507]
    if operation.get("parameters") or "requestBody" in operation:
        found.append(400)
    if "requestBody" in operation:
        found += [408, 413, 415]
    if "security" in operation:
        found += [401, 403]
    elif path in _NEGOTIATED:
        found.append(406)
    if path in _MISSING:
        found.append(404)
    return sorted(found)

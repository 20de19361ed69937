"""/graphs: the SPARQL 1.1 Graph Store Protocol.

A graph is named by ?default or ?graph=, or is an address below /graphs.
"""

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from api.answers.named_queries import Term, iri, named_query
from api.protocol.negotiation import choose
from api.protocol.problems import Problem
from api.protocol.relay import Relay
from api.protocol.requests import GRAPH_TYPES, content_type, require_absolute
from api.workers.pool import Pool
from api.workers.reader import collect
from api.writing.authority import allow
from api.writing.desk import Desk
from api.writing.documents import FORM, TYPES
from api.writing.edits import Drop, Put
from api.writing.intake import writer
from kg.store import is_address
from kg.tokens import Token

router = APIRouter(tags=["Graphs"])
_EXAMPLE = "<http://example.org/a> <http://example.org/note> 'checked' ."
_BODY: dict[str, Any] = {
    "required": True,
    "content": {kind: {"schema": {"type": "string"}} for kind in TYPES} | {"text/turtle": {"example": _EXAMPLE}},
}
_SENT: dict[str, Any] = {"requestBody": _BODY, "responses": {"201": {"description": "The graph is new"}}}
_DOCUMENTED: dict[str, Any] = {"status_code": 204, "response_class": Response}
_SAY_WHICH = "Say which graph: ?default, or ?graph= and its IRI."


@dataclass(frozen=True)
class Target:
    """The graph that a request is about: a named one, or the default graph, whose `graph` is None."""

    graph: str | None


async def named(
    request: Request,
    default: Annotated[str | None, Query(description="Given, without a value: the default graph")] = None,
    graph: Annotated[
        str | None, Query(description="A named graph's IRI", examples=["http://example.org/graph/notes"])
    ] = None,
) -> Target | None:
    """The graph that a request names. Raises Problem 400 where it names two, or one that is no absolute IRI."""
    below = "path" in request.path_params
    if below + (default is not None) + (graph is not None) > 1:
        raise Problem(400, f"Several graphs are named. {_SAY_WHICH}", "parameters")
    if below:  # as it was sent: %2F and / are not the same here
        graph = _address(request, request.scope["raw_path"].decode("latin-1"))
    if graph is not None:
        require_absolute(graph)
    return None if default is None and graph is None else Target(graph)


async def required(target: Annotated[Target | None, Depends(named)]) -> Target:
    """The graph that a request names. Raises Problem 400 where it names none."""
    if target is None:
        raise Problem(400, _SAY_WHICH, "parameters")
    return target


Writer = Annotated[Token, Depends(writer)]
Required = Annotated[Target, Depends(required)]


@router.get("/graphs", summary="One graph's statements", response_class=Response)
@router.get("/graphs/{path:path}", include_in_schema=False)
async def read(request: Request, target: Required) -> Response:
    """A graph, as Turtle, N-Triples, JSON-LD, RDF/XML, TriG or N-Quads. What is not there is 404."""
    pool: Pool = request.app.state.pool
    media_type = choose(request.headers.get("accept"), list(GRAPH_TYPES))
    where = Term("{ ?s ?p ?o }") if target.graph is None else Term(f"{{ GRAPH {iri(target.graph)} {{ ?s ?p ?o }} }}")
    if target.graph is not None and not await _exists(request, target.graph):
        raise Problem(404, f"There is no graph {target.graph}.", "no-graph")
    query = named_query("graph", GRAPH_TYPES[media_type], where=where)
    return Relay(pool, query, media_type, {"Vary": "Accept"})


@router.put("/graphs", summary="Make a graph what is sent", **_DOCUMENTED, openapi_extra=_SENT)
@router.put("/graphs/{path:path}", include_in_schema=False)
async def put(request: Request, token: Writer, target: Required) -> Response:
    """Make a graph exactly the document that is sent. 201 where the graph is new, else 204."""
    return await _send(request, token, target, replace=True)


@router.post("/graphs", summary="Add to a graph", **_DOCUMENTED, openapi_extra=_SENT)
@router.post("/graphs/{path:path}", include_in_schema=False)
async def post(request: Request, token: Writer, target: Annotated[Target | None, Depends(named)]) -> Response:
    """Add a document to a graph, or several as the parts of a form; where none is named, to a new one.

    201 where the graph is new, with its address as Location, else 204.
    """
    new = target or Target(_address(request, f"/graphs/{uuid4()}"))
    return await _send(request, token, new, replace=False)


@router.delete("/graphs", summary="Remove a graph", **_DOCUMENTED)
@router.delete("/graphs/{path:path}", include_in_schema=False)
async def delete(request: Request, token: Writer, target: Required) -> Response:
    """Remove a named graph, or empty the default graph. 404 where there is none."""
    allow(token, target.graph)
    desk: Desk = request.app.state.desk
    await desk.hand_in(Drop(token.name, target.graph))
    return Response(status_code=204)


async def _send(request: Request, token: Token, target: Target, *, replace: bool) -> Response:
    allow(token, target.graph)
    kind, charset = content_type(request)
    if (kind not in TYPES and kind != FORM) or charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise Problem(415, f"Send the graph in UTF-8, as one of {', '.join(TYPES)}.", "content-type")
    base = target.graph or _address(request, request.url.path)
    given = request.headers["content-type"]
    desk: Desk = request.app.state.desk
    ran = await desk.hand_in(Put(token.name, target.graph, given, await request.body(), base, replace))
    if ran.created and target.graph is not None:
        return Response(status_code=201, headers={"Location": target.graph})
    return Response(status_code=204)


async def _exists(request: Request, graph: str) -> bool:
    # A graph may be empty and there; endpoints elsewhere need not tell that from one that is not.
    inside = "?s ?p ?o" if is_address(request.app.state.settings.store) else ""
    where = Term(f"{{ GRAPH {iri(graph)} {{ {inside} }} }}")
    return b"true" in await collect(request.app.state.pool, named_query("graph_exists", where=where))


def _address(request: Request, path: str) -> str:
    return f"{request.url.scheme}://{request.url.netloc}{path}"

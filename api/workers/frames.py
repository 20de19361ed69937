"""What the service and a worker process say to each other: length-prefixed MessagePack frames over a socket pair.

The service sends one Query, Search, List or Export; the worker answers with Whole, or with any number of Chunks and
then Done, or with Failed.
"""

from typing import Literal, Protocol

import msgspec
from msgspec import Struct

from api.workers.channel import LENGTH
from kg.store import Dataset, Sought

Reason = Literal["query", "refused", "failed", "store", "internal"]
CHUNK_BYTES = 1 << 16
SHOWN = 2000  # characters of a query that a log gives


class Query(Struct, tag="query", array_like=True):
    """Run a SPARQL query, over the request's own dataset if it names one, and give its result in this media type.

    Relative IRIs are relative to `base`.
    """

    text: str
    media_type: str
    dataset: Dataset | None = None
    base: str | None = None


class Search(Struct, tag="search", array_like=True):
    """Search the names, titles and quotes of the store: the result is a JSON list of kg.store.Hit."""

    sought: Sought


class List(Struct, tag="list", array_like=True):
    """So many things of these lists after one of them: the result is a JSON list of pairs of sort key and IRI.

    It is null where the store keeps no lists, and is to be asked by SPARQL. With `days`, only events of the first list
    that have a date between these two.
    """

    lists: tuple[str, ...]
    limit: int
    after: tuple[str, str]
    days: tuple[str, str] | None = None


class Export(Struct, tag="export", array_like=True):
    """Write the graph in one of the formats of `kg export`."""

    format: str


class Renew(Struct, tag="renew", array_like=True):
    """Open the newest generation in place of the one that is open."""


class Ready(Struct, tag="ready", array_like=True):
    """The worker has opened its snapshot, this generation, and is under its limits.

    `unsealed` says why it can still make sockets.
    """

    unsealed: str | None = None
    generation: int | None = None


class Whole(Struct, tag="whole", array_like=True):
    """The whole result, where it is small."""

    data: bytes


class Chunk(Struct, tag="chunk", array_like=True):
    """The next bytes of the result."""

    data: bytes


class Done(Struct, tag="done", array_like=True):
    """The result is complete."""


class Failed(Struct, tag="failed", array_like=True):
    """There will be no (more) result: the query is at fault, the store gave way, or the fault is our own."""

    reason: Reason
    message: str


Request = Query | Search | List | Export
Answer = Ready | Whole | Chunk | Done | Failed
_requests: msgspec.msgpack.Decoder[Request | Renew] = msgspec.msgpack.Decoder(Request | Renew)
_answers: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


class BlockingReader(Protocol):
    """A buffered file: `read` gives all the bytes asked for, or fewer at the end."""

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        ...


encode = msgspec.msgpack.Encoder().encode
decode_answer = _answers.decode


def frame(message: Struct) -> bytes:
    """The message as it goes over the wire."""
    payload = encode(message)
    return LENGTH.pack(len(payload)) + payload


def read_payload(file: BlockingReader) -> bytes | None:
    """What the next frame holds, or None when the other end has closed."""
    head = file.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    payload = file.read(length)
    return payload if len(payload) == length else None


def read_request(file: BlockingReader) -> Request | Renew | None:
    """The next request, or None when the service has closed its end."""
    payload = read_payload(file)
    return None if payload is None else _requests.decode(payload)


def told(request: Request) -> dict[str, str]:
    """What a log says of a request."""
    match request:
        case Query():
            return {"query": request.text[:SHOWN]}
        case Search():
            return {"search": request.sought.text}
        case List():
            return {"list": ", ".join(request.lists)}
        case Export():
            return {"export": request.format}

"""What the service and its writer process say to each other: frames as in api.workers.frames, one answer to each."""

from typing import Literal

import msgspec
from msgspec import Struct

from kg.store import Dataset

FailedBecause = Literal["malformed", "refused", "failed", "forbidden", "missing", "store", "full", "internal"]


class Update(Struct, tag="update", array_like=True):
    """Run a SPARQL update. `dataset` are the graphs of its WHEREs where the request names them.

    `token` is the writer's name; `derived` says whether it may change what the builder wrote.
    """

    token: str
    derived: bool
    text: str
    base: str
    dataset: Dataset | None = None


class Put(Struct, tag="put", array_like=True):
    """Add a document's triples to a graph, or make the graph exactly these. `graph` is None for the default graph."""

    token: str
    graph: str | None
    content_type: str
    content: bytes
    base: str
    replace: bool


class Drop(Struct, tag="drop", array_like=True):
    """Remove a named graph, or empty the default graph."""

    token: str
    graph: str | None


class Publish(Struct, tag="publish", array_like=True):
    """Have readers see all that was done."""


class Release(Struct, tag="release", array_like=True):
    """Let go of the store, so that another process may write."""


class Ready(Struct, tag="ready", array_like=True):
    """The process is under its limits; `unsealed` says why it can still make sockets."""

    unsealed: str | None = None


class Ran(Struct, tag="ran", array_like=True):
    """The edit is done, and safe once it is published; `created` says that it made a graph that was not there."""

    created: bool = False


class Published(Struct, tag="published", array_like=True):
    """All that was done before is on the disk, and in the newest generation."""


class Failed(Struct, tag="failed", array_like=True):
    """The edit, or the publishing, came to nothing, and why."""

    because: FailedBecause
    message: str


Edit = Update | Put | Drop
Order = Edit | Publish | Release
Report = Ready | Ran | Published | Failed
_orders: msgspec.msgpack.Decoder[Order] = msgspec.msgpack.Decoder(Order)
_reports: msgspec.msgpack.Decoder[Report] = msgspec.msgpack.Decoder(Report)


def decode_order(payload: bytes) -> Order:
    """The order that a frame holds."""
    return _orders.decode(payload)


def decode_report(payload: bytes) -> Report:
    """The report that a frame holds."""
    return _reports.decode(payload)

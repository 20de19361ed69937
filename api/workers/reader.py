"""The graph as the serving process sees it: every query goes to a worker process."""

import asyncio
from typing import BinaryIO

import msgspec

from api.workers.frames import Query, Request
from api.workers.pool import Pool
from kg.errors import QueryError
from kg.store import Dataset, Row

ROWS = "application/sparql-results+json"


class _Term(msgspec.Struct):
    value: str
    type: str


class _Bindings(msgspec.Struct):
    bindings: list[dict[str, _Term]]


class _Rows(msgspec.Struct):
    results: _Bindings


_decoder = msgspec.json.Decoder(_Rows)


async def collect(pool: Pool, request: Request) -> bytes:
    """The whole result of a request, by a worker if it is not remembered."""
    known = pool.remembered.result(request)
    return await worked_out(pool, request) if known is None else known


async def worked_out(pool: Pool, request: Request) -> bytes:
    """The whole result of a request, by a worker."""
    async with await pool.run(request) as result:
        return b"".join([chunk async for chunk in result])


async def select(pool: Pool, query: str) -> list[Row]:
    """The rows of a SELECT query: IRIs and lexical values by variable name; what is unbound is absent."""
    return rows_of(await collect(pool, Query(query, ROWS)))


def rows_of(answer: bytes) -> list[Row]:
    """The rows of a SELECT query's result in JSON."""
    try:
        bindings = _decoder.decode(answer).results.bindings
    except msgspec.ValidationError:
        raise QueryError("this is no SELECT query, and rows were asked for") from None
    return [{name: _lexical(term) for name, term in row.items()} for row in bindings]


def _lexical(term: _Term) -> str:
    return f"_:{term.value}" if term.type == "bnode" else term.value


class PoolReader:
    """A kg.store.Reader over the pool, for code that runs in a thread of its own: on the event loop's it would hang."""

    def __init__(self, pool: Pool, loop: asyncio.AbstractEventLoop) -> None:
        self._pool = pool
        self._loop = loop

    def select(self, query: str) -> list[Row]:
        """See `kg.store.Reader.select`."""
        return rows_of(self.query(query, ROWS))

    def query(self, query: str, media_type: str) -> bytes:
        """See `kg.store.Reader.query`."""
        return self._collect(Query(query, media_type))

    def write(
        self, query: str, media_type: str, out: BinaryIO, dataset: Dataset | None = None, base: str | None = None
    ) -> None:
        """See `kg.store.Reader.write`; the result is whole before the first byte is written."""
        out.write(self._collect(Query(query, media_type, dataset, base)))

    def dump(self, media_type: str, out: BinaryIO) -> None:
        """See `kg.store.Reader.dump`: here a whole graph is only given by the export route."""
        raise QueryError(f"a whole graph is not read through the pool: export it as {media_type} to {out}")

    def _collect(self, request: Request) -> bytes:
        return asyncio.run_coroutine_threadsafe(collect(self._pool, request), self._loop).result()

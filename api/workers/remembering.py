"""Small results that the service keeps, for whoever asks the same again.

A generation of the store never changes, so what a worker answers from it stays right while it is the newest: all else
that an answer depends on stands in the request that the worker is sent. Not kept are results of queries that give
others each time, and those of an endpoint, whose changes we do not hear of.
"""

import re
from hashlib import blake2b

from cachetools import LRUCache

from api.workers.frames import CHUNK_BYTES, Export, Query, Request, encode

LONGEST = CHUNK_BYTES  # bytes of one result
OVERHEAD = 640  # bytes that keeping a result takes beside its own
# Functions whose value is another at each call, in a string all the same: blanks and comments may stand before the
# bracket, and no word need end before the name. What is written with an escape may be any of them.
_NAMES = ("now", "rand", "uuid", "bnode")
_CALL = re.compile(rf"(?:{'|'.join(_NAMES)})(?:\s++|\#[^\r\n]*+)*+\(")
_ESCAPE = "\\u"


def gives_others_each_time(query: str) -> bool:
    """Whether a query may have another result when it is run again; it may also say so of one that has not."""
    text = query.lower()
    return _ESCAPE in text or (any(name in text for name in _NAMES) and _CALL.search(text) is not None)


class Remembered:
    """The results of one edition of the store, up to `most` bytes of them: what was not asked for longest goes first.

    `given` counts the results that were given again.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._edition: str | None = None
        self._forget()
        self.given = 0

    def _forget(self) -> None:
        self._results: LRUCache[bytes, bytes] = LRUCache(self._most, getsizeof=_size)

    @property
    def size(self) -> int:
        """Bytes that the results take."""
        return int(self._results.currsize)

    def turn_to(self, edition: str | None) -> None:
        """Keep results of this edition from now on, and of no other; of None, an endpoint, none."""
        if edition != self._edition:
            self._edition = edition
            self._forget()

    def result(self, request: Request) -> bytes | None:
        """The whole result of a request that was asked before, where it is kept."""
        found = self._results.get(_key(request)) if self._results else None
        self.given += found is not None
        return found

    def keep(self, request: Request, edition: str | None, result: bytes) -> None:
        """Keep the whole result of a request that a worker has answered from an edition, if that is the one in hand."""
        if edition is None or edition != self._edition or isinstance(request, Export):
            return
        if len(result) > LONGEST or _size(result) > self._most:
            return
        if not (isinstance(request, Query) and gives_others_each_time(request.text)):
            self._results[_key(request)] = result


def _key(request: Request) -> bytes:
    """What stands for a request: a digest of what a worker is sent, for queries can be long."""
    return blake2b(encode(request), digest_size=32).digest()


def _size(result: bytes) -> int:
    return len(result) + OVERHEAD

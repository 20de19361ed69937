"""Asking a Reconciliation API service who bears a name: in batches, politely, each query once.

The protocol is that of the W3C's Entity Reconciliation community group, in its versions 0.1 and 0.2, as Wikidata's
service speaks it: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import httpx
import msgspec
from httpx_retries import Retry, RetryTransport
from msgspec import Struct

from kg.errors import StoreError
from kg.links.model import Entry, Kind

BATCH = 20  # queries a request, where the service does not ask for fewer
PAUSE = 1.0  # seconds between requests
CACHE = "reconciliation.sqlite"
_LIMIT = 5
_SECONDS = 60.0
_BUSY = (429, 502, 503, 504)
_PASSING = (httpx.TimeoutException, httpx.ReadError, httpx.RemoteProtocolError)  # where nothing listens, nothing will
_Kind = TypeVar("_Kind")
_TABLE = "CREATE TABLE IF NOT EXISTS kept (service TEXT, query TEXT, result BLOB, PRIMARY KEY (service, query))"


class _View(Struct):
    url: str


class _Manifest(Struct, rename="camel"):
    """What a service says of itself."""

    name: str
    identifier_space: str = ""
    view: _View | None = None
    batch_size: int = BATCH


class _Type(Struct):
    id: str = ""
    name: str = ""


class _Found(Struct):
    """One candidate for one query."""

    id: str
    name: str
    match: bool = False
    description: str = ""
    type: list[_Type | str] = []


class _Result(Struct):
    result: list[_Found] = []


class Query(Struct, frozen=True):
    """A name, and the service's own identifier of the type that is looked for: Wikidata's Q5 for a human."""

    name: str
    type: str = ""

    @property
    def wire(self) -> dict[str, Any]:
        """As the protocol has it."""
        return {"query": self.name, "limit": _LIMIT} | ({"type": self.type} if self.type else {})


class Service:
    """A reconciliation service. What it has answered is kept in `reconciliation.sqlite` of a store.

    Use it as a context manager. Every failure of the service is a StoreError that says what to do.
    """

    def __init__(self, address: str, store: Path, pause: float = PAUSE) -> None:
        self._address = address
        self._pause = pause
        self._asked = False
        # Answers are kept by query, for a batch is another request each time.
        self._kept = sqlite3.connect(store / CACHE, isolation_level=None)
        self._kept.execute(_TABLE)
        retry = Retry(
            total=5,
            backoff_factor=1.0,
            status_forcelist=_BUSY,
            allowed_methods=("GET", "POST"),
            retry_on_exceptions=_PASSING,
        )
        self._client = httpx.Client(
            transport=RetryTransport(retry=retry),
            timeout=_SECONDS,
            follow_redirects=True,
            headers={"User-Agent": f"newskg/{version('newskg')}", "Accept": "application/json"},
        )
        self.manifest = self._read(self._request("GET"), _Manifest)

    def __enter__(self) -> "Service":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()
        self._kept.close()

    def entries(
        self, queries: Sequence[Query], kinds: Mapping[str, Kind], progress: Callable[[int, int], None]
    ) -> dict[Query, list[Entry]]:
        """What the service knows by each of these names. `kinds` says what its types are here.

        Only what was not asked before is asked for; what was answered when a later batch fails is kept. `progress` is
        told how many queries are answered, and of how many.
        """
        found = {query: known for query in queries if (known := self._known(query)) is not None}
        missing = [query for query in dict.fromkeys(queries) if query not in found]
        size = max(1, min(BATCH, self.manifest.batch_size))
        for start in range(0, len(missing), size):
            progress(len(found), len(found) + len(missing) - start)
            batch = missing[start : start + size]
            for query, result in zip(batch, self._ask(batch), strict=True):
                self._keep(query, result)
                found[query] = result
        progress(len(found), len(found))
        return {query: [self._entry(one, query, kinds) for one in result.result] for query, result in found.items()}

    def _ask(self, batch: Sequence[Query]) -> Iterator[_Result]:
        asked = {f"q{number}": query.wire for number, query in enumerate(batch)}
        answer = self._read(self._request("POST", {"queries": json.dumps(asked)}), dict[str, _Result])
        missing = asked.keys() - answer.keys()
        if missing:
            raise StoreError(f"{self._address} left {len(missing)} of {len(asked)} queries without an answer")
        return (answer[key] for key in asked)

    def _request(self, method: str, form: dict[str, str] | None = None) -> httpx.Response:
        if self._asked:
            time.sleep(self._pause)
        self._asked = True
        try:
            response = self._client.request(method, self._address, data=form)
        except httpx.HTTPError as error:
            raise StoreError(f"{self._address} cannot be reached ({error}): what it answered so far is kept") from error
        if response.is_error:
            reason = f"answers {response.status_code} {response.reason_phrase}: what it answered so far is kept"
            raise StoreError(f"{self._address} {reason}; try again later")
        return response

    def _read(self, response: httpx.Response, kind: type[_Kind]) -> _Kind:
        try:
            return msgspec.json.decode(response.content, type=kind)
        except msgspec.DecodeError as error:
            reason = f"does not speak the Reconciliation API ({error}): check the address"
            raise StoreError(f"{self._address} {reason}") from error

    def _entry(self, found: _Found, query: Query, kinds: Mapping[str, Kind]) -> Entry:
        types = [one if isinstance(one, str) else one.id for one in found.type]
        kind = next((kinds[one] for one in (*types, query.type) if one in kinds), None)
        return Entry(
            identifier=self._identifier(found.id),
            names=(found.name,),
            kind=kind,
            description=found.description,
            matched=found.match,
        )

    def _identifier(self, key: str) -> str:
        """The IRI of what the service calls so."""
        space = self.manifest.identifier_space
        if key.startswith(("http://", "https://")):
            return key
        if space.endswith(("/", "#")):
            return space + key
        if self.manifest.view is not None:
            return self.manifest.view.url.replace("{{id}}", key)
        return f"{self._address.rstrip('/')}/{key}"

    def _known(self, query: Query) -> _Result | None:
        row = self._kept.execute("SELECT result FROM kept WHERE service = ? AND query = ?", self._key(query)).fetchone()
        return msgspec.json.decode(row[0], type=_Result) if row else None

    def _keep(self, query: Query, result: _Result) -> None:
        row = (*self._key(query), msgspec.json.encode(result))
        self._kept.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", row)

    def forget(self) -> None:
        """Drop all that the service has answered, so that it is asked anew."""
        self._kept.execute("DELETE FROM kept WHERE service = ?", (self._address,))

    def _key(self, query: Query) -> tuple[str, str]:
        return self._address, json.dumps(query.wire, sort_keys=True)

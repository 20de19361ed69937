"""A graph behind any SPARQL 1.1 endpoint, read through the protocol."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from io import BytesIO
from typing import BinaryIO

import httpx
from pyoxigraph import RdfFormat, parse, serialize

from kg.errors import QueryError, StoreError
from kg.ids import PREFIXES
from kg.store.media import graph_format
from kg.store.reader import Dataset

_ROWS = "application/sparql-results+json"
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o } }"
_EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


class Endpoint:
    """A reader of the endpoint at `address`. A request that takes more than `timeout` seconds is a StoreError."""

    def __init__(self, address: str, timeout: float = 60.0) -> None:
        self.address = address
        self._client = httpx.Client(timeout=timeout, follow_redirects=True)

    def select(self, query: str) -> list[dict[str, str]]:
        """See `Reader.select`."""
        answer = self.query(query, _ROWS)
        try:
            rows = json.loads(answer)["results"]["bindings"]
            return [{name: _lexical(term) for name, term in row.items()} for row in rows]
        except KeyError:
            raise QueryError("this is no SELECT query, and rows were asked for") from None
        except (ValueError, TypeError, AttributeError) as error:
            raise StoreError(f"{self.address} answered with something else than SPARQL results: {error}") from error

    def query(self, query: str, media_type: str) -> bytes:
        """See `Reader.query`."""
        out = BytesIO()
        self.write(query, media_type, out)
        return out.getvalue()

    def write(
        self, query: str, media_type: str, out: BinaryIO, dataset: Dataset | None = None, base: str | None = None
    ) -> None:
        """See `Reader.write`."""
        # On the same line, so that the lines of an error's message are those of the query as it was asked.
        fields: dict[str, str | list[str]] = {"query": f"BASE <{base}> {query}" if base else query}
        if dataset is not None:
            fields |= {"default-graph-uri": list(dataset.default), "named-graph-uri": list(dataset.named)}
        asked = self._client.stream("POST", self.address, data=fields, headers={"Accept": media_type})
        with self._connection_errors(), asked as response:
            self._refuse_failure(response)
            self._refuse_other_type(response, media_type)
            for chunk in response.iter_bytes():
                out.write(chunk)

    def dump(self, media_type: str, out: BinaryIO) -> None:
        """Write the endpoint's default graph. Raises StoreError when the endpoint gives less than it says it has."""
        rdf = graph_format(media_type)
        expected = int(self.select(_COUNT)[0]["n"])
        triples = list(parse(self.query(_EVERYTHING, "application/n-triples"), RdfFormat.N_TRIPLES))
        if len(triples) < expected:
            gave = f"{self.address} gave {len(triples)} of its {expected} statements"
            raise StoreError(f"{gave}: raise its limit on results, or export there")
        statements = triples if rdf.supports_datasets else [quad.triple for quad in triples]
        serialize(statements, out, rdf, prefixes=PREFIXES)

    @contextmanager
    def _connection_errors(self) -> Iterator[None]:
        try:
            yield
        except httpx.TimeoutException:
            raise StoreError(f"{self.address} did not answer within {self._client.timeout.read:g} s") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise StoreError(f"{self.address} cannot be reached: {error}") from error

    def _refuse_failure(self, response: httpx.Response) -> None:
        if response.is_success:
            return
        response.read()
        reason = " ".join(response.text.split())[:300] or response.reason_phrase
        if response.status_code == HTTPStatus.BAD_REQUEST:
            raise QueryError(f"{self.address} refused the query: {reason}")
        raise StoreError(f"{self.address} answered {response.status_code}: {reason}")

    def _refuse_other_type(self, response: httpx.Response, media_type: str) -> None:
        given = response.headers.get("content-type", "").split(";")[0].strip()
        if given != media_type:
            raise QueryError(f"{self.address} answered with {given or 'no media type'}, not with {media_type}")


def _lexical(term: dict[str, str]) -> str:
    return f"_:{term['value']}" if term["type"] == "bnode" else term["value"]

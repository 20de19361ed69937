"""Requests to a SPARQL 1.1 endpoint, and what can go wrong with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import httpx

from kg.errors import QueryError, StoreError
from kg.store.reader import Dataset

_UNFINISHED = "X-SQL-State"  # Virtuoso: the time was up, and these are some of the results


class Connection:
    """A client of the endpoint at `address`, whose queries may name graphs to ask, as `?default-graph-uri=…`.

    A request that takes more than `timeout` seconds is a StoreError, as is every failure that is not the query's.
    """

    def __init__(self, address: str, timeout: float) -> None:
        parts = urlsplit(address)
        given = parse_qsl(parts.query)
        self.address = urlunsplit(parts._replace(query="", fragment=""))
        self.graphs = tuple(value for name, value in given if name == "default-graph-uri")
        others = httpx.QueryParams([(name, value) for name, value in given if name != "default-graph-uri"])
        self._client = httpx.Client(timeout=timeout, follow_redirects=True, params=others)

    @contextmanager
    def asked(
        self, query: str, media_type: str, dataset: Dataset | None, instead: str = ""
    ) -> Iterator[httpx.Response]:
        """The answer to a query as it comes, in this format, or in the other one where the endpoint cannot write it.

        Raises QueryError where the endpoint refuses the query or answers in another format still.
        """
        fields: dict[str, str | list[str]] = {"query": query}
        if dataset is not None:
            fields |= {"default-graph-uri": list(dataset.default), "named-graph-uri": list(dataset.named)}
        types = [media_type] if instead in ("", media_type) else [media_type, instead]
        headers = {"Accept": ", ".join(f"{name};q={1 - n / 2:g}" if n else name for n, name in enumerate(types))}
        with self._errors(), self._client.stream("POST", self.address, data=fields, headers=headers) as response:
            self._refuse_failure(response)
            self._refuse_other_type(response, types)
            yield response

    def whole(self, query: str, media_type: str, dataset: Dataset | None = None) -> httpx.Response:
        """The answer to a query, once it is there to its end."""
        with self.asked(query, media_type, dataset) as response:
            response.read()
            return response

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except httpx.TimeoutException:
            raise StoreError(f"{self.address} did not answer within {self._client.timeout.read:g} s") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise StoreError(f"{self.address} cannot be reached: {error}") from error

    def _refuse_failure(self, response: httpx.Response) -> None:
        if response.is_success and _UNFINISHED not in response.headers:
            return
        response.read()
        if response.is_success:
            raise StoreError(f"{self.address} gave up after some of the results: raise its MaxQueryExecutionTime")
        reason = " ".join(response.text.split())[:300] or response.reason_phrase
        if response.status_code == HTTPStatus.BAD_REQUEST:
            raise QueryError(f"{self.address} refused the query: {reason}")
        raise StoreError(f"{self.address} answered {response.status_code}: {reason}")

    def _refuse_other_type(self, response: httpx.Response, types: list[str]) -> None:
        given = media_type_of(response)
        if given not in types:
            raise QueryError(f"{self.address} answered with {given or 'no media type'}, not with {types[0]}")


def media_type_of(response: httpx.Response) -> str:
    """The media type of an answer, without its parameters."""
    return str(response.headers.get("content-type", "")).split(";")[0].strip().lower()

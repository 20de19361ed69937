"""How the service fares: what Prometheus may count."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.datastructures import State

from api.middleware.lines import Lines
from api.workers.pool import Pool

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
Family = TypeVar("Family", GaugeMetricFamily, CounterMetricFamily)


class Metrics(Collector):
    """Counts of one service, whose `pool` and `lines` stand in its state once it runs.

    Routes are named by their patterns, so that there are few of them.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "newskg_requests", "Requests answered", ["route", "method", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "newskg_request_seconds", "From request to end of answer", ["route"], buckets=BOUNDS, registry=self.registry
        )
        self.registry.register(self)
        self._counted = cache(lambda route, method, status: self._requests.labels(route, method, str(status)))
        self._timed = cache(self._seconds.labels)

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one request that has ended."""
        self._counted(route, method, status).inc()
        self._timed(route).observe(seconds)

    def collect(self) -> Iterator[Metric]:
        """What the workers and the lines say at this moment."""
        pool: Pool = self._state.pool
        lines: Lines = self._state.lines
        yield _labelled(
            GaugeMetricFamily("newskg_workers", "Worker processes", labels=["state"]),
            (("alive", pool.alive), ("idle", pool.idle)),
        )
        yield _labelled(
            CounterMetricFamily("newskg_workers_killed", "Workers that a request cost, by why", labels=["reason"]),
            sorted(pool.killed.items()),
        )
        yield _labelled(
            GaugeMetricFamily("newskg_waiting", "Requests that wait", labels=["for"]),
            (("worker", pool.waiting), ("turn", lines.waiting)),
        )
        remembered = pool.remembered
        yield CounterMetricFamily("newskg_remembered", "Results given again without a worker", value=remembered.given)
        yield GaugeMetricFamily("newskg_remembered_bytes", "What remembered results take", value=remembered.size)
        if pool.generation is not None:
            yield GaugeMetricFamily("newskg_generation", "The store's generation", value=pool.generation)

    def describe(self) -> Iterable[Metric]:
        """Nothing before the service runs."""
        return ()


def _labelled(family: Family, values: Iterable[tuple[str, float]]) -> Family:
    for label, value in values:
        family.add_metric([label], value)
    return family

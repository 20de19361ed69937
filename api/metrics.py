"""/metrics: how many requests came, how they ended and how long they took, in Prometheus' text format."""

from collections import Counter
from time import perf_counter

from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
router = APIRouter()


class Metrics:
    """Counts of one service. Routes are named by their patterns, so that there are few of them."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: Counter[tuple[str, float]] = Counter()
        self._seconds: Counter[str] = Counter()

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one request that has ended."""
        self.requests[route, method, status] += 1
        self._seconds[route] += seconds  # type: ignore[assignment]  # a Counter adds what it is given
        self._buckets.update((route, bound) for bound in BOUNDS if seconds <= bound)

    def text(self, workers: dict[str, int]) -> str:
        """The exposition."""
        lines = ["# TYPE newskg_requests_total counter"]
        lines += [
            f'newskg_requests_total{{route="{route}",method="{method}",status="{status}"}} {count}'
            for (route, method, status), count in sorted(self.requests.items())
        ]
        lines.append("# TYPE newskg_request_seconds histogram")
        for route in sorted({route for route, _, _ in self.requests}):
            lines += self._histogram(route)
        lines.append("# TYPE newskg_workers gauge")
        lines += [f'newskg_workers{{state="{state}"}} {count}' for state, count in workers.items()]
        return "\n".join(lines) + "\n"

    def _histogram(self, route: str) -> list[str]:
        total = sum(count for (of, _, _), count in self.requests.items() if of == route)
        buckets = [(str(bound), self._buckets[route, bound]) for bound in BOUNDS] + [("+Inf", total)]
        return [
            *(f'newskg_request_seconds_bucket{{route="{route}",le="{bound}"}} {count}' for bound, count in buckets),
            f'newskg_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}',
            f'newskg_request_seconds_count{{route="{route}"}} {total}',
        ]


class Measured:
    """The service with every request counted."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and count how it ended."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        status, began = 500, perf_counter()

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            route = getattr(scope.get("route"), "path", "other")
            self._metrics.count(route, scope["method"], status, perf_counter() - began)


@router.get("/metrics", summary="Counts for Prometheus", response_class=PlainTextResponse, tags=["Service"])
async def metrics(request: Request) -> PlainTextResponse:
    """Requests by route and status, their times, and the workers."""
    pool = request.app.state.pool
    workers = {"alive": pool.alive, "idle": pool.idle}
    return PlainTextResponse(request.app.state.metrics.text(workers), media_type="text/plain; version=0.0.4")

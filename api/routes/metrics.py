"""/metrics: how the service fares, for Prometheus."""

from fastapi import APIRouter, Request
from prometheus_client.exposition import choose_encoder
from starlette.responses import Response

router = APIRouter()


@router.get("/metrics", summary="Counts for Prometheus", response_class=Response, tags=["Service"])
async def metrics(request: Request) -> Response:
    """Requests by route and status, their times, the workers, who waits, and the store's generation."""
    encode, media_type = choose_encoder(request.headers.get("accept", ""))
    return Response(encode(request.app.state.metrics.registry), headers={"Content-Type": media_type})

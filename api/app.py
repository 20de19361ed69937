"""The service put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from fastapi import FastAPI

from api.answers import jsonld, replies
from api.answers.rankings import Rankings
from api.description import void
from api.description.openapi import describe
from api.description.statistics import Census
from api.middleware.lines import Lines
from api.middleware.metrics import Metrics
from api.middleware.stack import Application, layers
from api.routes import (
    ask,
    corrections,
    disagreements,
    docs,
    entities,
    export,
    graphs,
    growing,
    health,
    judgements,
    lookup,
    metrics,
    search,
    sparql,
    update,
    withdrawing,
)
from api.settings import Settings
from api.workers.pool import Pool
from api.writing.desk import Desk
from api.writing.intake import Intake
from kg.errors import NewskgError
from kg.store import Layout, bring_up_to_date, is_address

PARTS = (
    sparql,
    void,
    ask,
    replies,
    lookup,
    disagreements,
    search,
    jsonld,
    entities,
    judgements,
    export,
    update,
    graphs,
    growing,
    withdrawing,
    corrections,
    health,
    metrics,
    docs,
)


def create_app(settings: Settings) -> FastAPI:
    """The service over one store. Its workers start and stop with it."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        pool = Pool(settings)
        app.state.pool = pool
        app.state.census = Census(pool)
        app.state.rankings = Rankings(pool, settings.deadline)
        app.state.desk = Desk(settings, pool.look)
        try:
            await pool.start()
            yield
        finally:
            await app.state.desk.stop()
            await pool.stop()

    app = Application(
        title="newskg",
        summary="A knowledge graph of news articles, with the sentence behind each fact.",
        version=_version(),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.intake = Intake(settings)
    app.state.lines = Lines(settings.at_once, settings.client_waiting)
    app.state.metrics = Metrics(app.state)
    app.state.counting = None
    describe(app)
    for part in PARTS:
        app.include_router(part.router)
    routes = [*app.routes, *(route for part in PARTS for route in part.router.routes)]
    app.user_middleware = layers(settings, app.state, routes, app.version)
    return app


def prepare(settings: Settings) -> None:
    """See that there is a store that this newskg can serve, and bring an older one up to date. Raises StoreError."""
    if is_address(settings.store):
        return
    layout = Layout(Path(settings.store))
    if not settings.read_only:
        bring_up_to_date(layout)
    layout.verify()


def from_environment() -> FastAPI:
    """The service that the NEWSKG_* environment variables describe, for uvicorn's factory mode.

    Ends the process, with one line that says why, when a setting makes no sense or there is nothing to serve.
    """
    try:
        settings = Settings.read()
        prepare(settings)
    except NewskgError as error:
        raise SystemExit(f"newskg: {error}") from None
    return create_app(settings)


def _version() -> str:
    try:
        return version("newskg")
    except PackageNotFoundError:
        return "0"

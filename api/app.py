"""The service put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from api import ask, docs, entities, export, health, lookup, metrics, problems, search, sparql, void, writing
from api.settings import Settings, SettingsError
from api.statistics import Census
from api.workers import Pool
from kg.errors import StoreError
from kg.store import Layout, is_address


def create_app(settings: Settings) -> FastAPI:
    """The service over one store. Its workers start and stop with it."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        pool = Pool(settings)
        app.state.pool = pool
        app.state.census = Census(pool)
        try:
            await pool.start()
            yield
        finally:
            await pool.stop()

    app = FastAPI(
        title="newskg",
        summary="A knowledge graph of news articles, with the sentence behind each fact.",
        version=_version(),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    # Anyone may read from any page; no credentials, so no page can write with a reader's token.
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD", "POST"])
    app.state.metrics = metrics.Metrics()
    app.add_middleware(metrics.Measured, metrics=app.state.metrics)
    problems.install(app)
    for part in (sparql, void, ask, lookup, search, entities, export, writing, health, metrics, docs):
        app.include_router(part.router)
    return app


def from_environment() -> FastAPI:
    """The service that the NEWSKG_* environment variables describe, for uvicorn's factory mode.

    Ends the process, with one line that says why, when a setting makes no sense or there is nothing to serve.
    """
    try:
        settings = Settings.read()
        if not is_address(settings.store):
            Layout(Path(settings.store)).verify()
    except (SettingsError, StoreError) as error:
        raise SystemExit(f"newskg: {error}") from None
    return create_app(settings)


def _version() -> str:
    try:
        return version("newskg")
    except PackageNotFoundError:
        return "0"

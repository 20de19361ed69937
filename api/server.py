"""The service under uvicorn: listening, with its limits on connections, until it is told to end."""

import resource
from collections.abc import Sequence
from math import ceil

import uvicorn

from api.app import create_app, prepare
from api.middleware import logs
from api.middleware.connections import guarded
from api.settings import Settings

GRACE = 1.0  # seconds beyond the deadline that running requests have when the service is told to end


def serve(flags: Sequence[str]) -> None:
    """Serve until a signal ends it; running queries are answered first. Raises NewskgError when it cannot begin."""
    settings = Settings.read(flags)
    logs.configure(settings)
    prepare(settings)
    _allow_connections(settings.connections)
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http=guarded(settings.deadline, settings.connections),
        ws="none",
        log_config=None,
        access_log=False,
        proxy_headers=False,  # the service reads them itself, from the proxies that its settings name
        server_header=False,
        timeout_graceful_shutdown=ceil(settings.deadline + GRACE),
    )


def _allow_connections(number: int) -> None:
    """Raise the limit on open files, where the system lets us: each connection is one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = number + 256
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))

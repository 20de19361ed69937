"""Until when the request in hand must be answered: set on its arrival, for all that is done for it."""

import asyncio
from contextvars import ContextVar

_until: ContextVar[float | None] = ContextVar("until", default=None)


def begin(seconds: float) -> float:
    """Give the request in hand so many seconds from now; the moment on the event loop's clock."""
    moment = asyncio.get_running_loop().time() + seconds
    _until.set(moment)
    return moment


def until(seconds: float) -> float:
    """The moment by which the request in hand must be answered; outside a request, so many seconds from now."""
    given = _until.get()
    return asyncio.get_running_loop().time() + seconds if given is None else given

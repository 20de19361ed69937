"""The request in hand: until when it must be answered, and what is still to be done on its account after that.

Both are set on its arrival and known to all that is done for it, in whichever task or thread.
"""

import asyncio
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class _InHand:
    arrived: float
    until: float
    owed: list[asyncio.Future[None]] = field(default_factory=list)


_in_hand: ContextVar[_InHand | None] = ContextVar("in_hand", default=None)


def _now() -> float:
    return asyncio.get_running_loop().time()


def begin(seconds: float) -> float:
    """Give the request in hand, which has just come, so many seconds; the moment on the event loop's clock."""
    now = _now()
    _in_hand.set(_InHand(now, now + seconds))
    return now + seconds


def hasten(seconds: float) -> None:
    """Give the request in hand so many seconds from now, where it has more."""
    given = _in_hand.get()
    if given is not None:
        given.until = min(given.until, _now() + seconds)


def age() -> float:
    """Seconds since the request in hand has come; outside a request, 0."""
    given = _in_hand.get()
    return 0.0 if given is None else _now() - given.arrived


def until(seconds: float) -> float:
    """The moment by which the request in hand must be answered; outside a request, so many seconds from now."""
    given = _in_hand.get()
    return _now() + seconds if given is None else given.until


def charge(work: asyncio.Future[None]) -> None:
    """Put work that the request in hand has caused on its account."""
    given = _in_hand.get()
    if given is not None:
        given.owed.append(work)


def owed() -> list[asyncio.Future[None]]:
    """What the request in hand has caused and is not done."""
    given = _in_hand.get()
    return [] if given is None else [work for work in given.owed if not work.done()]

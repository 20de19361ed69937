"""The request in hand: until when it must be answered, and what is still to be done on its account after that.

Both are set on its arrival and known to all that is done for it, in whichever task or thread.
"""

import asyncio
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class _InHand:
    until: float
    owed: list[asyncio.Future[None]] = field(default_factory=list)


_in_hand: ContextVar[_InHand | None] = ContextVar("in_hand", default=None)


def begin(seconds: float) -> float:
    """Give the request in hand so many seconds from now; the moment on the event loop's clock."""
    moment = asyncio.get_running_loop().time() + seconds
    _in_hand.set(_InHand(moment))
    return moment


def until(seconds: float) -> float:
    """The moment by which the request in hand must be answered; outside a request, so many seconds from now."""
    given = _in_hand.get()
    return asyncio.get_running_loop().time() + seconds if given is None else given.until


def charge(work: asyncio.Future[None]) -> None:
    """Put work that the request in hand has caused on its account."""
    given = _in_hand.get()
    if given is not None:
        given.owed.append(work)


def owed() -> list[asyncio.Future[None]]:
    """What the request in hand has caused and is not done."""
    given = _in_hand.get()
    return [] if given is None else [work for work in given.owed if not work.done()]

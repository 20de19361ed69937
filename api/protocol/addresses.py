"""The service's own addresses, as the client sees them."""

from fastapi import Request


def root(request: Request) -> str:
    """The service's own address, without a slash at its end."""
    return str(request.base_url).rstrip("/")

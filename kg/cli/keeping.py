"""What commands that keep what people say have in common: the folder it is kept in, and who says it."""

import getpass
from pathlib import Path

from kg.errors import StoreError
from kg.store import Layout, is_address


def folder_of(store: str, otherwise: str = "name the folder it is served from") -> Path:
    """The folder of a store that has been built. Raises StoreError for an endpoint, saying what to do otherwise."""
    if is_address(store):
        raise StoreError(f"{store} is an endpoint: {otherwise}")
    Layout(Path(store)).format()  # says so where there is no store, rather than making one
    return Path(store)


def name_of(who: str | None) -> str:
    """Who says it: the name given, else that of the system's user. Raises StoreError where there is none."""
    if who:
        return who
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise StoreError("the system does not say who you are: give --who") from None

"""Opening a store for reading by what the user wrote: a directory or the address of a SPARQL endpoint."""

from pathlib import Path

from kg.errors import StoreError
from kg.store.layout import Layout
from kg.store.reader import Reader, Snapshot


def is_address(store: str | Path) -> bool:
    """Whether the store is named by an http or https address."""
    return isinstance(store, str) and store.startswith(("http://", "https://"))


def open_reader(store: str | Path) -> Reader:
    """The newest generation of the store in a directory, or the endpoint at an address.

    Raises StoreError when there is no store, nothing has been built in it, or its format is newer than this newskg. An
    endpoint is not contacted before the first query.
    """
    if not is_address(store):
        return _newest(Layout(Path(store)))
    from kg.store.remote import Endpoint  # noqa: PLC0415 - brings an HTTP client, which a folder can do without

    return Endpoint(str(store))


def _newest(layout: Layout) -> Snapshot:
    layout.verify()
    while (number := layout.newest()) is not None:
        try:
            return Snapshot(layout.generation(number))
        except (FileNotFoundError, StoreError) as error:
            if layout.newest() != number:  # a writer has published some since, and taken this one away
                continue
            if isinstance(error, StoreError):
                raise
            missing = f"{layout.generation(number)} is missing although CURRENT names it: run kg build"
            raise StoreError(missing) from error
    raise StoreError(f"nothing has been built in {layout.root}: run kg build first")

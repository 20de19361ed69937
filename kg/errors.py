"""The errors a user can meet, all under one root.

NewskgError
├── InputError        an input could not be read; the rest of the build goes on
├── StoreError        the store cannot be opened, locked or written
├── QueryError        a SPARQL query or update is malformed or was refused
│   ├── QueryRefused  it asks for what is not done here, such as SERVICE
│   └── QueryFailed   it is well formed, and cannot be run
└── VocabularyError   the ontology's Turtle files do not hold together

Each message is one line: what is wrong, where, and what to do about it.
"""


class NewskgError(Exception):
    """The root of every error that newskg raises on purpose."""


class InputError(NewskgError):
    """An input could not be read. `where` names the file, and the line where there is one."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class StoreError(NewskgError):
    """The store cannot be opened, locked or written."""


class QueryError(NewskgError):
    """A SPARQL query or update is malformed or was refused."""


class QueryRefused(QueryError):  # noqa: N818  it was
    """A SPARQL query or update asks for what is not done here: to call another endpoint, say."""


class QueryFailed(QueryError):  # noqa: N818  it did
    """A SPARQL query or update is well formed, and cannot be run: it calls a function that is not there, say."""


class VocabularyError(NewskgError):
    """The ontology's Turtle files do not hold together."""

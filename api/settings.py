"""What the service is told: where the store is and how much one query may cost."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Self

PREFIX = "NEWSKG_"


class SettingsError(ValueError):
    """A NEWSKG_* environment variable has a value that cannot be used."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Settings of one service.

    `store` is a folder or the URL of a SPARQL endpoint. `deadline` and `export_deadline` are seconds from the moment a
    worker takes the query to the last byte of its answer; `worker_memory` is MiB of data per worker process;
    `query_bytes` is the longest query taken. `poll` is how often, in seconds, the store is looked at for a newer
    generation.
    """

    store: str = "./newskg-store"
    workers: int = 4
    deadline: float = 10.0
    export_deadline: float = 600.0
    worker_memory: int = 1024
    query_bytes: int = 1 << 20
    poll: float = 0.5

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Settings from NEWSKG_STORE, NEWSKG_WORKERS, NEWSKG_DEADLINE, NEWSKG_EXPORT_DEADLINE and NEWSKG_WORKER_MEMORY.

        Raises SettingsError when a number is none, or not above zero.
        """
        return cls(
            store=environment.get(PREFIX + "STORE") or cls.store,
            workers=ceil(_number(environment, "WORKERS", cls.workers)),
            deadline=_number(environment, "DEADLINE", cls.deadline),
            export_deadline=_number(environment, "EXPORT_DEADLINE", cls.export_deadline),
            worker_memory=ceil(_number(environment, "WORKER_MEMORY", cls.worker_memory)),
        )


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    text = environment.get(PREFIX + name)
    if not text:
        return default
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not number > 0 or number == float("inf"):
        raise SettingsError(f"{PREFIX}{name}={text}: give a number above zero")
    return number

"""Requests for corrections, as people and programs make them: things go by the names that these know."""

from typing import Literal

from msgspec import Struct

from kg.model import MentionKind, Status


class Request(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What someone wants corrected; things are named by address, IRI, `id/…` or name, in `article` where given.

    `same` and `different` take `target` and `other`; `different` may give `articles` instead of `other`. `rename` takes
    `label`, `kind` takes `kind`, `link` takes `identifier`, `role` takes `concept`, `quote` and what else is known.
    """

    correction: Literal["same", "different", "rename", "reject", "role", "kind", "link"]
    target: str
    other: str | None = None
    article: str | None = None
    articles: tuple[str, ...] = ()
    label: str | None = None
    kind: MentionKind | None = None
    identifier: str | None = None
    concept: str | None = None
    title: str | None = None
    quote: str | None = None
    body: str | None = None
    status: Status = "Current"
    since: str | None = None
    until: str | None = None
    why: str = ""

"""Corrections: what people say to be otherwise, kept as lines of a file, replayed at every build and undone at will."""

from kg.corrections.journal import FILE, Journal
from kg.corrections.model import (
    AddRole,
    Correction,
    Different,
    Entry,
    Kind,
    Link,
    Outcome,
    Reject,
    Rename,
    Retract,
    Same,
    Standing,
    Undo,
    identified,
    kind_of,
    now,
    standing,
)
from kg.corrections.requests import Request
from kg.corrections.targets import Target

__all__ = [
    "FILE",
    "AddRole",
    "Correction",
    "Different",
    "Entry",
    "Journal",
    "Kind",
    "Link",
    "Outcome",
    "Reject",
    "Rename",
    "Request",
    "Retract",
    "Same",
    "Standing",
    "Target",
    "Undo",
    "identified",
    "kind_of",
    "now",
    "standing",
]

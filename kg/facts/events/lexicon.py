"""The triggers of the event types."""

from functools import cache

from kg.facts.triggers import Index
from kg.vocabulary import vocabulary


@cache
def event_triggers(kind: str) -> Index:
    """The triggers of all event types: its verbs ("verb"), or its nouns ("noun"), those of the plural among them."""
    return Index(sorted(vocabulary().event_types), ("verb",) if kind == "verb" else ("noun", "plural"))

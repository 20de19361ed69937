"""The triggers of the event types, and the nouns that stand for a side."""

import re
from functools import cache

from kg.facts.lexicon import signals
from kg.facts.triggers import Index
from kg.vocabulary import vocabulary

__all__ = ["event_triggers", "signals", "stand_ins"]

_TITLE_END = re.compile(r" (?:of|for|to|in|at|on|without) ")


@cache
def event_triggers(kind: str) -> Index:
    """The triggers of all event types: its verbs ("verb"), or its nouns ("noun"), those of the plural among them."""
    return Index(sorted(vocabulary().event_types), ("verb",) if kind == "verb" else ("noun", "plural"))


@cache
def stand_ins() -> frozenset[str]:
    """Nouns that stand for the country or body named beside them: forces, government, delegation, minister."""
    titles = {_TITLE_END.split(title)[0].split()[-1] for role in vocabulary().roles for title in role.titles}
    return vocabulary().stand_ins | signals("Delegation") | titles

"""Events: what happened, is under way, is planned or was called off, as the article tells it.

A sentence's words are read in steps, one module each: which words evoke an event type (`occurrences`), whether they
tell of it as a fact (`verb_status`, `noun_status`), who took part (`participants`), where and when
(`places`, `days`), how many (`quantities`), which words tell of the same event (`joining`), whether it is a
particular one (`specific`), and what of it was told before (`story`).
"""

from kg.facts.events.rule import events

__all__ = ["events"]

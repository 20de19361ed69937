"""A form of question, whole in one record: how it is worded, what answers it, and what to show as an example."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg.ask.asked import Asked
from kg.ask.grammar import pattern
from kg.ask.inquiry import Found, Inquiry

Answerer = Callable[[Inquiry], Found | None]


@dataclass(frozen=True)
class Form:
    """One form of question.

    `told` is the form in words. A pattern is a regular expression over the whole plain question, with the word classes
    of `kg.ask.grammar` in braces; its groups are the slots: `side` (whom a delegation represents), `who` (a person or
    party), `what` (a role, an event, a place), `act`, `words`, `type`, and `rest` (whatever narrows the answer).
    `answerers` are tried in their order; `queries` are the files of `kg/questions` that they find their answers with.
    `examples` are shown to users: each is read as this form. `weighed` where a sentence that matches the question far
    better than those behind the answer goes before it.
    """

    name: str
    told: str
    patterns: tuple[str, ...]
    answerers: tuple[Answerer, ...]
    queries: tuple[str, ...]
    examples: tuple[str, ...]
    weighed: bool = False

    def read(self, plain: str) -> Asked | None:
        """The slots of a plain question that has this form; None for any other."""
        for expression in map(_compiled, self.patterns):
            found = expression.fullmatch(plain)
            if found:
                slots = {slot: text.strip(" ,'\"“”") for slot, text in found.groupdict().items() if text}
                return Asked(self.name, plain, slots)
        return None


@cache
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(pattern(text), re.I)

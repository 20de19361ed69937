"""Facts: one rule module per kind, in one explicit list. A module reads a document and yields facts between its
mentions.

Delegations come after events, since a delegation names the event it was sent to by that event's place among the facts.
"""

from collections.abc import Callable, Iterable, Sequence

from kg.document import Document
from kg.facts.delegations import delegations
from kg.facts.events import events
from kg.facts.positions import positions
from kg.facts.quotations import quotations
from kg.facts.roles import roles
from kg.model import Extraction, Fact

Rule = Callable[[Document, Sequence[Fact]], Iterable[Fact]]

RULES: tuple[Rule, ...] = (roles, events, delegations, quotations, positions)


def extract(document: Document) -> Extraction:
    """Everything the rules find in a document. Each rule sees what those before it found."""
    facts: list[Fact] = []
    for rule in RULES:
        facts.extend(rule(document, tuple(facts)))
    return Extraction(article=document.article, mentions=document.mentions, facts=tuple(facts))

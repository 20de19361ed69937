"""Words for the two sides of what is told, who are named elsewhere: "both countries", "the two leaders"."""

from spacy.tokens import Token

from kg.facts.events.numbers import number_of
from kg.syntax import children

_SIDES = frozenset(
    "side country nation state party government leader president minister delegation capital neighbour neighbor".split()
)


def both_sides(head: Token) -> bool:
    """Whether the noun phrase stands for the two sides of what is told: "both countries", "the two leaders"."""
    if head.lemma_.lower() not in _SIDES or children(head, "prep", "amod"):
        return False
    both = any(child.lower_ == "both" for child in children(head, "det", "predet", "cc", "preconj"))
    return both or any(number_of(child) == 2 for child in children(head, "nummod"))

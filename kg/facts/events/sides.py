"""Words for the two sides of what is told, who are named elsewhere: "both countries", "the two leaders"."""

from collections import Counter

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.numbers import number_of
from kg.model import Mention
from kg.syntax import children

_SIDES = frozenset(
    "side country nation state party government leader president minister delegation capital neighbour neighbor".split()
)


def both_sides(head: Token) -> bool:
    """Whether the noun phrase stands for the two sides of what is told: "both countries", "the two leaders"."""
    described = any(word.ent_type_ != "DATE" for prep in children(head, "prep") for word in children(prep, "pobj"))
    if head.lemma_.lower() not in _SIDES or described or children(head, "amod"):
        return False
    both = any(child.lower_ == "both" for child in children(head, "det", "predet", "cc", "preconj"))
    return both or any(number_of(child) == 2 for child in children(head, "nummod"))


def two_sides(document: Document) -> tuple[Mention, ...]:
    """The two countries that an article is about: each named more than once, and more often than any third one."""
    named = [mention for mention in document.mentions if mention.kind == "country"]
    counts = Counter(mention.name for mention in named).most_common(3)
    third = counts[2][1] if len(counts) > 2 else 1
    about = [name for name, count in counts[:2] if count > third]
    if len(about) < 2:
        return ()
    return tuple(next(mention for mention in named if mention.name == name) for name in about)

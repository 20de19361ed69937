"""The ontology's words in the shapes the rules ask for."""

import re
from functools import cache

from kg.vocabulary import vocabulary

_TITLE_END = re.compile(r" (?:of|for|to|in|at|on|without) ")


@cache
def objects_of(*terms: str) -> frozenset[str]:
    """The lemmas that the triggers of these terms demand as their object."""
    return frozenset().union(*(t.objects for t in vocabulary().triggers_of(*terms)))


@cache
def concepts_below(top: str) -> frozenset[str]:
    """The notations of a top concept of the role scheme and of everything below it."""
    return frozenset(role.notation for role in vocabulary().roles if role.top == top)


@cache
def meets(event_type: str) -> bool:
    """Whether parties meet in such an event: its words have a slot for them."""
    return any("Party" in trigger.parts.values() for trigger in vocabulary().triggers_of(event_type))


@cache
def state_offices() -> frozenset[str]:
    """The notations of the roles that are held in a country: those the ontology says so of, and all below them."""
    return frozenset(role.notation for role in vocabulary().roles if role.held_in == "Country")


@cache
def signals(*terms: str) -> frozenset[str]:
    """The one-word lemmas, of any word class, that evoke one of these terms."""
    return frozenset(lemma for lemma in vocabulary().lemmas_of(*terms) if " " not in lemma)


@cache
def title_nouns() -> frozenset[str]:
    """The nouns that titles are built on: "minister", "chief"; "head" for "head of state"."""
    return frozenset(_TITLE_END.split(title)[0].split()[-1] for role in vocabulary().roles for title in role.titles)


@cache
def stand_ins() -> frozenset[str]:
    """Nouns that stand for the country or body named beside them: forces, government, delegation, minister."""
    return vocabulary().stand_ins | signals("Delegation") | title_nouns()

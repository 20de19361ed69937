"""Words that attribute a quotation: the verb or noun of saying that stands beside it, and whether it may have these words."""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from kg.facts.lexicon import nouns, verbs
from kg.syntax import upward

# Acts that are done by speaking: their verbs too introduce the words that were used.
_SPOKEN_ACTS = ("Demand", "Offer", "Accuse", "Threaten", "Deny")


@cache
def _sayings() -> frozenset[str]:
    return verbs("Quotation", *_SPOKEN_ACTS)


def is_saying(token: Token) -> bool:
    """Whether the token is a verb of saying, whatever part of speech the parser took it for."""
    return token.lemma_.lower() in _sayings() and (token.pos_ == "VERB" or (token.pos_ == "AUX") or token.tag_.startswith("VB"))


def first_saying(words: Sequence[Token]) -> Token | None:
    """The first verb of saying among the words."""
    return next((token for token in words if is_saying(token)), None)


def last_saying(words: Sequence[Token]) -> Token | None:
    """The last verb of saying among the words."""
    return first_saying(list(reversed(words)))


def governing(quoted: Sequence[Token], outside: frozenset[int]) -> Token | None:
    """The nearest verb outside the quotation that the quoted words hang on and that says or calls."""
    for token in quoted:
        if token.head.i in outside:
            return next((above for above in upward(token.head) if above.i in outside and (is_saying(above) or calls(above, token))), None)
    return None


def calls(verb: Token, inner: Token) -> bool:
    """Whether the verb says what something is: "hailed it as “…”", with the quoted words behind "as"."""
    return verb.pos_ == "VERB" and any(above.lower_ == "as" and above.head == verb for above in upward(inner))


def noun_of_saying(words: Sequence[Token]) -> Token | None:
    """The last noun of saying among the words, such as "statement" or "message"."""
    lemmas = nouns("Quotation")
    return next((token for token in reversed(words) if token.pos_ == "NOUN" and (token.lemma_.lower(),) in lemmas), None)


def according_to(words: Sequence[Token]) -> Token | None:
    """The head of what follows "according to"."""
    for token in words:
        if token.lower_ == "according":
            for below in token.subtree:
                if below.dep_ == "pobj":
                    return below
    return None

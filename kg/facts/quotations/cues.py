"""Words that attribute a quotation: verbs and nouns of saying, "as" after a verb of judging, "according to"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.facts.triggers import evokes, index
from kg.syntax import children, upward

# Acts that are done by speaking: their verbs too introduce the words that were used.
_SPOKEN_ACTS = ("Demand", "Offer", "Accuse", "Threaten", "Deny")


def addresses(verb: Token) -> bool:
    """Whether it is a verb of saying whose object is the one spoken to."""
    return any(m.trigger.parts.get("object") == "Addressee" for m in index("Quotation", word_class="verb").match(verb))


def is_saying(token: Token) -> bool:
    """Whether the token is a verb of saying, whatever part of speech the parser took it for; to want is not to say."""
    return evokes(token, "Quotation", *_SPOKEN_ACTS, word_class="verb") and not evokes(token, "Prospect")


def is_thought(verb: Token) -> bool:
    """Whether the verb tells rather what someone thinks: another one above it may tell who said so."""
    return evokes(verb, "Attitude", word_class="verb")


def sayings(words: Sequence[Token]) -> list[Token]:
    """The verbs of saying among the words, in text order."""
    return [token for token in words if is_saying(token)]


def following(after: Sequence[Token], *, last: bool) -> Token | None:
    """The verb of saying that a quotation runs into: `,” she said`, `,” said the minister`.

    A participle with another quotation after it (`last` is false) introduces that one.
    """
    for token in after:
        if is_saying(token) and (last or token.tag_ != "VBG"):
            return None if token.tag_ == "VBG" and children(token, "nsubj") else token  # "with X speaking to Y"
        if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod"):
            return None
    return None


def adjacent(before: Sequence[Token]) -> Token | None:
    """The verb of saying right before a quotation, or with only a comma, a colon, "that" or an adverb between."""
    for token in reversed(before):
        if is_saying(token):
            return token
        if token.pos_ not in ("PUNCT", "ADV", "SCONJ", "PART") and token.lower_ not in ("that", "it", "them"):
            return None
    return None


def above(quoted: Sequence[Token], words: Sequence[Token]) -> Iterator[Token]:
    """The verbs outside the quotation that the quoted words hang on and that say or judge, the nearest first."""
    outside = frozenset(token.i for token in words)
    inner = next((token for token in quoted if token.head.i in outside), None)
    judged = inner is not None and _after_as(quoted[0])
    for token in upward(inner.head) if inner is not None else ():
        if token.i in outside and (is_saying(token) or (judged and token.pos_ == "VERB" and token.dep_ != "relcl")):
            yield token


def _after_as(first: Token) -> bool:
    """Whether "as" stands before the quotation, an article and a mark between: `hailed it as a “…`."""
    return any(token.lower_ == "as" for token in first.doc[max(0, first.i - 3) : first.i])


def noun_of_saying(words: Sequence[Token]) -> Token | None:
    """The last noun of saying among the words, such as "statement" or "message"."""
    return next((t for t in reversed(words) if evokes(t, "Quotation", word_class="noun")), None)


def according_to(words: Sequence[Token]) -> Token | None:
    """The head of what follows "according to"."""
    for token in words:
        if token.lower_ == "according":
            return next((below for below in token.subtree if below.dep_ == "pobj"), None)
    return None

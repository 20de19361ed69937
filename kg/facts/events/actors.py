"""Whom a noun phrase stands for: the mention it is, those named beside it, or the country whose forces it names."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.lexicon import stand_ins
from kg.model import Mention
from kg.syntax import children, conjuncts, prepositional

_PLACES = ("city", "region", "place")


def actors(document: Document, head: Token, *, towns: bool = False) -> list[Mention]:
    """The mentions that the phrase headed by this token stands for, in text order.

    `towns` lets a town count, as where a capital stands for its government.
    """
    found: dict[int, Mention] = {}
    for mention in _named(document, head):
        if towns or mention.kind not in _PLACES:
            found.setdefault(mention.id, mention)
    return sorted(found.values(), key=lambda mention: mention.id)


def _named(document: Document, head: Token) -> Iterator[Mention]:
    mention = document.mention_at(head)
    if mention is not None:
        yield mention
        return
    for name in children(head, "appos"):
        for each in conjuncts(name):
            named = document.mention_at(each)
            if named is not None and named.kind in ("person", "organization"):
                yield named
    if stands_in(head):
        yield from sides(document, head)
        for child in prepositional(head, "of", "from"):
            yield from _side(document, child)
        yield from _members(document, head)


def _members(document: Document, team: Token) -> Iterator[Mention]:
    """Those named as part of a team: "a delegation led by X, including Y"."""
    heads = prepositional(team, "including")
    for participle in children(team, "acl"):
        heads += prepositional(participle, "by", "including")
    for head in heads:
        mention = document.mention_at(head)
        if mention is not None and mention.kind == "person":
            yield mention
        elif mention is None and stands_in(head):
            yield from _named(document, head)


def stands_in(noun: Token) -> bool:
    """Whether the noun stands for the side it belongs to: forces, government, delegation, president, officials."""
    return noun.lemma_.lower() in stand_ins() and noun.pos_ in ("NOUN", "PROPN")


def sides(document: Document, noun: Token) -> Iterator[Mention]:
    """The countries and bodies named before the noun: "Russian forces", "the EU's envoy"."""
    for child in children(noun, "amod", "compound", "poss", "nmod", "npadvmod"):
        for token in child.subtree:
            yield from _side(document, token)


def _side(document: Document, token: Token) -> Iterator[Mention]:
    mention = document.mention_at(token)
    if mention is not None and mention.kind in ("country", "organization"):
        yield mention
    elif mention is None and token.pos_ in ("NOUN", "PROPN"):
        yield from (m for m in sides(document, token) if stands_in(token))

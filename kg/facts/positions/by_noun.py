"""Positions stated by a noun: "his call for …", "the demands of X that …", "Ruritanian objections to …"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.positions.stand import Stand, trimmed
from kg.facts.positions.triggers import acts_of_noun
from kg.facts.speakers import stands_for
from kg.model import Fact, Mention
from kg.syntax import children, prepositional

_CONTENT = ("for", "to", "against", "about", "over")


def by_nouns(document: Document, facts: Sequence[Fact]) -> Iterator[Stand]:
    """The positions that nouns outside quotations state, where both whose they are and what they are about is said."""
    for sentence in document.body_sentences():
        for noun in sentence.tokens:
            if noun.pos_ == "NOUN" and not document.is_quoted(noun):
                for act in acts_of_noun(noun):
                    party = _party(document, facts, noun)
                    content = _content(noun)
                    if party is not None and content:
                        yield Stand(act, (party,), content, tuple(sorted(noun.subtree, key=lambda t: t.i)), "noun", 0.75)
                    break


def _party(document: Document, facts: Sequence[Fact], noun: Token) -> Mention | None:
    for token in [*children(noun, "poss", "amod", "compound", "nmod"), *prepositional(noun, "of", "by", "from")]:
        mention = document.mention_at(token) if token.dep_ in ("amod", "compound") else stands_for(document, facts, token)
        if mention is not None and mention.kind in ("person", "organization", "country"):
            return mention
    return None


def _content(noun: Token) -> tuple[Token, ...]:
    found = [
        token
        for child in noun.children
        if (child.dep_ == "prep" and child.lower_ in _CONTENT) or child.dep_ in ("acl", "relcl", "ccomp")
        for token in child.subtree
        if token is not child or child.dep_ != "prep"
    ]
    return trimmed(sorted(found, key=lambda t: t.i))

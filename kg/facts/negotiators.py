"""Negotiators: the place in a team that a title gives, and those whose side was told before they are named."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.lexicon import concepts_below
from kg.facts.referents import stands_for
from kg.facts.team_sides import SIDES
from kg.facts.teams import CAPACITIES
from kg.model import Capacity, DelegationFact, Fact, Membership, Mention, RoleFact
from kg.syntax import children, prepositional, subtree
from kg.vocabulary import vocabulary

_NEAR = 4  # sentences: how far after "the negotiator of X" the name may stand
_SURE = 0.7  # confidence in a name that stands sentences after its side


def capacity_of(title: str) -> Capacity:
    """The capacity that the longest of the ontology's words within the title gives: "deputy head" is no head."""
    words = f" {title.casefold()} "
    named = [
        (len(lemma), capacity)
        for capacity in CAPACITIES
        for lemma in vocabulary().lemmas_of(capacity)
        if f" {lemma} " in words
    ]
    return max(named)[1] if named else "Member"


def title_in_full(document: Document, fact: RoleFact) -> str:
    """The title with the word that its country parts from it: "chief negotiator" in "chief Ruritanian negotiator"."""
    for noun in document.tokens(fact.evidence.span):
        if noun.lower_ == fact.title.casefold() and noun.i > 1:
            side = document.mention_at(noun.nbor(-1))
            first = document.tokens(side.span)[0] if side is not None and side.kind in SIDES else None
            if first is not None and first.i > 0:
                return f"{first.nbor(-1).lower_} {fact.title}"
    return fact.title


def named_later(document: Document, facts: Sequence[Fact]) -> Iterator[DelegationFact]:
    """ "The lead negotiator for X said …" and a few sentences on "Negotiator A said …": A speaks for X.

    Only in an article whose negotiators without a name are all of one side, and where A alone has such a title alone.
    """
    bare = [fact for fact in facts if isinstance(fact, RoleFact) and fact.body is None]
    named = [fact for fact in bare if fact.concept in concepts_below("negotiator") and fact.status != "Former"]
    if len({document.mentions[fact.holder].name for fact in named}) != 1:
        return
    told = list(_unnamed(document, facts, named[0].title.casefold().split()[-1]))
    if len({side.name for _, side in told}) != 1:
        return
    for noun, side in told[:1]:
        here = document.sentence_of(noun).index
        there = document.sentence_of(document.tokens(named[0].evidence.span)[0]).index
        if 0 < there - here <= _NEAR:
            phrase = [token for token in subtree(noun, without=("relcl", "appos")) if not token.is_punct]
            capacity = capacity_of(" ".join(token.lower_ for token in phrase))
            member = Membership(evidence=named[0].evidence, member=named[0].holder, capacity=capacity)
            evidence = document.evidence(phrase, "delegation-named-later", _SURE)
            yield DelegationFact(evidence=evidence, represents=side.id, members=(member,))


def _unnamed(document: Document, facts: Sequence[Fact], title: str) -> Iterator[tuple[Token, Mention]]:
    """The phrases that speak of one with this title and of the side, but give no name."""
    for sentence in document.body_sentences():
        for noun in sentence.tokens:
            if noun.lower_ != title or noun.tag_ != "NN" or noun.dep_ in ("compound", "appos"):
                continue
            if any(m.kind == "person" for m in map(document.mention_at, children(noun, "appos")) if m is not None):
                continue
            owners = [
                *children(noun, "poss", "compound", "amod", "nmod"),
                *prepositional(noun, "of", "for", "in", "from"),
            ]
            sides = [stands_for(document, facts, owner) for owner in owners if not document.is_quoted(noun)]
            yield from ((noun, side) for side in sides if side is not None and side.kind in SIDES)

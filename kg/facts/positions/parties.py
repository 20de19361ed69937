"""Whose a position is: who speaks, whose statement it is, or for whom a spokesperson's "we" speaks."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.lexicon import concepts_below
from kg.facts.referents import PARTIES, actors_of, speakers_of, stands_for
from kg.facts.triggers import evokes
from kg.model import EventFact, Fact, Mention, RoleFact
from kg.syntax import children, prepositional

_GOVERNING = frozenset({"administration", "government", "cabinet"})
_LEADING = frozenset({"head_of_state", "head_of_government", "president", "prime_minister"})
_BOTH = frozenset({"both", "two"})


def parties_of(document: Document, facts: Sequence[Fact], verb: Token) -> tuple[Mention, ...]:
    """Those who take a position by the verb: its subjects, or the owner of the statement that is its subject."""
    if len(children(verb, "nsubj")) > 1:  # "which, X said, Y refused": the relative pronoun is no subject
        told = stands_for(document, facts, children(verb, "nsubj")[-1])
        found = [told] if told is not None else []
    else:
        found = [_led_by(document, facts, verb, party) for party in speakers_of(document, facts, verb)]
    parties = [party for party in found if party.kind in PARTIES]
    return tuple(_both(document, facts, verb) or parties or _owners_of_statement(document, facts, verb))


def _both(document: Document, facts: Sequence[Fact], verb: Token) -> list[Mention]:
    """For "both sides" the two parties of the event last told of."""
    words = {child.lower_ for noun in actors_of(verb) for child in (noun, *noun.children) if noun.tag_ == "NNS"}
    told = [fact for fact in facts if isinstance(fact, EventFact) and fact.evidence.span.end <= verb.idx]
    for event in reversed(told if words & _BOTH else ()):
        sides = {document.mentions[p.actor].name: document.mentions[p.actor] for p in event.participations}
        if len(sides) == 2 and all(side.kind == "country" for side in sides.values()):
            return list(sides.values())
    return []


def _led_by(document: Document, facts: Sequence[Fact], verb: Token, party: Mention) -> Mention:
    """For "the X administration" the country that X leads, where the article says so, else the party."""
    if any(noun.lemma_.casefold() in _GOVERNING for noun in actors_of(verb)):
        return next(led_by(document, facts, party), party)
    return party


def led_by(document: Document, facts: Sequence[Fact], party: Mention) -> Iterator[Mention]:
    """The countries that a person leads, where the article says so."""
    for fact in facts if party.kind == "person" else ():
        if isinstance(fact, RoleFact) and fact.body is not None and fact.concept in _LEADING:
            body, holder = document.mentions[fact.body], document.mentions[fact.holder]
            if body.kind == "country" and holder.name.split()[-1] == party.name.split()[-1]:
                yield body


def _owners_of_statement(document: Document, facts: Sequence[Fact], verb: Token) -> list[Mention]:
    """ "The Ruritanian statement", "a letter by X"."""
    for noun in actors_of(verb):
        if evokes(noun, "Quotation", word_class="noun"):
            for token in [*children(noun, "poss", "amod", "compound"), *prepositional(noun, "by", "from", "of")]:
                named = token.dep_ in ("amod", "compound")
                owner = document.mention_at(token) if named else stands_for(document, facts, token)
                if owner is not None and owner.kind in PARTIES:
                    return [owner]
    return []


def speaking_for(document: Document, facts: Sequence[Fact], speaker: Mention) -> Mention:
    """Whom the speaker means by "we": the body of a spokesperson or an ambassador, else the speaker."""
    speaking = concepts_below("spokesperson") | concepts_below("ambassador")
    for fact in facts:
        if isinstance(fact, RoleFact) and fact.concept in speaking and fact.body is not None:
            holder = document.mentions[fact.holder]
            if holder.name.split()[-1] == speaker.name.split()[-1]:
                return document.mentions[fact.body]
    return speaker

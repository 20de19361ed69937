"""States and bodies that take part through those who act in their name: "President X imposed an embargo"."""

from collections.abc import Iterable, Iterator, Sequence

from kg.document import Document
from kg.facts.attribution import voice_of
from kg.facts.events.telling import Telling
from kg.facts.lexicon import state_offices
from kg.model import Fact, Mention, Part, RoleFact
from kg.syntax import children, prepositional

# What is done in the name of a state. Leaders who meet, call or visit one another do so in person.
_DEEDS_OF_STATE = frozenset({"Agreement", "Aid", "Attack", "Battle", "Exchange", "Negotiation", "Sanction"})
_ACTING = frozenset({"Agent", "Party", "Mediator"})
_HELD = frozenset({"Current", "Acting"})


def add_states(document: Document, facts: Sequence[Fact], tellings: Iterable[Telling]) -> None:
    """Add to each deed of state the countries and bodies in whose name its people act, as the article states it."""
    for telling in tellings:
        if telling.type in _DEEDS_OF_STATE:
            for actor, part in [pair for pair in telling.parts.items() if pair[1] in _ACTING]:
                for side in _sides(document, facts, document.mentions[actor]):
                    _add(document, telling.parts, side, part)
        for side in _speakers_side(document, facts, telling):
            _add(document, telling.parts, side, "Party")


def _speakers_side(document: Document, facts: Sequence[Fact], telling: Telling) -> Iterator[Mention]:
    """The state of whoever tells of talks with others: "Peru's foreign minister said talks with Y had gone well"."""
    noun = telling.first.token
    others = [token.i for head in prepositional(noun, "with") for token in head.subtree]
    if telling.type != "Negotiation" or not telling.first.nominal or not others or children(noun, "poss", "amod"):
        return
    named = [document.tokens(document.mentions[actor].span)[0].i for actor in telling.parts]
    speaker = voice_of(document, facts, noun).speaker
    if speaker is not None and named and all(i in others for i in named):
        yield from _sides(document, facts, speaker)


def _add(document: Document, parts: dict[int, Part], side: Mention, part: Part) -> None:
    if all(document.mentions[other].ref != side.ref for other in parts):
        parts[side.id] = part


def _sides(document: Document, facts: Sequence[Fact], person: Mention) -> Iterator[Mention]:
    """The countries whose offices of state the person holds."""
    if person.kind != "person":
        return
    for fact in facts:
        if isinstance(fact, RoleFact) and fact.body is not None and fact.status in _HELD:
            body = document.mentions[fact.body]
            office = body.kind == "country" and fact.concept in state_offices()
            if office and _same(_name(document, document.mentions[fact.holder]), _name(document, person)):
                yield body


def _name(document: Document, mention: Mention) -> list[str]:
    """The words of the mention's name, or of the fuller one's that it points back to."""
    full = document.mentions[mention.antecedent] if mention.antecedent is not None else mention
    return full.name.split()


def _same(one: list[str], other: list[str]) -> bool:
    """Whether one name is the other or its end: "Kovac" of "Anna Kovac"."""
    size = min(len(one), len(other))
    return one[-size:] == other[-size:]

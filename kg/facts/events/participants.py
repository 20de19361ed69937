"""Who takes part in an event, and in which part: what fills the slots that its trigger names."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast, get_args

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.actors import actors, sides
from kg.facts.events.agreements import names_a_treaty
from kg.facts.events.bystanders import beside_noun, company, second_side, swallowed_subject
from kg.facts.events.occurrences import Occurrence
from kg.facts.events.repairs import past_day
from kg.facts.events.rounds import is_sitting, nouns_of, ordinal
from kg.facts.events.sides import both_sides
from kg.facts.reality import standing
from kg.model import Mention, Part, Participation
from kg.syntax import (
    SUBJECTS,
    agents,
    auxiliaries,
    children,
    conjuncts,
    is_negated,
    is_passive,
    patients,
    prepositional,
    relative_head,
    subtree,
)

_NAMED_SLOTS = frozenset({"subject", "object", "possessor", "modifier"})
_BY = dict.fromkeys(("ascribe", "attribute"), ("to",)) | {"blame": ("on",)}
_SERIES = frozenset({"Meeting", "Negotiation"})
# What people do or undergo in person, whatever their office.
_IN_PERSON = frozenset({"Visit", "Resignation", "Appointment", "Arrest", "Trial"})
_SIDES = frozenset({"Party"})  # parts in which a capital may stand for its government


def participants(document: Document, occurrence: Occurrence) -> dict[int, Part]:
    """The part of each participant by its mention's id; a mention that fills two slots keeps its first part."""
    found: dict[int, Part] = {}
    for mention, part in _filled(document, occurrence):
        if part in get_args(Part):
            found.setdefault(mention.id, cast(Part, part))
    return _in_person(document, found) if occurrence.type in _IN_PERSON else found


def _in_person(document: Document, parts: dict[int, Part]) -> dict[int, Part]:
    """The parts without those whose office someone only holds: "Peru's tax chief, X, flew to Quito", not Peru."""
    mentions = {actor: document.mentions[actor] for actor in parts}
    names = [document.tokens(m.span)[-1] for m in mentions.values() if m.kind == "person" and m.antecedent is None]
    titled = [name.head if name.dep_ == "appos" else name for name in names]
    alone = [noun for noun in titled if noun.tag_ in ("NN", "NNP") and noun.dep_ != "pobj"]
    titles = {token.i for noun in alone for token in subtree(noun, without=("conj", "relcl", "acl", "appos"))}
    return {
        actor: part
        for actor, part in parts.items()
        if mentions[actor].kind == "person"
        or not titles.intersection(t.i for t in document.tokens(mentions[actor].span))
    }


def meets_both_sides(occurrences: Iterable[Occurrence]) -> bool:
    """Whether the sides are those told before: "both countries", "the two leaders", "a second round"."""
    if any(_goes_on(occurrence) for occurrence in occurrences):
        return True
    verbs = [occurrence.verb for occurrence in occurrences if occurrence.verb is not None]
    after = [head for occurrence in occurrences for head in prepositional(occurrence.token, "between")]
    return any(both_sides(head) for head in [*after, *(head for verb in verbs for head in agents(verb))])


def _goes_on(occurrence: Occurrence) -> bool:
    """Whether the event is one of a series told of: "a second round of talks", "the last round", "a third meeting"."""
    nouns = nouns_of(occurrence) if occurrence.type in _SERIES else []
    known = (is_sitting(noun) and any(child.lower_ == "the" for child in children(noun, "det")) for noun in nouns)
    return any((ordinal(noun) or 0) > 1 for noun in nouns) or any(known)


def participations(parts: Mapping[int, Part]) -> tuple[Participation, ...]:
    """The participants in text order."""
    return tuple(Participation(actor, part) for actor, part in sorted(parts.items()))


def _filled(document: Document, occurrence: Occurrence) -> Iterator[tuple[Mention, str]]:
    parts = occurrence.trigger.parts
    if occurrence.nominal:
        yield from _before_noun(document, occurrence.token, parts)
    else:
        yield from _around_verb(document, occurrence.token, parts)
    for slot in sorted(set(parts) - _NAMED_SLOTS):
        for head in _after(occurrence.token, slot):
            yield from _playing(document, head, parts[slot])
    if occurrence.nominal:
        for head, part in beside_noun(occurrence):
            yield from _playing(document, head, part)


def _after(token: Token, preposition: str) -> list[Token]:
    """What follows the preposition, where it hangs on the trigger or, as parsers often have it, on the verb above."""
    own = prepositional(token, preposition) + past_day(token, preposition)
    if preposition == "between" and len(own) == 1:
        own += second_side(own[0])
    if own or token.dep_ not in ("dobj", "nsubj", "nsubjpass") or preposition not in ("between", "with", "among"):
        return own
    return prepositional(token.head, preposition)


def _playing(document: Document, head: Token, part: str) -> Iterator[tuple[Mention, str]]:
    side = part in _SIDES
    if part == "Target":  # "an attack on X's house"
        owners = (document.mention_at(owner) for owner in children(head, "poss"))
        yield from ((owner, part) for owner in owners if owner is not None and owner.kind in ("person", "organization"))
    found = actors(document, relative_head(head), towns=side, offices=side)
    if part == "Target" and children(head, "nummod"):  # "killed 25 Indians" names no state
        found = [mention for mention in found if mention != document.mention_at(head)]
    yield from ((mention, part) for mention in found)


def _before_noun(document: Document, noun: Token, parts: Mapping[str, str]) -> Iterator[tuple[Mention, str]]:
    for possessor in children(noun, "poss"):
        for head in conjuncts(possessor):
            yield from ((mention, parts.get("possessor", "")) for mention in actors(document, head, towns=True))
    for participle in children(noun, "acl"):
        for head in prepositional(participle, *_BY.get(participle.lemma_, ("by",))):  # "an agreement signed by"
            yield from _playing(document, head, parts.get("by", parts.get("possessor", "")))
        if participle.lemma_ in ("involve", "include") and "Party" in parts.values():  # "talks involving X and Y"
            for each in (deep for head in children(participle, "dobj") for deep in conjuncts(head)):
                yield from _playing(document, each, "Party")
    part = parts.get("modifier", "")
    for modifier in children(noun, "amod", "compound", "nmod", "npadvmod"):
        bringing = modifier.tag_ in ("VBN", "VBG")  # "US-brokered", "Saudi-led"
        role = "Mediator" if bringing and part == "Party" else part
        yield from ((mention, role) for mention in _beside(document, noun, modifier))


def _beside(document: Document, noun: Token, modifier: Token) -> Iterator[Mention]:
    for token in modifier.subtree:
        if token.i > noun.i:
            break
        mention = document.mention_at(token)
        own = mention == document.mention_at(noun) or names_a_treaty(document, token)  # the event's own name
        if mention is not None and not own and mention.kind in ("country", "organization", "person"):
            yield mention
    if document.mention_at(modifier) is None:
        yield from sides(document, modifier)


def _around_verb(document: Document, verb: Token, parts: Mapping[str, str]) -> Iterator[tuple[Mention, str]]:
    acting = swallowed_subject(verb) or agents(verb) or _understood(verb)
    for slot, heads in (("subject", acting + company(verb, acting)), ("object", patients(verb))):
        if slot in parts:
            for head in heads:
                yield from _playing(document, relative_head(head), parts[slot])


def accused_of(verb: Token) -> list[Token]:
    """Those whom a clause above accuses of having done what the verb tells: "accused X of shelling a town"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "of" or is_negated(verb):
        return []
    above = verb.head.head
    accusing = above.pos_ == "VERB" and above.lemma_ == "accuse"
    return patients(above) if accusing and standing(above) == "Happened" else []


def _understood(verb: Token) -> list[Token]:
    """Who acts where the clause leaves it out: "visited X, meeting Y"; "sent Z to join the talks"."""
    above = verb.head
    if verb.dep_ not in ("advcl", "pcomp", "xcomp") or is_passive(verb) or children(verb, *SUBJECTS):
        return []
    if accused := accused_of(verb):
        return accused
    if above.pos_ == "ADP":
        above = above.head
    if verb.dep_ == "advcl" and "to" in auxiliaries(verb) and patients(above):
        return patients(above)
    acting = agents(above) if above.pos_ == "VERB" else []
    return acting or (_understood(above) if above.pos_ == "VERB" else [])


def add_victims(document: Document, telling_parts: dict[int, Part], heads: Iterable[Token]) -> None:
    """Those killed or injured by name are targets, and the sides whose fighters or officials they are."""
    for head in heads:
        for each in conjuncts(head):
            own = document.mention_at(each)
            if own is None or own.kind == "person":  # "25 Indians" are no state
                for mention in actors(document, each):
                    telling_parts.setdefault(mention.id, "Target")

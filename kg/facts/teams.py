"""Teams named in a sentence: whose they are, who heads them, and who else is said to belong to them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.attribution import OWN, Voice, voice_of
from kg.facts.lexicon import objects_of
from kg.facts.reality import settled, standing
from kg.facts.referents import stands_for
from kg.facts.team_heads import accompanied_by, at_the_head, called_head
from kg.facts.team_sides import SIDES, may_negotiate, sends, shared_out, sides_of, to_talks
from kg.facts.triggers import evokes, index
from kg.model import Capacity, Fact, Mention
from kg.syntax import (
    SUBJECTS,
    agents,
    auxiliaries,
    children,
    conjuncts,
    is_passive,
    patients,
    prepositional,
    relative_head,
    subtree,
)
from kg.vocabulary import vocabulary

CAPACITIES: tuple[Capacity, ...] = get_args(Capacity)
_COMPANY = ("including", "alongside", "with", "comprising")
_INDEFINITE = frozenset({"a", "an", "any", "no"})


@dataclass(frozen=True)
class Team:
    """A team named in a sentence: the side it represents, its people so far, the words that say so, and in whose
    voice.
    """

    side: Mention
    people: tuple[tuple[Mention, Capacity], ...]
    words: tuple[Token, ...]
    rule: str
    voice: Voice = OWN


@dataclass(frozen=True)
class Belonging:
    """A verb by which people belong to a team, or stand for a side: what fills its slots, and whether it is told
    as a fact.
    """

    verb: Token
    capacity: Capacity
    teams: tuple[Token, ...]
    represented: tuple[Token, ...]
    people: tuple[Token, ...]
    real: bool


@lru_cache(maxsize=256)  # roles and events both ask for the teams of the sentence in hand
def teams(document: Document, sentence: Sentence, facts: Sequence[Fact] = ()) -> list[Team]:
    """The teams of a sentence, quoted speech left out; those whose people are only supposed or denied are none."""
    if not any(token.lemma_.lower() in _evoking() for token in sentence.tokens):
        return []  # most sentences speak of no team at all
    verbs = [found for token in sentence.tokens for found in belongings(token)]
    found = [
        *_named_teams(document, facts, sentence, verbs),
        *_represented(document, facts, verbs),
        *_left_out(document, facts, verbs),
    ]
    return [team for team in found if not document.is_quoted(team.words[0])]


@cache
def _evoking() -> frozenset[str]:
    """Every word of what evokes a team or someone's place in one."""
    return frozenset(word for lemma in vocabulary().lemmas_of("Delegation", *CAPACITIES) for word in lemma.split())


def belongings(verb: Token) -> Iterator[Belonging]:
    """What the verb says of who belongs to a team, by each capacity that it is a word for."""
    if verb.pos_ not in ("VERB", "AUX"):
        return
    for capacity in CAPACITIES:
        for match in index(capacity, word_class="verb").match(verb)[:1]:
            filled: dict[str, list[Token]] = {}
            for slot, part in match.trigger.parts.items():
                filled.setdefault(part, []).extend(_fillers(verb, slot))
            if verb.dep_ in ("acl", "relcl"):
                filled.setdefault("Team", []).append(verb.head)
            real = settled(verb) is not None and (to_talks(verb) or not sends(verb))
            parts = [tuple(filled.get(part, ())) for part in ("Team", "Represented", "Delegate")]
            yield Belonging(verb, capacity, parts[0], parts[1], parts[2], real)


def _fillers(verb: Token, slot: str) -> list[Token]:
    if slot == "subject":
        if is_passive(verb):
            return [relative_head(token) for by in _by(verb)[:1] for token in _after(by)]
        return _sent(verb) or agents(verb)
    if slot == "object":
        return patients(verb)
    parts = [noun for noun in patients(verb) if noun.lemma_ == "part"]  # "is part of the team"
    return [head for word in (verb, *parts) for head in prepositional(word, slot)]


def _by(verb: Token) -> list[Token]:
    """Each "by" that says who does what the passive verb tells, those included that the parser hangs deeper: "led at
    the session by A". Every one after the first has a verb that is left out: "X's team is led by A, Y's by B".
    """
    if not is_passive(verb):
        return []
    words = [token for token in verb.subtree if token.lower_ == "by" and token.i > verb.i]
    return [by for by in words if by.head == verb or by.head.pos_ not in ("VERB", "AUX")]


def _after(by: Token) -> list[Token]:
    return [token for child in children(by, "pobj") for token in conjuncts(child)]


def _sent(verb: Token) -> list[Token]:
    """Who acts where an infinitive leaves it out: "was named to lead", "sent A to lead", "flew to lead"."""
    above = verb.head
    left_out = verb.dep_ in ("advcl", "xcomp") and "to" in auxiliaries(verb) and not children(verb, *SUBJECTS)
    return (patients(above) or agents(above)) if left_out and above.pos_ == "VERB" else []


def _named_teams(
    document: Document, facts: Sequence[Fact], sentence: Sentence, verbs: Sequence[Belonging]
) -> Iterator[Team]:
    """ "Russia's delegation", "the American mediation team", "a delegation from X", with their heads and members."""
    for noun in sentence.tokens:
        if not is_team(noun) and noun.lemma_ not in objects_of("Head"):
            continue
        own = [found for found in verbs if noun in found.teams and found.verb != noun]
        people = {
            person: found.capacity for found in own if found.real for person in people_of(document, facts, found.people)
        }
        accompanied = [
            person for person in people_of(document, facts, accompanied_by(noun)) if _is_plain(document, person)
        ]
        people |= dict.fromkeys(accompanied, "Head")
        people |= dict.fromkeys(people_of(document, facts, at_the_head(noun)), "Head")
        called = people_of(document, facts, called_head(noun))
        rule = "titled" if called and not people else "team"
        people |= dict.fromkeys(called, "Head")
        led = bool(people) and noun.lemma_ in objects_of("Head") and may_negotiate(document, noun)
        if not (is_team(noun) or led) or any(not found.real for found in own) or _only_supposed(noun):
            continue
        for person in _company(document, noun):
            people.setdefault(person, "Member")
        leaders = [person for person, capacity in people.items() if capacity == "Head"]
        sides = sides_of(document, facts, noun, leaders, known=bool(accompanied))
        voice = voice_of(document, facts, own[0].verb if own else noun)
        shared = shared_out(document, facts, sides, list(people)) if len(sides) > 1 else None
        for side in sides:
            ours = people if shared is None else shared.get(side.id, ())
            named = tuple((person, people[person]) for person in ours)
            yield Team(side, named, tuple(_words(noun, own)), rule, voice)


def _is_plain(document: Document, person: Mention) -> bool:
    """Whether a name stands here, or a pronoun for the subject of a sentence before."""
    if person.antecedent is None:
        return True
    named = document.tokens(document.mentions[person.antecedent].span)
    return any(token.dep_ in ("nsubj", "nsubjpass") for token in named)


def is_team(noun: Token) -> bool:
    """Whether the noun names a team that negotiates: "delegation", "negotiating team"."""
    return evokes(noun, "Delegation", word_class="noun")


def _only_supposed(noun: Token) -> bool:
    """Whether a team is brought up as what may be, is wished or denied: "a delegation could come", "sent no
    delegation".
    """
    new = any(child.lower_ in _INDEFINITE for child in children(noun, "det"))
    verb = noun.head
    return new and noun.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.pos_ == "VERB" and standing(verb) is None


def people_of(document: Document, facts: Sequence[Fact], tokens: Iterable[Token]) -> list[Mention]:
    """The people that these noun phrases name or stand for, titles and appositions looked through, relative
    clauses not.
    """
    found: list[Mention] = []
    for token in (_renamed(token) for token in tokens):
        inside = subtree(token, without=("relcl", "prep", "acl", "advcl", "poss"))
        named = [mention for inner in inside if (mention := document.mention_at(inner)) is not None]
        people = [mention for mention in named if mention.kind == "person"]
        taken_up = stands_for(document, facts, token) if facts and not named else None
        if taken_up is not None and taken_up.kind == "person":
            people = [taken_up]
        found.extend(person for person in people if person not in found)
    return found


def _renamed(token: Token) -> Token:
    """What a noun only says more of: the name before it in "X, the minister who leads the delegation"."""
    return token.head if token.dep_ == "appos" and token.head.pos_ == "PROPN" else token


def _company(document: Document, noun: Token) -> list[Mention]:
    """Those the team is said to include, and those named as being beside its head."""
    found = [
        token
        for prep in [*children(noun, "prep"), *children(noun.head, "prep")]
        if prep.lower_ in _COMPANY
        for child in children(prep, "pobj")
        for token in conjuncts(child)
    ]
    return people_of(document, (), found)


def _words(noun: Token, own: Sequence[Belonging]) -> list[Token]:
    """The words that state the team: the verb it hangs on and the noun's own phrase, without what hangs loosely on
    it.
    """
    verb = own[0].verb if own and own[0].verb.head != noun else noun.head
    phrase = [token for token in subtree(noun, without=("relcl", "appos")) if not token.is_punct]
    return [*phrase, *([verb] if verb.pos_ == "VERB" else [])]


def _represented(document: Document, facts: Sequence[Fact], verbs: Sequence[Belonging]) -> Iterator[Team]:
    """ "Y will be represented by X", "X represented Y", "Y sent its envoy X to the talks".

    The first of several is taken to head them.
    """
    for found in verbs:
        named = people_of(document, facts, found.people)
        people = [(person, found.capacity if person == named[0] else "Member") for person in named]
        for token in found.represented if found.real and people else ():
            side = stands_for(document, facts, token)
            if side is not None and side.kind in SIDES:
                voice = voice_of(document, facts, found.verb)
                yield Team(side, tuple(people), (token, found.verb), "represented", voice)


def _left_out(document: Document, facts: Sequence[Fact], verbs: Sequence[Belonging]) -> Iterator[Team]:
    """ "X's team is led by A and Y's by B", "X is represented by A, Y by B": the team of Y."""
    for found in verbs:
        for by in _by(found.verb)[1:] if found.real else ():
            noun = by.nbor(-2) if by.nbor(-1).tag_ == "POS" else by.nbor(-1)
            people = tuple((person, found.capacity) for person in people_of(document, facts, _after(by)))
            side = stands_for(document, facts, noun)
            if noun.lemma_ in objects_of("Head"):
                side = next(iter(sides_of(document, facts, noun, ())), None)
            if people and side is not None and side.kind in SIDES:
                yield Team(side, people, (noun, by), "verb-left-out", voice_of(document, facts, found.verb))

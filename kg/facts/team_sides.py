"""Whom a team represents, and who belongs to which where several sides' teams are named at once."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.lexicon import stand_ins, state_offices
from kg.facts.referents import stands_for
from kg.facts.triggers import evokes, index
from kg.model import Fact, Mention, RoleFact
from kg.syntax import agents, children, conjuncts, prepositional
from kg.vocabulary import vocabulary

SIDES = ("country", "organization", "region")
_OWN = frozenset({"its", "their"})
_HALVES = frozenset({"north", "south", "east", "west"})
_NEW = frozenset({"a", "an"})


def sides_of(
    document: Document, facts: Sequence[Fact], noun: Token, leaders: Sequence[Mention], known: bool = False
) -> list[Mention]:
    """Whom the team represents: its possessor, the adjective before it, what follows "of" or "from", its sender, or
    else, for "a" or "the" team or one `known` by its leader, the country that the leader holds a role of.

    Several for the teams of several sides: "the delegations of X and Y", "the X and Y delegations".
    """
    named = _named(document, facts, noun)
    if named or prepositional(noun, "of", "from", "for"):
        return named if noun.tag_ in ("NNS", "NNPS") else named[:1]
    sent = _parties(document, facts, _senders(noun)) or _above(document, facts, noun)
    new = known or any(child.lower_ in _NEW | {"the"} for child in children(noun, "det")) or _is_own(noun)
    countries = (country_of(facts, document, leader) for leader in leaders)
    return sent[:1] or [side for side in countries if side is not None][:1] * new


def _is_own(noun: Token) -> bool:
    """Whether it is the team of its leader's own side: "led his country's delegation"."""
    owners = children(noun, "poss")
    return any(evokes(owner, "OwnSide", word_class="noun") and children(owner, "poss") for owner in owners)


def _above(document: Document, facts: Sequence[Fact], noun: Token) -> list[Mention]:
    """Whose "its delegation" is, where that is who speaks of it: "X said its delegation would be led by A"."""
    if not any(child.lower_ in _OWN for child in children(noun, "poss")):
        return []
    verbs = [above for above in noun.ancestors if above.pos_ == "VERB" and noun not in agents(above)]
    return next((found for verb in verbs if (found := _parties(document, facts, agents(verb)))), [])


def _named(document: Document, facts: Sequence[Fact], noun: Token) -> list[Mention]:
    owned = [token for token in children(noun, "poss", "compound", "amod", "nmod") if token.lower_ not in _OWN]
    if noun.tag_ in ("NNS", "NNPS"):  # "the X and Y delegations"
        owned = list(dict.fromkeys(deep for token in owned for deep in conjuncts(token)))
    tokens = [*reversed(owned), *prepositional(noun, "of", "from", "for", "representing")]
    return _parties(document, facts, tokens)


def may_negotiate(document: Document, noun: Token) -> bool:
    """Whether a team, side or group may be one sent to talks: no "rescue team", no "team of doctors"."""
    of = [token for token in prepositional(noun, "of") if document.mention_at(token) is None]
    known = all(token.pos_ == "NUM" or token.lemma_.lower() in vocabulary().stand_ins for token in of)
    return known and not any(_says_what_for(document, token) for token in children(noun, "compound"))


def _says_what_for(document: Document, word: Token) -> bool:
    """Whether the noun before another names neither whose nor how large it is: "rescue", but not "five-member"."""
    hyphened = word.i > 0 and word.nbor(-1).text == "-"
    return not hyphened and document.mention_at(word) is None and word.lemma_.lower() not in stand_ins()


def _parties(document: Document, facts: Sequence[Fact], tokens: Sequence[Token]) -> list[Mention]:
    parties = (_party(document, facts, token) for token in tokens)
    return [party for party in parties if party is not None and party.kind in SIDES]


def _party(document: Document, facts: Sequence[Fact], token: Token) -> Mention | None:
    """Whom the word stands for; "the North" for the only country of the article whose name begins so."""
    if token.lower_ not in _HALVES:
        return stands_for(document, facts, token)
    halves = [m for m in document.mentions if m.kind == "country" and m.name.startswith(f"{token.text} ")]
    return halves[0] if len({half.name for half in halves}) == 1 else None


def _senders(noun: Token) -> list[Token]:
    """Who sends or owns the team that is an object: "X sent a team", "X named its team"."""
    owned = any(child.lower_ in _OWN for child in children(noun, "poss"))
    if noun.dep_ != "dobj" or not (owned or index("Head", word_class="verb").heads(noun.head)):
        return []
    return agents(noun.head) if owned or sends(noun.head) else []


def sends(verb: Token) -> bool:
    """Whether the verb is one by which a side sends its people to where they speak for it."""
    return any(
        match.trigger.parts.get("subject") == "Represented" for match in index("Head", word_class="verb").match(verb)
    )


def to_talks(verb: Token) -> bool:
    """Whether someone is sent to talks or a meeting: "sent X to the talks", "sent X to Y for talks"."""
    goals = prepositional(verb, "to", "for")
    return any(
        evokes(token, "Negotiation", "Meeting") for goal in goals for token in (goal, *prepositional(goal, "for"))
    )


def country_of(facts: Sequence[Fact], document: Document, person: Mention) -> Mention | None:
    """The country in which the person holds a role, by the role stated nearest to this mention, or held an
    office of state."""
    held = [
        (fact.status == "Former", abs(document.mentions[fact.holder].span.start - person.span.start), fact.body)
        for fact in facts
        if isinstance(fact, RoleFact)
        and fact.body is not None
        and (fact.status != "Former" or fact.concept in state_offices())
        and document.mentions[fact.body].kind == "country"
        and person.name.endswith(document.mentions[fact.holder].name.split()[-1])
    ]
    return document.mentions[min(held)[2]] if held else None


def shared_out(
    document: Document, facts: Sequence[Fact], sides: Sequence[Mention], people: Sequence[Mention]
) -> Mapping[int, list[Mention]]:
    """Who of those named for several sides' teams together belongs to which, by side's mention id.

    By the country of one's role; one whose country is none of the sides is of the only side that is no country, such
    as a seat of government.
    """
    shared: dict[int, list[Mention]] = {}
    others = [side for side in sides if side.kind != "country"]
    for person in people:
        country = country_of(facts, document, person)
        mine = [side for side in sides if country is not None and country.ref and side.ref == country.ref]
        mine = mine or (others if country is not None and len(others) == 1 else [])
        for side in mine[:1]:
            shared.setdefault(side.id, []).append(person)
    return shared

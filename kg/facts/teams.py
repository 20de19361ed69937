"""Teams named in a sentence: whose they are, who heads them, and who else is said to belong to them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.lexicon import nouns, objects_of, verbs
from kg.model import Capacity, Mention
from kg.syntax import agents, children, conjuncts, is_negated, is_passive, patients, prepositional, subtree

SIDES = ("country", "organization", "region")
_HEAD: Capacity = "Head"
_MEMBER: Capacity = "Member"
_COMPANY = ("including", "alongside", "with", "comprising")


@dataclass(frozen=True)
class Team:
    """A team named in a sentence: the side it represents, its people so far, and the words that say so."""

    side: Mention
    people: tuple[tuple[Mention, Capacity], ...]
    words: tuple[Token, ...]
    rule: str


def teams(document: Document, sentence: Sentence) -> list[Team]:
    """The teams of a sentence, quoted speech left out."""
    found = [*_named_teams(document, sentence), *_represented(document, sentence)]
    return [team for team in found if not document.is_quoted(team.words[0])]


def _named_teams(document: Document, sentence: Sentence) -> Iterator[Team]:
    """ "Russia's delegation", "the American mediation team", "a delegation from X", with their heads and members."""
    leading = [verb for verb in sentence.tokens if verb.lemma_ in verbs("Head") and not is_negated(verb)]
    for noun in sentence.tokens:
        heads = _heads(document, noun, leading)
        if is_team(noun) or (heads and noun.lemma_ in objects_of("Head")):
            sides = _sides(document, noun)
            members = [person for person in _members(document, noun) if person not in heads]
            people = [*((person, _HEAD) for person in heads), *((person, _MEMBER) for person in members)]
            for side in sides:  # of several sides' teams named at once the words do not say who is whose
                yield Team(side, tuple(people) if len(sides) == 1 else (), tuple(_words(noun, leading)), "team")


def is_team(noun: Token) -> bool:
    """Whether the noun names a team that negotiates: "delegation", "negotiating team"."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(
        noun.i >= len(words) - 1
        and all(noun.doc[noun.i - k].lemma_.lower() == word for k, word in enumerate(reversed(words)))
        for words in nouns("Delegation")
    )


def _sides(document: Document, noun: Token) -> list[Mention]:
    """Whom the team represents: its possessor, the adjective before it, or what follows "of" or "from".

    Several for the teams of several sides: "the delegations of X and Y", "the X and Y delegations".
    """
    owned = children(noun, "poss", "compound", "amod", "nmod")
    tokens = [*reversed(owned), *prepositional(noun, "of", "from", "for", "representing")]
    found = [mention for token in tokens if (mention := document.mention_at(token)) is not None and mention.kind in SIDES]
    return found if noun.tag_ in ("NNS", "NNPS") else found[:1]


def _people(document: Document, tokens: Iterable[Token]) -> list[Mention]:
    """The people that these noun phrases name, titles and appositions looked through, relative clauses not."""
    found: list[Mention] = []
    for token in tokens:
        for inner in subtree(token, without=("relcl", "prep", "acl", "advcl", "poss")):
            mention = document.mention_at(inner)
            if mention is not None and mention.kind == "person" and mention not in found:
                found.append(mention)
    return found


def _heads(document: Document, noun: Token, leading: Sequence[Token]) -> list[Mention]:
    """Those who lead the team by a verb: "X led the delegation", "the delegation is headed by X", "a delegation led by X"."""
    for verb in leading:
        if noun in patients(verb) or (verb.head == noun and verb.dep_ in ("acl", "relcl")):
            return _people(document, prepositional(verb, "by") if is_passive(verb) else agents(verb))
    return []


def _members(document: Document, noun: Token) -> list[Mention]:
    """Those the team is said to include, and those named as being beside its head."""
    found = [
        token
        for prep in [*children(noun, "prep"), *children(noun.head, "prep")]
        if prep.lower_ in _COMPANY
        for child in children(prep, "pobj")
        for token in conjuncts(child)
    ]
    verb = noun.head
    if verb.lemma_ in verbs("Member") and noun in agents(verb):
        found.extend(patients(verb))
    return _people(document, found)


def _words(noun: Token, leading: Sequence[Token]) -> list[Token]:
    """The words that state the team: the verb it hangs on and the noun's own phrase, without what hangs loosely on it."""
    verb = next((verb for verb in leading if noun in patients(verb)), noun.head)
    phrase = [token for token in subtree(noun, without=("relcl", "appos")) if not token.is_punct]
    return [*phrase, *([verb] if verb.pos_ == "VERB" else [])]


def _represented(document: Document, sentence: Sentence) -> Iterator[Team]:
    """ "Ukraine will be represented by X", "X represented Ukraine"."""
    for verb in sentence.tokens:
        if verb.lemma_ == "represent" and verb.pos_ == "VERB" and not is_negated(verb):
            people = [(person, _HEAD) for person in _people(document, agents(verb))]
            for token in patients(verb):
                side = document.mention_at(token)
                if side is not None and side.kind in SIDES and people:
                    yield Team(side, tuple(people), (token, verb), "represented")

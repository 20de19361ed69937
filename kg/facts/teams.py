"""Teams named in a sentence: whose they are, who heads them, and who else is said to belong to them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.lexicon import nouns, verbs
from kg.model import Capacity, Mention
from kg.syntax import agents, children, conjuncts, is_negated, patients, prepositional, subtree

SIDES = ("country", "organization", "region")
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
    for noun in sentence.tokens:
        if _is_team(noun):
            side = _side(document, noun)
            if side is not None:
                heads = [(person, "Head") for person in _heads(document, noun)]
                known = {person.id for person, _ in heads}
                members = [(person, "Member") for person in _members(document, noun) if person.id not in known]
                yield Team(side, (*heads, *members), tuple(_words(noun)), "team")  # type: ignore[arg-type]


def _is_team(noun: Token) -> bool:
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(
        noun.i >= len(words) - 1
        and all(noun.doc[noun.i - k].lemma_.lower() == word for k, word in enumerate(reversed(words)))
        for words in nouns("Delegation")
    )


def _side(document: Document, noun: Token) -> Mention | None:
    """Whom the team represents: its possessor, the adjective before it, or what follows "of" or "from"."""
    owned = children(noun, "poss", "compound", "amod", "nmod")
    for token in [*reversed(owned), *prepositional(noun, "of", "from", "for", "representing")]:
        mention = document.mention_at(token)
        if mention is not None and mention.kind in SIDES:
            return mention
    return None


def _people(document: Document, tokens: Iterable[Token]) -> list[Mention]:
    """The people that these noun phrases name, titles and appositions looked through, relative clauses not."""
    found: list[Mention] = []
    for token in tokens:
        for inner in subtree(token, without=("relcl", "prep", "acl", "advcl", "poss")):
            mention = document.mention_at(inner)
            if mention is not None and mention.kind == "person" and mention not in found:
                found.append(mention)
    return found


def _heads(document: Document, noun: Token) -> list[Mention]:
    """Those who lead the team by a verb: "X led the delegation", "the delegation is headed by X", "a delegation led by X"."""
    lemmas = verbs("Head")
    for verb in [noun.head, *children(noun, "acl", "relcl")]:
        if verb.lemma_ in lemmas and verb.pos_ == "VERB" and not is_negated(verb):
            if verb.dep_ == "acl" and verb.tag_ == "VBN":
                return _people(document, prepositional(verb, "by"))
            if noun in patients(verb) or verb in children(noun, "relcl"):
                return _people(document, agents(verb))
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


def _words(noun: Token) -> list[Token]:
    """The words that state the team: the clause's verb and the noun's own phrase, without what hangs loosely on it."""
    verb = noun.head if noun.head.pos_ == "VERB" else None
    return [*subtree(noun, without=("relcl", "appos")), *([verb] if verb is not None else [])]


def _represented(document: Document, sentence: Sentence) -> Iterator[Team]:
    """ "Ukraine will be represented by X", "X represented Ukraine"."""
    for verb in sentence.tokens:
        if verb.lemma_ == "represent" and verb.pos_ == "VERB" and not is_negated(verb):
            people = [(person, "Head") for person in _people(document, agents(verb))]
            for token in patients(verb):
                side = document.mention_at(token)
                if side is not None and side.kind in SIDES and people:
                    yield Team(side, tuple(people), (token, verb), "represented")  # type: ignore[arg-type]

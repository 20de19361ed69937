"""Who heads a team with no verb of leading: "came at the head of a delegation", "the delegation accompanying X"."""

from spacy.tokens import Token

from kg.facts.triggers import evokes
from kg.syntax import agents, children, patients

_HEADS = frozenset({"head", "leader", "chief"})


def at_the_head(noun: Token) -> list[Token]:
    """Who comes "at the head of a delegation"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    at = above.head if above.lemma_ == "head" and above.dep_ == "pobj" else above
    return agents(at.head) if at.lower_ == "at" and at.head.pos_ == "VERB" else []


def called_head(noun: Token) -> list[Token]:
    """Who is named beside the words for a team's head: "the head of the delegation, X"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return children(above, "appos") if above.lemma_ in _HEADS else []


def accompanied_by(noun: Token) -> list[Token]:
    """Whose team it is that comes along: "the delegation accompanying X"."""
    return [
        person
        for verb in children(noun, "acl", "relcl")
        if evokes(verb, "Member", word_class="verb") and noun in agents(verb)
        for person in patients(verb)
        if verb.lemma_ == "accompany"
    ]

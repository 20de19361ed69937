"""Names that are people's because only people do what they do: they lead a delegation."""

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.syntax import children
from kg.vocabulary import vocabulary


def leads_a_team(name: TokenSpan) -> bool:
    """Whether the name is of the one who leads a delegation: "A B led the delegation", "a delegation headed by A B"."""
    verb = name.root.head.head if name.root.head.dep_ == "agent" else name.root.head
    return _is_led([*verb.children, *((verb.head,) if verb.dep_ == "acl" else ())], verb)


def who_leads_a_team(name: TokenSpan) -> bool:
    """Whether "who" after the name leads a delegation: "A, who led the delegation". Of bodies one says "which"."""
    clauses = [verb for verb in children(name.root, "relcl") if any(w.lower_ == "who" for w in children(verb, "nsubj"))]
    return any(_is_led(children(verb, "dobj"), verb) for verb in clauses)


def _is_led(others: list[Token], verb: Token) -> bool:
    teams = vocabulary().lemmas_of("Delegation")
    leads = verb.pos_ == "VERB" and verb.lemma_ in vocabulary().lemmas_of("Head")
    return leads and any(other.lemma_.lower() in teams for other in others)

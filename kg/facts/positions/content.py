"""What a position is about: the words of the clause that say it, cut where another clause begins."""

from spacy.tokens import Token

from kg.facts.positions.stand import in_order, trimmed
from kg.syntax import auxiliaries, children, is_passive

_COMPLEMENTS = ("dobj", "obj", "ccomp", "xcomp", "prep", "dative", "oprd", "attr", "acomp", "prt", "advcl", "acl")
_BESIDE = frozenset({"while", "whereas", "although", "though", "as", "because", "since", "after"})
_BEFORE = frozenset({"which", "that", "who", "whom"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl")


def content_of(verb: Token, particle: Token | None = None) -> tuple[Token, ...]:
    """The words that say what: objects and complements, in the passive the subject, else what a relative clause or
    "as" takes up: "an offer that X turned down", "leaving the valley, as X demands".
    """
    if is_passive(verb):
        return trimmed(in_order(token for child in children(verb, "nsubjpass") for token in phrase(child)))
    behind = [child for child in children(verb, *_COMPLEMENTS) if child.i > verb.i and not _ends_clause(child)]
    found = [token for child in behind for token in phrase(child)]
    if particle is not None and particle.dep_ == "prt":
        found = [token for token in found if token != particle]  # "ruled that out"
    elif particle is not None and particle.dep_ in ("prep", "dative", "agent", "mark"):
        found = [token for token in found if token.i > particle.i]
    return trimmed(in_order(found)) or _taken_up(verb)


def phrase(head: Token) -> list[Token]:
    """The head's phrase in text order, without clauses that only stand beside it."""
    found = [head]
    for child in head.children:
        if child.i < head.i or not _ends_clause(child):
            found.extend(phrase(child))
    return sorted(found, key=lambda token: token.i)


def _ends_clause(token: Token) -> bool:
    """Whether a new clause begins with the token's phrase: "…, while Y insists", "…, which Z denies", "…, adding"."""
    if token.dep_ == "parataxis":
        return True
    if token.dep_ == "conj":
        return token.pos_ in ("VERB", "AUX") and bool(children(token, *_SUBJECTS)) and token.head.dep_ != "ROOT"
    if token.dep_ == "advcl" and any(mark.lower_ in _BESIDE for mark in children(token, "mark")):
        return True
    return token.dep_ in ("advcl", "relcl") and "to" not in auxiliaries(token) and _after_comma(token)


def _after_comma(token: Token) -> bool:
    first = min(token.subtree, key=lambda below: below.i)
    return first.i > 0 and first.nbor(-1).text == ","


def _taken_up(verb: Token) -> tuple[Token, ...]:
    """The noun that a relative clause without another object hangs on, or the clause that "as" refers to."""
    above = verb.head
    if verb.dep_ == "relcl":
        acts = any(child.lower_ in _BEFORE for child in children(verb, "nsubj"))
        taken = [token for token in phrase(above) if token.i < min(below.i for below in verb.subtree)]
        return () if acts else trimmed(taken)
    if verb.dep_ == "advcl" and any(mark.lower_ == "as" for mark in children(verb, "mark")):
        below = set(verb.subtree)
        return trimmed([token for token in phrase(above) if token not in below and token.i < verb.i])
    return ()

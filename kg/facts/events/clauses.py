"""The stretch of a sentence that states an event: its clause, or its noun phrase where the clause tells of another."""

from spacy.tokens import Token

from kg.facts.events.telling import Telling
from kg.syntax import clause, subtree

_REFERRING = frozenset("point refer allude".split())


def stretch(telling: Telling, others: set[Token]) -> list[Token]:
    """The tokens from the first to the last word that states the event; `others` are the words that tell of other ones.

    Where the sentence tells of nothing else, its numbers are taken in.
    """
    tokens = _stated(telling, others)
    for tally in () if others else telling.tallies:
        tokens += [tally.head.left_edge, tally.number.left_edge, tally.head.right_edge, tally.head]
    first, last = (choose(tokens, key=lambda token: token.i) for choose in (min, max))
    return _trimmed(list(first.doc[first.i : last.i + 1]))


def _stated(telling: Telling, others: set[Token]) -> list[Token]:
    verb = telling.first.verb
    if verb is None:
        return _trimmed(list(telling.first.token.sent))
    if telling.first.nominal and telling.claimed_by is None and (verb in others or _deep(telling)):
        return _trimmed(subtree(telling.first.anchor))
    return _trimmed(_clause(verb))


def _deep(telling: Telling) -> bool:
    """Whether the noun stands inside another noun's phrase, "anger over the attack", or is only referred to."""
    anchor = telling.first.anchor
    above = anchor.head
    if above.pos_ == "ADP":
        above = above.head
    return above != telling.first.verb or above.lemma_ in _REFERRING


def _clause(verb: Token) -> list[Token]:
    top = verb
    while top.dep_ in ("xcomp", "acomp") and top.head.pos_ in ("VERB", "AUX", "ADJ"):
        top = top.head
    tokens = clause(top)
    if top.dep_ in ("relcl", "acl"):
        tokens = [*subtree(top.head, ("relcl", "acl")), *tokens]
    return sorted(set(tokens), key=lambda token: token.i)


def _trimmed(tokens: list[Token]) -> list[Token]:
    tokens = [token for token in tokens if not token.is_space]
    while len(tokens) > 1 and (tokens[-1].dep_ == "cc" or (tokens[-1].is_punct and tokens[-1].text not in '”")')):
        tokens = tokens[:-1]
    while len(tokens) > 1 and (_opens_badly(tokens[0]) or tokens[0].dep_ in ("cc", "mark")):
        tokens = tokens[1:]
    return tokens


def _opens_badly(token: Token) -> bool:
    return token.is_punct and token.text not in '“"('

"""Votes and seats: by how many someone was chosen, and who won how many."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.facts.events.numbers import counted_number, number_of
from kg.facts.events.occurrences import Occurrence
from kg.facts.events.quantities import Tally
from kg.syntax import agents, patients, prepositional

_BY_VOTE = frozenset({"Appointment", "Election", "Resignation", "Sanction", "Trial"})
_VOTES = frozenset({"vote", "ballot", "percent", "%", "per"})
_SEATS = frozenset({"seat", "mandate"})


def votes(occurrence: Occurrence) -> Iterator[Tally]:
    """ "Elected with 51 percent of the vote", "61 percent of voters went to the polls", "X won 24 seats, Y 21"."""
    verb = occurrence.verb
    if verb is None or occurrence.type not in _BY_VOTE:
        return
    heads = [*prepositional(verb, "with", "by"), *patients(verb), *agents(verb)]
    for head in heads:
        of = [seats for seats in prepositional(head, "of") if seats.lemma_.lower() in _SEATS]
        found = counted_number(head) if of or head.lemma_.lower() in _VOTES | _SEATS else None
        if found is not None and of:  # "won 64 of the 122 seats"
            yield Tally(head, *found, "voted", like=of[0])
        elif found is not None:
            share = any(word.lower_ in ("percent", "%", "cent") for word in head.subtree)
            yield Tally(head, *found, "voted", what="percent" if share else "")
            if head.lemma_.lower() in _SEATS:
                yield from _likewise(head)


def _likewise(seats: Token) -> Iterator[Tally]:
    """The numbers that others won of the same: "X won 24 seats, Y 21 and Z 11"."""
    for token in seats.doc[seats.i + 1 : seats.sent.end - 1]:
        value = number_of(token) if token.pos_ == "NUM" else None
        alone = token.nbor(-1).pos_ == "PROPN" and token.nbor().pos_ not in ("NOUN", "PROPN")
        if value is not None and alone:
            yield Tally(token, token, value, "voted", like=seats)

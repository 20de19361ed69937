"""Whose official someone is not, by the clause: what the holder of an office acts upon, and whose official opposes."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.roles.countries import country_of
from kg.facts.roles.holding import Holding
from kg.model import Mention
from kg.syntax import agents, children, patients

_ELSEWHERE = frozenset({"in", "to", "into"})  # where the holder goes or sends others


def opponents(document: Document, holding: Holding, holdings: Sequence[Holding]) -> set[str]:
    """The countries of those who do something to the holder, or to whom the holder does it, in the same clause.

    "Kenya's premier A accused President B": B may be the president of any country but Kenya, where several are named.
    """
    name = _noun(document, holding.holder)
    verb = name.head
    if verb.pos_ != "VERB":
        return set()
    doing, done_to = agents(verb), patients(verb)
    others = done_to if name in doing else doing if name in done_to else []
    across = [o for o in holdings if o.holder != holding.holder and _noun(document, o.holder) in others]
    bodies = [o.title.body for o in across]
    return {body.ref for body in bodies if body is not None and body.kind == "country" and body.ref is not None}


def acted_upon(document: Document, holding: Holding) -> set[str]:
    """The countries that are object of what the holder does in the same clause: "President X visited Y", "against
    Y"."""
    name = _noun(document, holding.holder)
    verb = name.head
    if name.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ != "VERB":
        return set()
    acted = [*children(verb, "dobj"), *(o for p in children(verb, "prep") for o in children(p, "pobj"))]
    below = [token for one in acted for token in (one, *children(one, "compound"), *children(one, "amod"))]
    below += [o for one in acted for p in children(one, "prep") for o in children(p, "pobj") if p.lower_ != "of"]
    below += [place for place in verb.subtree if place.dep_ == "pobj" and place.head.lower_ in _ELSEWHERE]
    mentions = [document.mention_at(token) for token in below]
    return {ref for m in mentions if m is not None and (ref := country_of(m)) is not None}


def _noun(document: Document, holder: Mention) -> Token:
    """The word by which the holder takes part in a clause: the title that the name is in apposition to, or the name."""
    name = document.tokens(holder.span)[-1]
    return name.head if name.dep_ == "appos" else name

"""Whose official someone is set against in the same clause, and so whose official that someone is not."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.roles.holding import Holding
from kg.model import Mention
from kg.syntax import agents, patients


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


def _noun(document: Document, holder: Mention) -> Token:
    """The word by which the holder takes part in a clause: the title that the name is in apposition to, or the name."""
    name = document.tokens(holder.span)[-1]
    return name.head if name.dep_ == "appos" else name

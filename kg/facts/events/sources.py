"""Who says so: the speaker whose words a clause reports, and whether the event rests on a claim."""

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.actors import actors
from kg.facts.events.lexicon import signals
from kg.model import Mention
from kg.syntax import agents, children


def source_of(document: Document, token: Token) -> Mention | None:
    """The person or body that the clause is attributed to, by a verb of speech above it or by "according to"."""
    for ancestor in (token, *token.ancestors):
        for phrase in children(ancestor, "prep"):
            if phrase.lower_ == "according":
                named = [
                    m
                    for to in children(phrase, "prep")
                    for pobj in children(to, "pobj")
                    for m in actors(document, pobj, towns=True)
                ]
                if named:
                    return named[-1]
        if ancestor.dep_ == "ccomp" and ancestor.head.lemma_ in signals("Quotation", "Claim"):
            named = [m for agent in agents(ancestor.head) for m in actors(document, agent, towns=True)]
            if named:
                return named[-1]
    return None


def claimant_of(document: Document, token: Token) -> Mention | None:
    """Who claims or alleges the event that the token tells of, where its clause hangs on such a verb."""
    for ancestor in (token, *token.ancestors):
        if ancestor.dep_ in ("ccomp", "pcomp", "xcomp"):
            above = ancestor.head if ancestor.dep_ != "pcomp" else ancestor.head.head
            if above.lemma_ in signals("Claim"):
                return next((m for agent in agents(above) for m in actors(document, agent, towns=True)), None)
    return None

"""Roles that a verb of heading implies: "the commission, headed by A", "A, who commands the guard"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.attribution import voice_of
from kg.facts.reality import settled
from kg.facts.roles.holding import Holding, Title
from kg.facts.roles.tenure import tenure
from kg.facts.teams import is_team
from kg.facts.triggers import index
from kg.model import Mention, Status
from kg.syntax import agents, children, is_negated, is_over, patients
from kg.vocabulary import vocabulary

_AIMS = frozenset({"to", "into", "in", "against", "out", "on", "for", "through"})


def by_heading(document: Document, sentence: Sentence) -> Iterator[Holding]:
    """The holdings that the sentence's verbs of heading imply, where their object is a body with a name."""
    for verb in sentence.tokens:
        if verb.pos_ != "VERB" or not index("Heading", word_class="verb").heads(verb) or document.is_quoted(verb):
            continue
        status = _status(document, verb)
        if status is not None and not _leads_somewhere(verb):
            yield from _holdings(document, verb, status)


def _holdings(document: Document, verb: Token, status: Status) -> Iterator[Holding]:
    text = next((match.trigger.title for match in index("Heading", word_class="verb").match(verb)), None)
    if text is None:
        return
    since, until = tenure(document, [verb])
    bodies = [mention for token in patients(verb) if (mention := _body(document, token)) is not None]
    heads = agents(verb)  # "led by A", "led by the former mayor, A"
    people = [document.mention_at(token) for head in heads for token in (head, *children(head, "appos"))]
    for body in bodies[:1]:
        concept = _concept(text, body)
        title = Title(verb, text, concept, status, body, (body,), verb.i, verb.i + 1, verb.i + 1)
        for person in people:
            if person is not None and person.kind == "person":
                voice = voice_of(document, (), verb)
                yield Holding(title, person, "heading", status, 0.8, since, until, voice)


def _body(document: Document, token: Token) -> Mention | None:
    mention = document.mention_at(token)
    return mention if mention is not None and mention.kind == "organization" and not is_team(token) else None


def _concept(title: str, body: Mention) -> str:
    special = vocabulary().role_by_body(title, body.name)
    return (special or vocabulary().titled(title)[0]).notation


def _status(document: Document, verb: Token) -> Status | None:
    """How the role stands by the verb's tense and dates; None where it is not told as a fact."""
    told = settled(verb)
    if is_over(verb):
        return "Former"
    if told is None or is_negated(verb):
        return None
    if told == "Planned":
        return "Designate"
    return "Former" if verb.tag_ == "VBD" or tenure(document, [verb])[1] is not None else "Current"


def _leads_somewhere(verb: Token) -> bool:
    """ "A led the team to victory", "commanded the army in the battle": what was done once, not a role."""
    aims = [child for child in children(verb, "prep", "prt", "xcomp", "ccomp") if child.lower_ in _AIMS]
    return any(token.ent_type_ != "DATE" for aim in aims for token in (*children(aim, "pobj"), aim)[:1])

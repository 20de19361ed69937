"""How an event that a noun tells of stands: by the words around the noun and by the verb that it hangs on."""

from spacy.tokens import Token

from kg.facts.events.occurrences import is_clause_verb
from kg.facts.reality import LATER, PERHAPS, SOONER, is_unreal, standing
from kg.facts.triggers import evokes
from kg.model import EventStatus
from kg.syntax import auxiliaries, children, is_negated, prepositional

_NO = frozenset({"no", "any", "neither"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_INSIDE = frozenset(
    {"at", "in", "during", "for", "to", "on", "with", "amid", "into"}
)  # what follows these shares the verb's time
_AGAINST = frozenset({"against", "for", "toward", "towards"})
_SUBJECTS = ("nsubj", "nsubjpass")
# What these bring in goes on beside the clause, whatever its verb asks or fears: "during talks he called for peace".
_BESIDE = frozenset({"during", "amid", "at", "after", "following", "since", "despite"})


def noun_status(noun: Token) -> EventStatus | None:
    """The event's status, or None where the noun stands for something wished, feared, denied or supposed."""
    if any(child.lower_ in _NO for child in children(noun, "det")):
        return None
    if any(evokes(word, "Prospect") for word in children(noun, "amod", "nmod")):
        return None
    linked = _linked(noun) or ("Happened" if _dated(noun) else None)
    return _cancelled(noun) or (_described(noun) if linked else None) or linked


def _dated(noun: Token) -> bool:
    """Whether a date right before the noun makes it a certain one, whatever is said of it: "the aim of Monday's talk"."""
    words = children(noun, "poss", "compound", "nmod", "nummod", "amod")
    return any(word.ent_type_ == "DATE" and (word.dep_ == "poss" or word.is_digit) for word in words)


def _described(noun: Token) -> EventStatus | None:
    """What the words right before the noun say: a cancelled visit, an upcoming one, ongoing talks."""
    words = children(noun, "amod", "nmod")
    statuses: tuple[EventStatus, ...] = ("Cancelled", "Planned", "Ongoing")
    return next((status for status in statuses if any(evokes(word, status) for word in words)), None)


def _cancelled(noun: Token) -> EventStatus | None:
    """Cancelled where the noun is what is called off or put off, in its own clause or in a relative clause."""
    verb = noun.head
    called_off = noun.dep_ in ("nsubjpass", "dobj") and evokes(verb, "Cancelled")
    if called_off and not is_negated(verb) and not auxiliaries(verb) & PERHAPS:
        return "Cancelled"
    # "a visit to Oslo, which was called off": parsers hang the clause on the name.
    clauses = [clause for head in (noun, *prepositional(noun)) for clause in children(head, "relcl", "acl")]
    return "Cancelled" if any(evokes(c, "Cancelled") and not is_negated(c) for c in clauses) else None


def _linked(noun: Token) -> EventStatus | None:
    """The status that the words between the noun and its verb leave it."""
    token, inside = noun, True
    while token.head != token:
        head = token.head
        if token.dep_ in ("pobj", "pcomp") or (head.pos_ == "VERB" and not is_clause_verb(head)):
            if head.lower_ in LATER | SOONER:
                return "Happened" if head.lower_ in LATER else "Planned"
            if head.lower_ == "without" or (head.lower_ in _AGAINST and not _definite(noun) and is_unreal(head.head)):
                return None
            inside = inside and head.lower_ in _INSIDE
        elif head.pos_ in ("NOUN", "PROPN", "ADJ") and is_unreal(head):
            return None
        if is_clause_verb(head):
            return _at_verb(noun, token, head, inside)
        token = head
    return "Happened"


def _at_verb(noun: Token, token: Token, verb: Token, inside: bool) -> EventStatus | None:
    """`token` is the part of the verb's clause that holds the noun; `inside`: the event shares the verb's time."""
    beside = token.dep_ == "prep" and token.lower_ in _BESIDE
    if is_unreal(verb) and token.dep_ not in _SUBJECTS and not beside:
        return None
    status = standing(verb)
    if status is None:
        return "Happened" if _definite(noun) and token.dep_ in _SUBJECTS and not auxiliaries(verb) & PERHAPS else None
    direct = token.dep_ in (*_SUBJECTS, "dobj", "attr") or token == noun
    if not direct and not inside:
        return "Happened"
    if token.dep_ in _SUBJECTS and evokes(verb, "Ongoing") and status == "Happened" and verb.tag_ in ("VBZ", "VBP"):
        return "Ongoing"
    return status


def _definite(noun: Token) -> bool:
    return any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in children(noun, "det", "poss"))

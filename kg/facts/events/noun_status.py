"""How an event that a noun tells of stands: by the words around the noun and by the verb that it hangs on."""

from spacy.tokens import Token

from kg.facts.events.occurrences import is_clause_verb
from kg.facts.reality import LATER, PERHAPS, SOONER, is_unreal, standing
from kg.facts.triggers import evokes
from kg.model import EventStatus
from kg.syntax import auxiliaries, children, is_negated, prepositional

_NO = frozenset({"no", "any", "neither", "such"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_INSIDE = frozenset(
    {"at", "in", "during", "for", "to", "on", "with", "amid", "into"}
)  # what follows these shares the verb's time
_ARRANGED = frozenset("arrange plan prepare schedule slate".split())
_AGAINST = frozenset({"against", "for", "toward", "towards"})
_HARMED = frozenset("kill injure wound die".split())
# What is asked about a deed that has been done, whatever is said of it.
_IN_QUESTION = frozenset("responsibility blame credit motive".split())
_DEPLORE = frozenset("condemn denounce deplore decry".split())  # what has been done
_SUBJECTS = ("nsubj", "nsubjpass")
# What these bring in goes on beside the clause, whatever its verb asks or fears: "during talks he called for peace".
_BESIDE = LATER | {"during", "amid", "at", "in"}


def noun_status(noun: Token) -> EventStatus | None:
    """The event's status, or None where the noun stands for something wished, feared, denied or supposed."""
    if any(child.lower_ in _NO for child in children(noun, "det", "predet")):
        return None
    if _has_harmed(noun):
        return "Happened"
    if _is_charge(noun) or any(evokes(word, "Prospect") for word in children(noun, "amod", "nmod")):
        return None
    linked = _linked(noun) or ("Happened" if _dated(noun) or _answered_for(noun) else None)
    arranged = linked == "Happened" and noun.dep_ == "nsubjpass" and noun.head.lemma_ in _ARRANGED
    return _cancelled(noun) or (_described(noun) if linked else None) or ("Planned" if arranged else linked)


def _has_harmed(noun: Token) -> bool:
    """Whether a relative clause tells whom it killed: then it has been: "planned the attack that killed"."""
    heads = [noun, *prepositional(noun), *(deep for head in prepositional(noun) for deep in prepositional(head))]
    clauses = [clause for head in heads for clause in children(head, "relcl") if clause.lemma_ in _HARMED]
    return any(clause.i > noun.i and standing(clause) == "Happened" for clause in clauses)


def _is_charge(noun: Token) -> bool:
    """Whether it only says of what someone is accused: "convicted of murder"."""
    bare = noun.dep_ == "pobj" and not children(noun, "det", "poss", "nummod")
    return bare and evokes(noun.head.head, "Trial", "Accuse", word_class="verb")


def _answered_for(noun: Token) -> bool:
    """Whether it is a certain one whose doer is in question, or which is deplored: "nobody has claimed responsibility
    for the attack", "no group claimed the attack", "condemned the coup".
    """
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("for", "behind") else noun
    deed = noun.dep_ == "dobj" and noun.tag_ == "NN" and noun.head.lemma_ in _DEPLORE | {"claim"}
    return _definite(noun) and (deed or above.lemma_.lower() in _IN_QUESTION)


def _dated(noun: Token) -> bool:
    """Whether a date right before the noun makes it a certain one, whatever is said: "the aim of Monday's talk"."""
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
                past = head.lower_ in LATER or any(child.lower_ == "last" for child in children(noun, "amod"))
                return "Happened" if past else "Planned"
            if head.lower_ == "without" or (head.lower_ in _AGAINST and not _definite(noun) and is_unreal(head.head)):
                return None
            inside = inside and head.lower_ in _INSIDE
        elif head.pos_ in ("NOUN", "PROPN", "ADJ") and is_unreal(head) and not _has_it(noun, token):
            return None
        if is_clause_verb(head):
            return _at_verb(noun, token, head, inside)
        token = head
    return "Happened"


def _has_it(noun: Token, preposition: Token) -> bool:
    """Whether the hope or plan is a certain event's own: "the aim of the visit"."""
    return preposition.lower_ == "of" and _definite(noun)


def _at_verb(noun: Token, token: Token, verb: Token, inside: bool) -> EventStatus | None:
    """`token` is the part of the verb's clause that holds the noun; `inside`: the event shares the verb's time."""
    beside = token.dep_ == "prep" and token.lower_ in _BESIDE
    if _is_near(verb) if token.dep_ in _SUBJECTS else (is_unreal(verb) and not beside):
        return None
    status = standing(verb)
    if status is None and beside and token.lower_ not in ("at", "in"):
        return "Planned" if _top(verb).tag_ in ("VBZ", "VBP") else "Happened"
    if status is None:
        return "Happened" if _definite(noun) and token.dep_ in _SUBJECTS and not auxiliaries(verb) & PERHAPS else None
    if status == "Happened" and _lasts(noun, token, verb):
        return "Ongoing"
    direct = token.dep_ in (*_SUBJECTS, "dobj", "attr") or token == noun
    return status if direct or inside else "Happened"


def _is_near(verb: Token) -> bool:
    """Whether it is said to be near or likely, so that it has not been: "an agreement is very close"."""
    words = children(verb, "acomp", "advmod") if verb.lemma_ == "be" else []
    return any(evokes(word, "Prospect", "Nearness", word_class="adjective") for word in words)


def _lasts(noun: Token, token: Token, verb: Token) -> bool:
    """Whether it goes on: talks that continue or are under way, someone who is under arrest, what has been so since."""
    present = verb.tag_ in ("VBZ", "VBP") or bool(auxiliaries(verb) & {"has", "have"})
    clauses = [mark for clause in children(verb, "advcl") for mark in children(clause, "mark")]
    since = present and any(word.lower_ == "since" for word in [*children(verb, "prep"), *clauses])
    if noun not in (token, *children(token, "pobj")):  # "the inquiry into the attack goes on"
        return since and token.dep_ == "attr"
    if token.dep_ in _SUBJECTS and evokes(verb, "Ongoing"):
        return present
    if verb.lemma_ == "be" and token.dep_ in _SUBJECTS:
        under_way = any(word.lower_ == "way" for word in prepositional(verb, "under"))
        return under_way or any(evokes(word, "Ongoing") for word in children(verb, "acomp", "advmod"))
    if verb.lemma_ in ("be", "remain") and token.lower_ == "under" and token.i > verb.i:
        return present
    return since


def _top(verb: Token) -> Token:
    """The verb in whose complement this one stands: "failed" of "failed to agree during talks"."""
    while verb.dep_ in ("xcomp", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _definite(noun: Token) -> bool:
    return any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in children(noun, "det", "poss"))

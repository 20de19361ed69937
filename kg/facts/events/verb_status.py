"""Whether a verb tells of its event as a fact, and how the event stands: happened, ongoing, planned or cancelled.

What is wished, feared, demanded, offered, supposed, denied or under a condition is no event: the status is None then.
"""

from spacy.tokens import Token

from kg.facts.events.lexicon import signals
from kg.model import EventStatus
from kg.syntax import auxiliaries, children, is_negated, is_passive

UNREAL = ("Prospect", "Demand", "Offer", "Threaten", "Reject", "Deny")
_NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither"})
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
PERHAPS = frozenset({"would", "could", "may", "might", "should", "must", "can", "ought", "'d", "’d"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_PRESENT_BE = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
_LATER = frozenset({"after", "following", "since", "despite", "during"})  # what follows these is told as having been
_SOONER = frozenset({"before", "ahead", "until", "pending"})


def verb_status(verb: Token) -> EventStatus | None:
    """The status that a verb's mood, tense and governing clauses give to what it tells."""
    if is_negated(verb) or _of_nobody(verb):
        return None
    words = auxiliaries(verb)
    if words & PERHAPS:
        return "Planned" if "would" in words and _announced(verb) else None
    if _under_condition(verb):
        return None
    if words & _WILL:
        return "Planned"
    if "to" in words or _bare_participle(verb):
        return _governed(verb)
    return _finite(verb, words) if _told(verb) else None


def _of_nobody(verb: Token) -> bool:
    """Whether the subject denies it: "no deal was signed", "nobody was hurt"."""
    for subject in children(verb, "nsubj", "nsubjpass"):
        if subject.lower_ in _NOBODY or any(child.lower_ in _NOBODY for child in children(subject, "det")):
            return True
    return False


def _finite(verb: Token, words: set[str]) -> EventStatus:
    if verb.tag_ == "VBG" and (words & _PRESENT_BE or "been" in words):
        return "Ongoing"
    if "being" in words and words & _PRESENT_BE:
        return "Ongoing"
    if is_passive(verb) and verb.lemma_ in signals("Planned") and words & (_PRESENT_BE | {"was", "were"}):
        return "Planned"
    return "Happened"


def _announced(verb: Token) -> bool:
    """Whether "would" is the past's future: "announced that troops would leave", with no condition attached."""
    governor = verb.head
    return verb.dep_ == "ccomp" and governor.tag_ in ("VBD", "VBN") and _told(verb) and not _conditional_below(verb)


def _conditional_below(verb: Token) -> bool:
    return any(mark.lower_ in _CONDITIONS for clause in children(verb, "advcl") for mark in children(clause, "mark"))


def _under_condition(verb: Token) -> bool:
    """Whether the verb or a clause it belongs to stands under "if", "unless" or "whether"."""
    for clause in (verb, *verb.ancestors):
        if any(child.lower_ in _CONDITIONS for child in children(clause, "mark", "advmod")):
            return True
        if clause.dep_ in ("relcl", "ROOT"):
            return False
    return False


def _bare_participle(verb: Token) -> bool:
    return verb.tag_ == "VBG" and not children(verb, "aux", "auxpass") and verb.dep_ != "ROOT"


def _told(verb: Token) -> bool:
    """Whether no governing verb tells of a wish, fear, demand or threat."""
    while verb.dep_ in ("ccomp", "conj", "xcomp", "pcomp"):
        governed = verb.dep_ != "conj"
        verb = verb.head
        if governed and verb.lemma_ in signals(*UNREAL):
            return False
    return True


def _governed(verb: Token) -> EventStatus | None:
    """The status of an infinitive or participle, from the word that it depends on."""
    governor = verb.head
    if verb.dep_ == "pcomp":
        return _after_preposition(governor)
    participle = verb.dep_ in ("acl", "relcl") and _bare_participle(verb)
    if participle or ("have" in auxiliaries(verb) and verb.dep_ == "xcomp" and _told(verb)):  # "is said to have signed"
        return "Happened"
    if verb.dep_ in ("xcomp", "ccomp") or governor.pos_ in ("ADJ", "NOUN"):
        return _complement(verb, governor)
    if verb.dep_ in ("conj", "advcl", "acl", "relcl") and governor.pos_ in ("VERB", "AUX"):
        return verb_status(governor)
    return None


def _complement(verb: Token, governor: Token) -> EventStatus | None:
    """The status of "to meet" after its governor: "is due to", "agreed to", "began to", "wants to"."""
    lemma = governor.lemma_.lower()
    if lemma in signals("Planned") or lemma == "be":
        return None if is_negated(governor) else "Planned"
    if lemma in signals("Cancelled"):
        return "Cancelled"
    carried_out = lemma in signals("Ongoing", "Happened") and governor.pos_ == "VERB"
    return verb_status(governor) if carried_out or (verb.dep_ == "ccomp" and _bare_participle(verb)) else None


def _after_preposition(preposition: Token) -> EventStatus | None:
    if preposition.lower_ in _LATER:
        return "Happened"
    if preposition.lower_ in _SOONER:
        return "Planned"
    head = preposition.head
    if preposition.lower_ in ("by", "while", "in", "with", "through") and head.pos_ in ("VERB", "AUX"):
        return verb_status(head)
    return None

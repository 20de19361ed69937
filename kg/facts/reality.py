"""Whether a verb tells of its matter as a fact, and how that stands: happened, ongoing, planned or cancelled.

What is asked, wished, feared, demanded, offered, refused, supposed, denied or under a condition is no fact: the
answer is None then. Every rule asks here, once for each governing verb.
"""

from spacy.tokens import Token

from kg.facts.triggers import evokes, index
from kg.model import EventStatus
from kg.syntax import auxiliaries, children, is_negated, is_passive

UNREAL = ("Prospect", "Demand", "Offer", "Threaten", "Reject", "Deny")
PERHAPS = frozenset({"would", "could", "may", "might", "should", "must", "can", "ought", "'d", "’d"})
LATER = frozenset({"after", "following", "since", "despite"})  # what follows these is told as having been
SOONER = frozenset({"before", "until", "pending"})
_NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither"})
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_PRESENT_BE = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
_PAST_BE = frozenset({"was", "were"})


def standing(verb: Token) -> EventStatus | None:
    """The standing that a verb's mood, tense and governing clauses give to what it tells."""
    if verb.dep_ == "acomp" and verb.tag_ == "VBN" and verb.head.pos_ in ("VERB", "AUX"):
        return standing(verb.head)  # a participle that the parser takes for an adjective: "was once more headed by"
    return None if is_negated(verb) or _of_nobody(verb) else asserted(verb)


def asserted(verb: Token) -> EventStatus | None:
    """The standing of what the verb tells as so or as not so: "did not accept" is asserted as "accepted" is."""
    if _asked(verb):
        return None
    words = auxiliaries(verb)
    if words & PERHAPS:
        return "Planned" if "would" in words and _announced(verb) else None
    if _under_condition(verb):
        return None
    if words & _WILL:
        return "Planned" if _told(verb) else None
    if "to" in words or _bare_participle(verb):
        return _governed(verb)
    return _finite(verb, words) if _told(verb) else None


def settled(verb: Token) -> EventStatus | None:
    """The standing of what lasts, such as an office or a place in a team: what is merely expected is none of it."""
    return None if any(evokes(above, "Expectation") for above in _governors(verb)) else standing(verb)


def is_unreal(word: Token) -> bool:
    """Whether the word speaks of what it governs as wished, feared, demanded, offered, refused or denied."""
    return evokes(word, *UNREAL)


def _governors(verb: Token) -> list[Token]:
    """The verbs and adjectives above in whose complement the verb stands, the nearest first."""
    found: list[Token] = []
    while verb.dep_ in ("xcomp", "ccomp", "acomp", "pcomp", "conj"):
        governed = verb.dep_ != "conj"
        verb = verb.head
        if governed:
            found.append(verb)
    return found


def _asked(verb: Token) -> bool:
    """Whether the verb is the main one of a question, or stands in its complement."""
    while verb.dep_ in ("ccomp", "xcomp", "conj"):
        verb = verb.head
    if verb.dep_ == "acl" and verb.head.dep_ == "attr":
        verb = verb.head.head  # "was the team led by X?": parsers hang the participle on the noun
    if verb.dep_ != "ROOT":
        return False
    last = verb.sent.end - 1
    while verb.doc[last].is_space:
        last -= 1
    return verb.doc[last].text == "?"


def _of_nobody(verb: Token) -> bool:
    """Whether the subject denies it: "no deal was signed", "nobody was hurt"."""
    return any(_is_none(subject) for subject in children(verb, "nsubj", "nsubjpass"))


def _is_none(noun: Token) -> bool:
    """Whether the words say that there is none: "nobody", "no plan"."""
    return noun.lower_ in _NOBODY or any(child.lower_ in _NOBODY for child in children(noun, "det"))


def _finite(verb: Token, words: set[str]) -> EventStatus:
    if verb.tag_ == "VBG" and (words & _PRESENT_BE or "been" in words):
        return "Ongoing"
    if verb.tag_ == "VBG" and words & _PAST_BE and verb.dep_ == "ccomp" and verb.head.tag_ == "VBD":
        return "Ongoing"  # "said that they were holding talks"
    if "being" in words and words & _PRESENT_BE:
        return "Ongoing"
    if is_passive(verb) and evokes(verb, "Planned") and words & (_PRESENT_BE | _PAST_BE):
        return "Planned"
    if verb.lemma_ == "be" and any(evokes(word, "Planned") for word in children(verb, "acomp")):
        return "Planned"  # "is due in"
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
    """Whether no governing word tells of a wish, fear, demand or threat."""
    return not any(is_unreal(governor) for governor in _governors(verb) if governor.pos_ in ("VERB", "AUX"))


def _governed(verb: Token) -> EventStatus | None:
    """The standing of an infinitive or participle, from the word that it depends on."""
    governor = verb.head
    if verb.dep_ == "pcomp":
        return _after_preposition(governor)
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG" and "be" in auxiliaries(verb) and is_passive(governor):
        return "Ongoing" if _told(verb) else None  # "is said to be holding talks"
    participle = verb.dep_ in ("acl", "relcl") and _bare_participle(verb)
    if participle or ("have" in auxiliaries(verb) and verb.dep_ == "xcomp" and _told(verb)):  # "is said to have signed"
        return "Happened"
    if verb.dep_ in ("xcomp", "ccomp") or governor.pos_ in ("ADJ", "NOUN") or _is_task(verb, governor):
        return _complement(verb, governor)
    if verb.dep_ in ("conj", "advcl", "acl", "relcl") and governor.pos_ in ("VERB", "AUX"):
        return standing(governor)
    return None


def _is_task(verb: Token, governor: Token) -> bool:
    """Whether the infinitive says what someone is put in a place for, or what is agreed on: "named A, a judge, to"."""
    infinitive = verb.dep_ == "advcl" and "to" in auxiliaries(verb)
    return infinitive and _settles(governor)


def _settles(verb: Token) -> bool:
    """Whether what the verb's infinitive says is settled by it and to come: "named A to", "signed an agreement to"."""
    return index("Appointment", word_class="verb").heads(verb) or evokes(verb, "Agreement", word_class="verb")


def _complement(verb: Token, governor: Token) -> EventStatus | None:
    """The standing of "to meet" after its governor: "is due to", "agreed to", "was named to", "began to", "wants
    to".
    """
    if evokes(governor, "Planned") or governor.lemma_ == "be":
        return None if is_negated(governor) or _is_none(governor) else "Planned"
    if _settles(governor):
        return "Planned" if standing(governor) in ("Happened", "Planned") else None
    if evokes(governor, "Cancelled"):
        return "Cancelled"
    if governor.pos_ == "VERB" and (evokes(governor, "Ongoing", "Happened") or _follows(verb)):
        return standing(governor)
    return None


def _follows(verb: Token) -> bool:
    return verb.dep_ == "ccomp" and _bare_participle(verb)


def _after_preposition(preposition: Token) -> EventStatus | None:
    if preposition.lower_ in LATER or preposition.lower_ == "during":
        return "Happened"
    head = preposition.head
    if preposition.lower_ in SOONER or preposition.lower_ == "ahead":
        done = head.tag_ == "VBD" and standing(head) == "Happened"  # "visited X before flying on to Y"
        return "Happened" if done else "Planned"
    if preposition.lower_ in ("by", "while", "in", "with", "through") and head.pos_ in ("VERB", "AUX"):
        return standing(head)
    return None

"""What someone does by saying a clause: of oneself ("we will not attend") or of others ("the army must leave")."""

from spacy.tokens import Token

from kg.facts.positions.content import phrase
from kg.facts.reality import asserted
from kg.facts.triggers import evokes
from kg.model import Act
from kg.syntax import auxiliaries, children, is_negated, is_passive, subtree

_WILL = frozenset({"will", "wo", "would", "'ll", "’ll", "'d", "’d", "shall"})
_PAST = frozenset({"did", "had", "has", "have", "was", "were"})
_OBLIGATION = frozenset({"must", "should"})
_SO_FAR = frozenset({"yet", "still"})
_CAN = frozenset({"can", "ca", "could"})
_AIMS = frozenset({"plan", "intention", "wish", "desire", "interest"})
_ONLY_IF = frozenset({"until", "unless"})
_PREDICATES = ("acomp", "attr", "oprd")


def act_on_self(verb: Token) -> tuple[Act | None, list[Token]]:
    """The act of a clause about the speaker, and its words; to refuse until something is done is to demand it."""
    if _is_denied(verb):
        if auxiliaries(verb) & _WILL and not evokes(verb, "Disclosure", word_class="verb"):
            terms = _terms(verb)
            return ("Demand", terms) if terms else ("Reject", phrase(verb))
        over = auxiliaries(verb) & _PAST and not any(child.lower_ in _SO_FAR for child in verb.children)
        return ("Deny" if over and not _is_admitted(verb) else None), phrase(verb)
    if _nothing(verb):
        return _disowned(verb), phrase(verb)
    if verb.lemma_ == "need" and children(verb, "dobj"):
        return "Demand", phrase(verb)
    below = [child for child in children(verb, "xcomp") if evokes(verb, "Planned", "Ongoing", word_class="verb")]
    if auxiliaries(verb) & _WILL or (below and evokes(verb, "Planned", word_class="verb")):
        return _intended(below[0] if below else verb), phrase(verb)
    may = bool(auxiliaries(verb) & _CAN) and evokes(verb, "Reprisal", word_class="verb")  # "could use force"
    return ("Threaten" if may else None), phrase(verb)


def _is_admitted(verb: Token) -> bool:
    """Whether it is no denial not to have done this: "has not been able to come", "has not reached a deal"."""
    unable = any(child.lower_ in ("able", "unable") for child in children(verb, "acomp"))
    return unable or evokes(verb, "Attitude", "Attainment", word_class="verb")


def _disowned(verb: Token) -> Act | None:
    """What it is to say that one has or did none of something: "has no plans", "has no links to", "signed nothing"."""
    if _nothing(verb) & _AIMS:
        return "Reject"
    nouns = children(verb, "dobj")
    tied = any(noun.lower_ == "nothing" or evokes(noun, "Tie", word_class="noun") for noun in nouns)
    return "Deny" if tied and not evokes(verb, "Attitude", word_class="verb") else None


def _intended(verb: Token) -> Act | None:
    """What it is to announce that one will do this."""
    if evokes(verb, "Reprisal", word_class="verb"):
        return "Threaten"
    if evokes(verb, "Joining", word_class="verb"):
        return "Accept"
    return "Offer" if evokes(verb, "Giving", word_class="verb") else None


def _terms(verb: Token) -> list[Token]:
    """The clause or phrase under "until" or "unless" that a refusal hangs on."""
    for clause in children(verb, "advcl"):
        if any(mark.lower_ in _ONLY_IF for mark in children(clause, "mark")):
            return phrase(clause)
    return next((subtree(prep) for prep in children(verb, "prep") if prep.lower_ == "until"), [])


def act_on_others(verb: Token) -> Act | None:
    """The act of a clause about others: they must do something, did wrong, or what they want is judged."""
    if _excludes(verb):
        return "Reject"
    if obliges(verb):
        return "Demand"
    if _is_denied(verb) or not children(verb, "nsubj", "nsubjpass", "expl", "csubj"):
        return None
    if _comes(verb):
        return "Threaten"
    if asserted(verb) is None:
        return None
    return judgement(_predicates(verb)) or ("Accuse" if _does_wrong(verb) else None)


def obliges(verb: Token) -> bool:
    """Whether the clause says what must be: "must leave", "needs to stop", "is needed", "it is vital that"."""
    anyone = verb.tag_ == "VBG" or any(child.lower_ == "you" for child in children(verb, "nsubj"))  # "you have to wait"
    bound = verb.lemma_ in ("need", "have") and any("to" in auxiliaries(child) for child in children(verb, "xcomp"))
    needs = bound and not anyone and not children(verb, "dobj")  # "has time to rest"
    needed = is_passive(verb) and verb.lemma_ in ("need", "require") and not _is_denied(verb)
    bid = bool(auxiliaries(verb) & _OBLIGATION) and not _is_expected(verb)
    return bid or needs or needed or is_vital(verb)


def _is_expected(verb: Token) -> bool:
    """Whether "should" says what is likely: "he should be fine", "it should help"."""
    if "must" in auxiliaries(verb) or is_passive(verb):
        return False
    called = any(evokes(word, "Likelihood", word_class="adjective") for word in children(verb, "acomp"))
    return called or evokes(verb, "Likelihood", word_class="verb")


def is_vital(verb: Token) -> bool:
    """Whether the clause calls something necessary: "it is vital that the port reopen"."""
    called = any(evokes(word, "Necessity", word_class="adjective") for word in children(verb, "acomp"))
    return called and not _is_denied(verb) and "would" not in auxiliaries(verb)


def judgement(predicates: list[Token]) -> Act | None:
    """The act of calling something so: untrue is denied, not to be accepted rejected, a wrong accused."""
    if any(evokes(word, "Falsehood") for word in predicates):
        return "Deny"
    if any(evokes(word, "Disapproval") for word in predicates):
        return "Reject"
    return "Accuse" if any(evokes(word, "Wrongdoing") and word.pos_ != "VERB" for word in predicates) else None


def _predicates(verb: Token) -> list[Token]:
    return [deep for below in children(verb, *_PREDICATES) for deep in (below, *children(below, "conj"))]


def _does_wrong(verb: Token) -> bool:
    """Whether the clause tells of a wrong: "violated the truce", "continues to stall", "had committed a crime"."""
    if auxiliaries(verb) & _WILL:
        return False  # what someone may do yet is feared, not blamed on him
    below = [child for child in children(verb, "xcomp") if evokes(verb, "Ongoing", word_class="verb")]
    return any(evokes(word, "Wrongdoing", word_class="verb") for word in (verb, *below))


def _is_denied(verb: Token) -> bool:
    """Whether the verb is negated, also where the negation hangs on its auxiliary."""
    return is_negated(verb) or any(children(aux, "neg") for aux in children(verb, "aux", "auxpass"))


def _nothing(verb: Token) -> set[str]:
    """The lemma of an object that there is none of: "signed nothing", "had no plans"."""
    objects = children(verb, "dobj")
    return {word.lemma_ for word in objects if word.lower_ == "nothing" or any(d.lower_ == "no" for d in word.children)}


def _excludes(verb: Token) -> bool:
    """Whether something is said never to be: "there must be no talks", "it will not be tolerated"."""
    able = bool(auxiliaries(verb) & (_WILL | _CAN))
    barred = able and is_passive(verb) and _is_denied(verb) and evokes(verb, "Accept", "Leave", word_class="verb")
    if not able and not auxiliaries(verb) & _OBLIGATION:
        return barred
    none = any(child.lower_ == "no" for word in children(verb, "attr", "dobj") for child in children(word, "det"))
    return barred or (bool(children(verb, "expl")) and none)


def _comes(verb: Token) -> bool:
    """Whether harm is announced: "there will be consequences"."""
    exists = bool(children(verb, "expl")) and bool(auxiliaries(verb) & _WILL)
    return exists and any(evokes(word, "Reprisal", word_class="noun") for word in children(verb, "attr", "dobj"))

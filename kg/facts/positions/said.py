"""What someone does by saying a clause: of oneself ("we will not attend") or of others ("the army must leave")."""

from spacy.tokens import Token

from kg.facts.positions.content import phrase
from kg.facts.reality import asserted
from kg.facts.triggers import evokes
from kg.model import Act
from kg.syntax import auxiliaries, children, is_negated, subtree

_WILL = frozenset({"will", "wo", "would", "'ll", "’ll", "'d", "’d", "shall"})
_PAST = frozenset({"did", "had", "has", "have", "was", "were"})
_OBLIGATION = frozenset({"must", "should"})
_ONLY_IF = frozenset({"until", "unless"})
_PREDICATES = ("acomp", "attr", "oprd")


def act_on_self(verb: Token) -> tuple[Act | None, list[Token]]:
    """The act of a clause about the speaker, and its words; to refuse until something is done is to demand it."""
    if is_negated(verb):
        if auxiliaries(verb) & _WILL:
            terms = _terms(verb)
            return ("Demand", terms) if terms else ("Reject", phrase(verb))
        over = auxiliaries(verb) & _PAST and not any(child.lower_ == "yet" for child in verb.children)
        return ("Deny" if over else None), phrase(verb)
    if not auxiliaries(verb) & _WILL:
        planned = [below for below in children(verb, "xcomp") if evokes(verb, "Planned", word_class="verb")]
        verb = planned[0] if planned else verb
        if not planned:
            return None, []
    return _intended(verb), phrase(verb)


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
    if obliges(verb):
        return "Demand"
    if is_negated(verb) or not children(verb, "nsubj", "nsubjpass", "expl", "csubj"):
        return None
    if _comes(verb):
        return "Threaten"
    if asserted(verb) is None:
        return None
    return judgement(_predicates(verb)) or ("Accuse" if _does_wrong(verb) else None)


def obliges(verb: Token) -> bool:
    """Whether the clause says what must be: "must leave", "needs to stop"."""
    needs = verb.lemma_ in ("need", "have") and any("to" in auxiliaries(child) for child in children(verb, "xcomp"))
    return bool(auxiliaries(verb) & _OBLIGATION) or needs


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
    below = [child for child in children(verb, "xcomp") if evokes(verb, "Ongoing", word_class="verb")]
    return any(evokes(word, "Wrongdoing", word_class="verb") for word in (verb, *below))


def _comes(verb: Token) -> bool:
    """Whether harm is announced: "there will be consequences"."""
    exists = bool(children(verb, "expl")) and bool(auxiliaries(verb) & _WILL)
    return exists and any(evokes(word, "Reprisal", word_class="noun") for word in children(verb, "attr", "dobj"))

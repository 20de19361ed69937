"""Those who take part in an event though they do not hang on its word: who goes to talks, who is under sanctions."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.facts.events.agreements import bound, traded_with
from kg.facts.events.occurrences import Occurrence, is_clause_verb
from kg.facts.lexicon import signals
from kg.facts.triggers import index
from kg.syntax import SUBJECTS, agents, children, conjuncts, is_negated, is_passive, patients, prepositional

# Verbs of going somewhere, for or to what the sentence names; and of bringing others there.
_GO = frozenset("arrive be come depart fly go head journey leave meet return set travel".split())
_BRING = frozenset("bring dispatch invite send".split())
_PHASES = frozenset("beginning close conclusion end fringe margin opening outset sideline start".split())
_ARRANGE = frozenset("arrange broker facilitate mediate organise organize sponsor".split())
_ATTEND = frozenset("attend engage join meet participate represent take".split())
_HOLD = frozenset("attend begin complete conclude conduct finish have hold open resume start".split())
_ACCOMPANY = frozenset({"accompany", "join", "flank"})
_SPEAK = frozenset("add announce say tell".split())
_EFFECT = frozenset(
    "adopt agree announce approve carry complete conduct hold impose introduce launch mount stage undertake".split()
)
_BROUGHT_ABOUT = frozenset({"Meeting", "Negotiation", "Agreement", "Exchange"})
_AT_MEETING = frozenset({"Meeting", "Negotiation"})
_BESIDE_DATES = ("on", "in")


def beside_noun(occurrence: Occurrence) -> Iterator[tuple[Token, str]]:
    """Those who take part by what the clause around the event's noun says: the heads of their phrases, and the part."""
    anchor = _phase_of(occurrence.anchor)
    if occurrence.type in _BROUGHT_ABOUT:
        yield from ((head, "Mediator") for head in _arrangers(anchor))
        yield from ((head, "Host") for head in _put_off(anchor))
        if anchor != occurrence.token and anchor.dep_ == "dobj" and anchor.head.lemma_ in _HOLD:
            yield from ((head, "Party") for head in agents(anchor.head))  # "held three rounds of talks"
    done = anchor in patients(anchor.head) and anchor.head.lemma_ in _EFFECT and not is_negated(anchor.head)
    if done and occurrence.type not in _AT_MEETING:
        part = occurrence.trigger.parts.get("by", "")
        yield from ((head, part) for head in agents(anchor.head))  # "agreed a fresh round of sanctions"
    if occurrence.type == "Agreement":
        yield from ((head, "Party") for head in (*bound(anchor), *traded_with(anchor)))
    if occurrence.type == "Visit":
        yield from ((head, "Agent") for head in _travellers(anchor))
    if occurrence.token.lemma_.lower() == "call":
        yield from ((head, "Party") for head in _called(occurrence.token))
    if occurrence.type in _AT_MEETING:
        yield from ((head, "Party") for head in (*_addressing(anchor), *_in_which(anchor)))
    if anchor.dep_ != "pobj":
        return
    preposition, above = anchor.head, anchor.head.head
    if occurrence.type == "Sanction":
        yield from ((head, "Target") for head in _under(preposition, above))
    elif occurrence.type in _AT_MEETING and is_clause_verb(above) and not is_negated(above):
        yield from ((head, "Party") for head in _present(occurrence, preposition.lower_, above))


def _addressing(noun: Token) -> list[Token]:
    """ "X told the conference", "X addressed the summit"."""
    spoken = noun.dep_ in ("dobj", "dative") and noun.head.lemma_ in ("address", "tell")
    return agents(noun.head) if spoken else []


def _in_which(noun: Token) -> list[Token]:
    """ "Talks in which X takes part", "talks that X is joining"."""
    clauses = [clause for clause in children(noun, "relcl") if clause.lemma_ in _ATTEND and not is_negated(clause)]
    return [head for clause in clauses for head in agents(clause) if head != noun]


def _arrangers(noun: Token) -> list[Token]:
    """Those who bring it about: "X helped arrange talks", "talks sponsored by X"."""
    verbs = [noun.head] if noun.dep_ in ("dobj", "nsubjpass") else []
    found = [verb for verb in (*verbs, *children(noun, "relcl", "acl")) if verb.lemma_ in _ARRANGE]
    acting = ((verb, [head for head in agents(verb) if head != noun]) for verb in found if not is_negated(verb))
    return [head for verb, heads in acting for head in heads + company(verb, heads)]


def _put_off(noun: Token) -> list[Token]:
    """Whoever postpones or calls off what is its own to hold."""
    if noun.dep_ != "dobj" or noun.head.lemma_ not in signals("Cancelled") or is_negated(noun.head):
        return []
    return agents(noun.head)


def _travellers(visit: Token) -> list[Token]:
    """ "X, on a visit to Y, said", "X landed on a visit"."""
    if visit.dep_ != "pobj" or visit.head.lower_ not in ("on", "during"):
        return []
    above = visit.head.head
    return (
        agents(above) if is_clause_verb(above) and not is_passive(above) else [above] if above.pos_ == "PROPN" else []
    )


def _called(call: Token) -> list[Token]:
    """ "A call to X", "a call made by Y to X", "Y made a call to X"."""
    made = [token for clause in children(call, "acl") for token in clause.subtree if token.i > call.i]
    makers = agents(call.head) if call.dep_ == "dobj" and call.head.lemma_ in ("make", "place", "have") else []
    return [*makers, *(head for word in (call, *made) for head in prepositional(word, "to"))]


def company(verb: Token, acting: Iterable[Token]) -> list[Token]:
    """Those with whom the subject acts: "X, along with Y, signed"; "X arrived, accompanied by Y"."""
    beside = [other for head in (verb, *acting) for other in prepositional(head, "along", "alongside", "together")]
    clauses = [clause for word in (verb, *acting) for clause in children(word, "advcl", "acl")]
    return beside + [
        other for clause in clauses if clause.lemma_ in _ACCOMPANY for other in prepositional(clause, "by")
    ]


def _phase_of(noun: Token) -> Token:
    """ "The opening" in "at the opening of the summit", else the noun itself."""
    above = noun.head.head
    named = above.pos_ == "PROPN" and noun.head.head.dep_ == "pobj"  # "the Group of Five summit"
    inner = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return above if inner and (named or above.lemma_.lower() in _PHASES) else noun


def _under(preposition: Token, above: Token) -> list[Token]:
    """ "X is under sanctions", "X is the subject of sanctions"."""
    if preposition.lower_ == "under" and above.lemma_ in ("be", "remain", "come"):
        return agents(above)
    subject = above.lemma_.lower() in ("subject", "target") and above.dep_ in ("attr", "acomp")
    return agents(above.head) if subject and preposition.lower_ in ("of", "to") else []


def _present(occurrence: Occurrence, preposition: str, verb: Token) -> list[Token]:
    """Who goes or is brought to talks, and who does something at them."""
    if preposition in ("for", "to") and verb.lemma_ in _GO:
        return agents(verb)
    if preposition in ("for", "to") and verb.lemma_ in _BRING:
        return [*agents(verb), *patients(verb)] if verb.lemma_ != "invite" else patients(verb)
    with_others = any(child.lower_ == "with" for child in children(occurrence.token, "prep"))
    if preposition in ("after", "following") and verb.lemma_ in _SPEAK and with_others:
        return [head for head in agents(verb) if head.pos_ == "PROPN"]
    if is_passive(verb) or preposition not in ("at", "during", "in"):
        return []
    own = any(child.lower_ in ("their", "its") for child in children(occurrence.token, "poss"))
    faced = [head for head in patients(verb) if head.pos_ == "PROPN"] if preposition == "in" or own else []
    if with_others:
        return [*agents(verb), *_led(verb)]
    return [*agents(verb), *faced] if faced or preposition != "in" else []  # "X berated Y in a meeting"


def _led(verb: Token) -> list[Token]:
    """The team that is led at talks: "named X to lead its delegation at talks with Y"."""
    return patients(verb) if index("Head", word_class="verb").heads(verb) else []


def second_side(first: Token) -> list[Token]:
    """The other side of "between X, who …, and Y" where the parser ties it to another word."""
    for token in first.doc[first.i + 1 : first.sent.end]:
        if token.lower_ == "and" and token.dep_ == "cc" and token.head.pos_ == "VERB":
            return [other for other in children(token.head, "conj") if other.i > token.i and other.pos_ == "PROPN"]
    return []


def swallowed_subject(verb: Token) -> list[Token]:
    """The subject that the parser takes for part of the date before it: "On Sunday Presidents X and Y signed"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or children(verb, *SUBJECTS):
        return []
    for preposition in children(verb, "prep"):
        for noun in children(preposition, "pobj"):
            dated = any(child.ent_type_ == "DATE" and child.dep_ == "compound" for child in noun.children)
            if preposition.i < verb.i and preposition.lower_ in _BESIDE_DATES and dated and not noun.ent_type_:
                return conjuncts(noun)
    return []

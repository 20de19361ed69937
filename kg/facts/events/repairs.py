"""Where parsers stumble over counted people: participles taken for verbs, lists cut in two, asides between dashes."""

from spacy.tokens import Token

from kg.syntax import SUBJECTS, children, prepositional

_HARMS = frozenset({"kill", "injure", "wound"})
_DASHES = frozenset("—–-")


def mistaken(verb: Token) -> bool:
    """Whether the parser takes a participle for the past tense: nobody just kills, without an object or a number."""
    harm = verb.tag_ == "VBD" and verb.lemma_ in _HARMS and verb.dep_ != "ROOT"
    return harm and not any(token.i > verb.i and token.pos_ == "NUM" for token in verb.subtree)


def listed_before(noun: Token) -> list[Token]:
    """The counted nouns before this one, of a list that parsers cut in two: "150 men, 95 women and ten boys killed"."""
    found: list[Token] = []
    place = noun.left_edge.i - 1
    while place > noun.sent.start and noun.doc[place].lower_ in (",", "and"):
        before = noun.doc[place - 1]
        if before.pos_ == "NOUN" and children(before, "nummod"):
            found.insert(0, before)
            place = children(before, "nummod")[0].left_edge.i
        elif before.lower_ != ",":
            break
        place -= 1
    return found


def past_aside(injury: Token) -> list[Token]:
    """Who suffered the injuries where an aside between dashes stands before the verb, which parsers stumble over."""
    verb = injury.nbor(-1) if injury.i > injury.sent.start else injury
    if verb.lemma_ not in ("suffer", "sustain", "receive") or children(verb, *SUBJECTS):
        return []
    dashes = [t for t in verb.doc[verb.sent.start : verb.i] if t.text in _DASHES]
    if len(dashes) < 2 or dashes[-1].i != verb.i - 1 or dashes[-2].i == verb.sent.start:
        return []
    return [dashes[-2].nbor(-1)]


def lost_subject(verb: Token) -> list[Token]:
    """The number right before a passive verb to which parsers give no subject: "told a meeting 18 were killed"."""
    auxiliary = next(iter(children(verb, "auxpass")), None)
    if auxiliary is None or auxiliary.i == verb.sent.start or children(verb, *SUBJECTS):
        return []
    before = auxiliary.nbor(-1)
    return [before] if before.pos_ == "NUM" or children(before, "nummod") else []


def past_day(noun: Token, preposition: str) -> list[Token]:
    """What parsers hang on the day before it: "the murder in May of two teachers"."""
    days = (day for day in prepositional(noun, "on", "in") if day.ent_type_ == "DATE")
    return [head for day in days for head in prepositional(day, preposition)]

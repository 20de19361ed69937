"""Roles stated by a verb: "A is the mayor", "A, who serves as head of X", "B was appointed minister", "A stepped
down as envoy".
"""

from spacy.tokens import Token

from kg.document import Document
from kg.facts.attribution import voice_of
from kg.facts.reality import settled
from kg.facts.roles.holding import Holding, Title
from kg.facts.roles.tenure import tenure
from kg.facts.triggers import evokes, index
from kg.model import Mention, Status
from kg.syntax import auxiliaries, children, is_over, is_passive, relative_head, subjects

_FOLLOWS = frozenset({"succeed", "replace"})  # whom the subject does so to holds the office no more
_CHOOSE = frozenset({"elect", "reelect"})
_REACH = 12  # words: how far before a name the verb may stand that puts its bearer in office
_SELF = frozenset({"himself", "herself", "themselves"})
_COPULAS = frozenset({"be", "remain"})


def by_verb(document: Document, title: Title) -> list[Holding]:
    """The holdings that the title's verb states, in the voice in which its clause is told."""
    named = _named_as(title)
    verb = named[1] if named is not None else _verb(title)
    status = _status(verb, title) if verb is not None and not title.owns else None
    if verb is None or status is None or (title.plural and len(subjects(verb)) < 2):
        return []
    held_by = _held_by(verb) if named is None else [named[0]]
    people = [_person(document, relative_head(noun)) for noun in held_by]
    rule = "copula" if verb.lemma_ == "be" else "verb"
    since, until = tenure(document, [verb, title.head])
    voice = voice_of(document, (), verb)
    return [Holding(title, person, rule, status, 0.85, since, until, voice) for person in people if person is not None]


def _person(document: Document, noun: Token) -> Mention | None:
    """The person that the noun names, or that stands in apposition to it: "the coach, A, served as …"."""
    mentions = [document.mention_at(token) for token in (noun, *children(noun, "appos"))]
    return next((mention for mention in mentions if mention is not None and mention.kind == "person"), None)


def _verb(title: Title) -> Token | None:
    """The verb whose complement the title is, directly or after "as"."""
    above = title.head.head
    if title.head.dep_ == "pobj":
        above = above.head if above.lower_ == "as" else title.head
    elif above.lower_ == "as":
        above = above.head
    complement = title.head.dep_ in ("attr", "acomp", "pobj", "oprd", "dobj", "appos", "ccomp", "xcomp")
    return above if complement and above.pos_ in ("VERB", "AUX") else None


def _named_as(title: Title) -> tuple[Token, Token] | None:
    """Whoever is put in office, and the verb, where the name stands right before the title or its "as", however they
    are parsed: "named the economist A as minister", "a cabinet with A as minister", "made A minister".
    """
    doc = title.head.doc
    last = title.start - (2 if doc[title.start - 1].lower_ == "as" else 1)
    if last < 1 or doc[last].pos_ != "PROPN" or not title.head.sent.start <= last:
        return None
    beside = False  # "a new cabinet on Monday, with A as minister"
    for token in reversed(list(doc[max(title.head.sent.start, last - _REACH) : last])):
        if token.tag_ in ("VBD", "VBN", "VBZ", "VB") and token.dep_ != "aux":
            gives = (_puts_in_office(token) or token.lemma_ in _CHOOSE) and token.lemma_ not in _FOLLOWS
            return (doc[last], token) if gives and not is_passive(token) else None
        beside = beside or token.lower_ == "with"
        if token.pos_ in ("VERB", "AUX") or token.text == ";" or (token.pos_ == "ADP" and not beside):
            return None  # "chose B over A as minister"
    return None


def _held_by(verb: Token) -> list[Token]:
    """Who holds the role: the subject, but the object of "appointed A minister", "elected A leader", "sacked A as" and
    the like in the active voice.
    """
    given = (_puts_in_office(verb) and verb.lemma_ not in _FOLLOWS) or verb.lemma_ in _CHOOSE or _ends_office(verb)
    if given and not is_passive(verb) and verb.dep_ != "acl":
        after = [child for child in verb.children if child.i > verb.i]
        objects = [child for child in after if child.dep_ in ("dobj", "nsubj", "dative", "oprd")]
        if objects and verb.nbor().lower_ not in _SELF:  # "declared herself president"
            return objects
    above = next((word for word in verb.ancestors if word.pos_ == "VERB"), None) if verb.dep_ == "pcomp" else None
    return subjects(verb) or (subjects(above) if above is not None else [])  # "since becoming president"


def _ends_office(verb: Token) -> bool:
    """Whether the office ends with it: "replaced A as minister", "sacked A", "stepped down"."""
    return verb.lemma_ == "replace" or index("Resignation", word_class="verb").heads(verb)


def _puts_in_office(verb: Token) -> bool:
    # The title is the verb's complement: whatever else its triggers ask for, it is an office that is given.
    return index("Appointment", word_class="verb").heads(verb)


def _status(verb: Token, title: Title) -> Status | None:
    """The status that the verb gives, None where it tells of no holding as a fact, or is another verb altogether."""
    told = settled(verb)
    if _ends_office(verb) and title.head.dep_ == "pobj":
        # Who could, will or refuses to step down holds the role.
        return "Former" if told in ("Happened", "Ongoing") else title.status
    holds = verb.lemma_ in _COPULAS or evokes(verb, "RoleHolding")
    if holds and is_over(verb):
        return "Former"
    if told is None or not (holds or _enters(verb)):
        return None
    if told == "Planned" or evokes(verb, "Designate"):
        return "Designate"
    return "Former" if holds and title.status == "Current" and _is_past(verb) else title.status


def _enters(verb: Token) -> bool:
    return verb.lemma_ == "become" or _puts_in_office(verb) or evokes(verb, "Election")


def _is_past(verb: Token) -> bool:
    """Whether the verb tells that the role was held: "served as envoy", "A, who was the envoy", "was mayor until May".

    "A was the mayor" by itself is the tense of the story.
    """
    past = verb.tag_ == "VBD" or bool({"was", "were", "had"} & auxiliaries(verb))
    return past and (verb.lemma_ not in _COPULAS or (verb.lemma_ == "be" and (verb.dep_ == "relcl" or _dated(verb))))


def _dated(verb: Token) -> bool:
    """Whether the clause says when it was so: "was prime minister from 1995", "was mayor in the 1990s"."""
    return any(token.ent_type_ == "DATE" and token.head.dep_ == "prep" for token in verb.subtree)

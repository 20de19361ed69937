"""When an event is told to have been: the date that hangs on its word or on its clause."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.document import DatedSpan, Document, Sentence
from kg.facts.events.apart import day_apart
from kg.facts.events.occurrences import Occurrence, governing_verb, is_clause_verb, is_meanwhile, stands_apart
from kg.facts.lexicon import signals
from kg.facts.reality import LATER, SOONER
from kg.facts.triggers import evokes
from kg.model import DateValue, Span
from kg.syntax import SUBJECTS, children, first_conjunct
from kg.vocabulary import vocabulary

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_OPENING = 2  # characters between the day and the sentence that it opens
_DOING = frozenset("carry conduct launch stage".split())  # what is done to attacks, whatever stands nearest
_JUDGING = frozenset("describe call term hail label brand dismiss".split())
_PHASES = frozenset("begin start open end conclude finish close".split())
_AUDIENCE = ("address", "tell")  # whoever tells a conference something is there
_SPEAKING = ("Quotation", "Claim", "Accuse", "Reject", "Deny", "Accept", "Demand", "Threaten")
# Nouns for the time that has gone by since an event.
_LATER_DAYS = frozenset("anniversary aftermath wake memory eve year day week month".split())
_ABOUT = frozenset({"of", "over", "about", "against", "following", "with"})
_ABOUT_DEEDS = frozenset({"Arrest", "Sanction", "Trial"})
_ONE_DAY = frozenset({"Attack", "Disaster"})  # what does not go on from a day, as sanctions or a siege do
# What is done by being made known.
_ANNOUNCED = frozenset({"Agreement", "Sanction", "Appointment", "Resignation", "Aid"})


def date_of(document: Document, occurrence: Occurrence) -> DateValue | None:
    """The date in the event's own phrase, else in its clause, else the only one of a sentence that reports no more."""
    sentence = document.sentence_of(occurrence.token)
    dates = document.dates_in(sentence.span) or _before(document, sentence)
    if not dates:
        return None
    roots = [(date, _root(document, date)) for date in dates]
    if counted := day_apart(roots, occurrence):
        return counted
    anchored = [
        found for found in roots if not (_looks_back(*found, occurrence) or _of_another(*found[1:], occurrence))
    ]
    aside = stands_apart(occurrence) or _deep(occurrence) or _spoken_of(occurrence)
    for holds in (_in_phrase,) if aside else (_in_phrase, _in_clause):
        held = [date.date for date, root in anchored if holds(root, occurrence)]
        if held:
            return max(held, key=_exactness)
    given = [(date, root) for date, root in anchored if root.head.lower_ != "by"]  # "by 2030" is a term
    if len(given) == 1 and not aside and _shares(given[0][1], occurrence):
        return given[0][0].date
    return _announced(anchored, occurrence)


def _exactness(date: DateValue) -> tuple[int, bool]:
    return len(date.value), date.text.lower() != "overnight"


def _looks_back(date: DatedSpan, root: Token, occurrence: Occurrence) -> bool:
    """Whether the date is that of what came before: "the first talks since the spring of 2022", "has hit since May"."""
    if occurrence.type == "Appointment" and root.head.lower_ in ("until", "till"):
        return True  # how long an office is held
    one_day = occurrence.type in _ONE_DAY and len(date.date.value) < len("2022-03-01")
    if occurrence.type not in vocabulary().sends_teams and not one_day:
        return False
    for word in root.ancestors:
        if word.pos_ in ("VERB", "AUX") or word in (occurrence.token, occurrence.anchor):
            return False
        if word.lower_ == "since":
            return True
    return False


def _of_another(root: Token, occurrence: Occurrence) -> bool:
    """Whether the date is that of an event which this one is only about: "charged over the attacks of May 7"."""
    link = _ABOUT | {"in", "for", "on"} if occurrence.type in _ABOUT_DEEDS else _ABOUT
    for word in root.ancestors:
        if is_clause_verb(word) or word in (occurrence.token, occurrence.anchor):
            return False
        if word.dep_ == "pobj" and word.head.lower_ in link and _is_event(word):
            return word.head.head.lemma_.lower() not in _LATER_DAYS and occurrence.token not in word.subtree
    return False


def _is_event(word: Token) -> bool:
    return evokes(word, *vocabulary().event_types, word_class="noun") or evokes(
        word, *vocabulary().event_types, word_class="plural"
    )


def _announced(anchored: Sequence[tuple[DatedSpan, Token]], occurrence: Occurrence) -> DateValue | None:
    """The day on which an act was announced, where the words give no other: "said on Monday that it had signed"."""
    verb = occurrence.verb
    while verb is not None and verb.dep_ in ("xcomp", "conj"):
        verb = verb.head
    if verb is None or verb.dep_ != "ccomp" or occurrence.nominal or occurrence.type not in _ANNOUNCED:
        return None
    tellers = (verb.head, first_conjunct(verb.head))  # "detained him on Monday and announced that they had"
    told = [dated.date for dated, root in anchored if governing_verb(root) in tellers]
    return told[0] if told and verb.head.tag_ == "VBD" else None


def _deep(occurrence: Occurrence) -> bool:
    """Whether the event's noun only tells what time has gone by since: "the anniversary of the war"."""
    preposition, above = occurrence.anchor.head, occurrence.anchor.head.head
    inside = occurrence.nominal and occurrence.anchor.dep_ == "pobj" and above.pos_ in ("NOUN", "PROPN")
    return inside and preposition.lower_ == "of" and above.lemma_.lower() in _LATER_DAYS


def _before(document: Document, sentence: Sentence) -> list[DatedSpan]:
    """The day that opens a text and stands before its first sentence proper: "Thursday, troops entered the town"."""
    start = sentence.span.start
    near = [dated for dated in document.dates if 0 < start - dated.span.end <= _OPENING]
    return [dated for dated in near if document.text(Span(dated.span.end, start)).strip() == ","]


def _spoken_of(occurrence: Occurrence) -> bool:
    """Whether the clause only speaks of an event told before: "condemned the attack on Monday"."""
    anchor, verb = occurrence.anchor, occurrence.verb
    if not occurrence.nominal or verb is None or anchor.dep_ in ("nsubj", "nsubjpass") or verb.lemma_ in _AUDIENCE:
        return False
    definite = any(child.lower_ in _DEFINITE for child in children(anchor, "det", "poss"))
    return definite and (verb.lemma_ == "refer" or verb.lemma_ in signals(*_SPEAKING))


def _root(document: Document, date: DatedSpan) -> Token:
    tokens = document.tokens(date.span)
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head == token), tokens[0])


def _in_phrase(root: Token, occurrence: Occurrence) -> bool:
    """Whether the date hangs on the event's noun, or on a clause of that noun alone: "the call made last week"."""
    if not occurrence.nominal:
        return False
    if _before_judgement(root, occurrence):
        return True
    nouns = (occurrence.token, occurrence.anchor)  # "the third round of talks, held in May": of the round
    for token in (root, *root.ancestors):
        if token in nouns:
            return True
        if is_clause_verb(token) and not (_describes(token) and (token.head in nouns or token.lemma_ in _DOING)):
            return False
    return False


def _before_judgement(root: Token, occurrence: Occurrence) -> bool:
    """ "Called the talks last month useful": what stands between the noun and its judgement is the noun's."""
    verb, noun = occurrence.verb, occurrence.anchor
    if verb is None or verb.lemma_ not in _JUDGING or root.head != verb or noun.dep_ not in ("dobj", "nsubj"):
        return False
    return noun.i < root.i and noun.right_edge.i + 1 == root.left_edge.i


def _describes(verb: Token) -> bool:
    """Whether the clause says what the noun is or was, and not what it is for: "an agreement to build it by 2030"."""
    return verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ != "VB")


def _in_clause(root: Token, occurrence: Occurrence) -> bool:
    verb, above = occurrence.verb, governing_verb(root)
    if verb is None or above is None or _of_what_was_before(root, occurrence):
        return False
    if verb.dep_ == "relcl" and verb.head == root:
        return True  # "in July, when he resigned"
    if verb.dep_ == "acl" and verb.i < root.i < above.i and governing_verb(verb) == above:
        return True  # "those visiting X last week said"
    while (
        above.lemma_ in signals("Planned") and above.tag_ == "VBN" and above.dep_ in ("advcl", "acl") and above != verb
    ):
        above = above.head  # "ended earlier than planned on Monday"
    return above == verb


def _of_what_was_before(root: Token, occurrence: Occurrence) -> bool:
    """Whether the date hangs on what the clause puts before or after itself: "left after the fire in August".

    "Four days after the fire in August" it was August still, as a rule.
    """
    for word in root.ancestors:
        if is_clause_verb(word) or word == occurrence.anchor:
            return False
        if word.dep_ == "prep" and word.lower_ in LATER | SOONER and word != root.head:
            return occurrence.anchor not in word.subtree and not children(word, "npadvmod")
    return False


def _shares(root: Token, occurrence: Occurrence) -> bool:
    """Whether the date's verb is above the event's and takes it in, and does not merely report it."""
    above, verb = governing_verb(root), occurrence.verb
    if above is None or verb is None:
        return True
    if is_meanwhile(verb) and verb.head == above:
        return True  # "in June 17 people died when …"
    while verb.dep_ in ("xcomp", "advcl", "conj", "acl", "pcomp", "prep") and not children(verb, *SUBJECTS):
        verb = verb.head
        if verb == above:
            return True
    phase = above.lemma_ in signals("Ongoing", "Happened") | _PHASES and not children(above, *SUBJECTS)
    return (above.dep_ == "xcomp" or (above.dep_ == "advcl" and phase)) and above.head == verb

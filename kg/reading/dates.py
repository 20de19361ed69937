"""Stretches of text that give a date, resolved at the publication date; the verb's tense says which way to look."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.dates import WEEKDAYS, Direction, date_patterns, day_after, resolve
from kg.document import DatedSpan
from kg.model import DateValue, Span
from kg.reading.narrative import narrative
from kg.vocabulary import vocabulary

_MODALS = frozenset("will shall 'll ’ll would must should can could may might".split())
_DUE = frozenset({"schedule", "plan", "expect", "set", "due", "slate", "likely", "unlikely", "ready", "prepare"})
_LOOKING_BACK = frozenset({"since", "than"})
# Whoever does this speaks of what is to come: "invited both to talks on Friday".
_ASKING = frozenset("invite propose urge agree summon convene call".split())
_MEANWHILE = frozenset("during at after following amid".split())
_PUT_OFF = frozenset("postpone delay adjourn suspend extend put push defer move".split())
# Verbs after which "to do" has been done, or is being done.
_DONE = frozenset("manage fail begin start continue come help seem appear go use get happen have prove".split())
_OTHER_NAMES = ("EVENT", "ORG", "LAW", "WORK_OF_ART", "FAC", "PERSON", "GPE")
_PIECES = re.compile(r",? and | or |, (?=[A-Z][a-z]+day)", re.I)
_RELATIVE_TO_ANOTHER = re.compile(
    r"(?:the )?(?P<after>following|next) day"
    r"|(?P<later>a|one|two|three|four|five|six) days? (?P<way>later|earlier|before)"
    r"|(?:the )?(?P<before>previous|preceding) day|the day (?P<side>before|after)",
    re.I,
)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def find_dates(doc: Doc, published: str | None) -> tuple[DatedSpan, ...]:
    """The dates in text order. What gives no date, not even with the publication date, is left out."""
    found: list[DatedSpan] = []
    story = narrative(published)
    whole = doc.text  # put together from its tokens each time it is asked for
    for stretch in _stretches(doc):
        direction = _direction(stretch)
        for start, end in _pieces(stretch):
            text = whole[start:end]
            date = _overnight(text, published, found, stretch) or resolve(text, published, direction)
            date = date or _beside(doc, text, start, found)
            value = story.place(text, date.value if date else None, start, whole, direction) or story.month(text)
            if value is not None:
                found.append(DatedSpan(Span(start, end), DateValue(value, text)))
    return tuple(found)


def _overnight(text: str, published: str | None, before: Sequence[DatedSpan], stretch: TokenSpan) -> DateValue | None:
    """ "Overnight" is of the day of the report: the day that the sentence names, else that of publication."""
    if text.lower() != "overnight":
        return None
    here = stretch.root.sent.start_char
    told = [dated.date for dated in before if dated.span.start >= here and len(dated.date.value) == 10]
    today = resolve("today", published)
    return DateValue(told[-1].value, text) if told else DateValue(today.value, text) if today else None


def _stretches(doc: Doc) -> list[TokenSpan]:
    """What the pipeline takes for dates, parts of one date joined; and days that it overlooked."""
    found: list[TokenSpan] = []
    for ent in doc.ents:
        if ent.label_ in ("DATE", "TIME"):
            if found and _is_one_date(found[-1], ent):
                found[-1] = doc[found[-1].start : ent.end]
            else:
                found.append(ent)
    taken = {token.i for stretch in found for token in stretch}
    overlooked = (span for span in _overlooked(doc) if not taken.intersection(range(span.start, span.end)))
    return sorted([*found, *overlooked], key=lambda span: span.start)


def _is_one_date(first: TokenSpan, second: TokenSpan) -> bool:
    """ "23 July" and "2025", "Wednesday" and "23 July", with no more than a comma between them."""
    between = first.doc[first.end : second.start].text.strip()
    if between not in ("", ",", "of"):
        return False
    is_year = re.fullmatch(r"(?:1[6-9]|20)\d\d", second.text) and not re.search(r"\d{4}", first.text)
    return bool(is_year) or (first.text.lower() in WEEKDAYS and next(date_patterns(second.text), None) is not None)


def _overlooked(doc: Doc) -> Iterator[TokenSpan]:
    for start, end in date_patterns(doc.text):
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None and not any(_is_of_name(token) for token in span):
            yield span
    for token in doc:
        if token.lower_ in WEEKDAYS and token.text.istitle() and not token.ent_type_:
            yield doc[token.i : token.i + 1]
        if token.lower_ == "weekend" and not token.ent_type_:
            yield doc[token.i : token.i + 1]
        if token.lower_ == "overnight" and token.pos_ == "ADV" and not token.ent_type_:
            yield doc[token.i : token.i + 1]
        if token.lower_ == "month" and not token.ent_type_ and token.nbor(-1).lower_ == "the" and token.dep_ == "pobj":
            yield doc[token.i - 1 : token.i + 1]


def _is_of_name(token: Token) -> bool:
    """Whether the word is part of a name; what happened on a day, "the 12 May attacks", is none though it looks so."""
    if token.ent_type_ == "EVENT":
        described = token.head if token.head.pos_ in ("NOUN", "PROPN") else token
        return not described.text.islower() and not described.head.text.islower()
    return token.ent_type_ in _OTHER_NAMES


def _pieces(stretch: TokenSpan) -> Iterator[tuple[int, int]]:
    """The stretch, or each of the weekdays that it lists: "Monday and Tuesday"."""
    start = stretch.start_char
    parts = _PIECES.split(stretch.text)
    if len(parts) > 1 and all(any(day in part.lower() for day in WEEKDAYS) for part in parts):
        for part in parts:
            begin = stretch.text.index(part, start - stretch.start_char) + stretch.start_char
            start = begin + len(part)
            yield begin, start
    else:
        yield stretch.start_char, stretch.end_char


def _beside(doc: Doc, text: str, start: int, before: Sequence[DatedSpan]) -> DateValue | None:
    """ "The following day": the day after the one that the same sentence, or the one before it, gives."""
    found = _RELATIVE_TO_ANOTHER.fullmatch(text)
    if found is None or not before:
        return None
    stretch = doc.char_span(start, start + len(text), alignment_mode="expand")
    earlier = doc[max(0, stretch.sent.start - 1)].sent if stretch is not None else None
    if earlier is None or before[-1].span.start < earlier.start_char:
        return None
    days = _COUNTS[found["later"].lower()] if found["later"] else 1
    back = found["before"] or found["way"] in ("earlier", "before") or found["side"] == "before"
    value = day_after(before[-1].date.value, -days if back else days)
    return DateValue(value, text) if value else None


def _direction(stretch: TokenSpan) -> Direction:
    """Whether the date lies ahead: the noun it stands beside is only planned, or the verb above is in the future."""
    noun = stretch.root.head
    if noun.pos_ == "NOUN" and noun.i >= stretch.end and not _is_planned(noun):
        return "near"  # "the 3 May statement"
    beside = True  # nothing but the date's preposition stands between it and the verb
    until = False
    below = stretch.root
    for token in stretch.root.ancestors:
        if token.lower_ in _LOOKING_BACK:
            return "past"
        until = until or token.lower_ in ("until", "till")
        if token.pos_ in ("VERB", "AUX"):
            if stretch.root.head.lower_ in ("on", "in") and _laid_plans(token):
                return "near" if token.tag_ == "VBD" else "past"
            after = token.i < stretch.start and below.lower_ not in _MEANWHILE
            return "future" if until and token.lemma_ in _PUT_OFF else _direction_of(token, beside, after)
        if token.pos_ in ("NOUN", "PROPN") and _is_planned(token):
            return "future"
        beside = beside and token.pos_ in ("ADP", "SCONJ")
        below = token
    return "near"


def _direction_of(verb: Token, beside: bool, after: bool) -> Direction:
    """`beside`: only a preposition stands between the verb and the date; `after`: the date follows the verb."""
    if (
        _looks_ahead(verb)
        or (beside and _is_scheduled(verb))
        or (after and verb.lemma_ in _ASKING and not (beside and verb.tag_ == "VBD"))
    ):
        return "future"
    while (
        verb.tag_ in ("VBG", "VBN")
        and verb.dep_ in ("advcl", "acl", "conj", "pcomp", "prep")
        and not _has_auxiliary(verb)
    ):
        verb = verb.head
    return "past" if beside and verb.tag_ == "VBD" else "near"


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _laid_plans(verb: Token) -> bool:
    """ "Planned the attack on 3 May", "of having planned": what someone planned before, not what is planned."""
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    active = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and _has_auxiliary(verb))
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    certain = any(word.lower_ == "the" for noun in objects for word in noun.children)
    return verb.lemma_ in ("plan", "prepare") and active and certain and not passive


def _is_planned(noun: Token) -> bool:
    """ "Upcoming talks on Tuesday", "ahead of a summit on Friday"."""
    planned = vocabulary().triggers_of("Planned", word_class="adjective")
    words = {" ".join(lemma) for trigger in planned for lemma in trigger.lemmas}
    if any(child.lower_ in words for child in noun.children if child.dep_ in ("amod", "acl")):
        return True
    return noun.head.lower_ == "of" and noun.head.head.lower_ == "ahead"


def _looks_ahead(verb: Token) -> bool:
    """Whether the verb speaks of what is to come: will, would, "is to", plans."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if words & _MODALS:
        return not ("have" in words and verb.tag_ == "VBN")
    if any(child.lower_ == "than" for child in verb.children):  # "earlier than planned"
        return False
    if verb.lemma_ in _DUE or any(child.lower_ in _DUE and child.pos_ != "NOUN" for child in verb.children):
        return True
    if verb.tag_ == "VB" and "to" in words and verb.dep_ in ("xcomp", "acl", "ccomp"):
        return verb.head.lemma_ not in _DONE or (verb.head.pos_ in ("VERB", "AUX") and _looks_ahead(verb.head))
    return verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ and verb.tag_ == "VB" and _looks_ahead(verb.head)


def _is_scheduled(verb: Token) -> bool:
    """The present tense right beside a date: "meets on Friday", "is meeting on Friday", but not "says on Friday"."""
    if verb.tag_ == "VBG":
        return any(child.lower_ in ("is", "are", "'s", "’s", "am") for child in verb.children if child.dep_ == "aux")
    return verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in vocabulary().lemmas_of("Quotation")

"""Where and when an event is told to have been: the place and the date that hang on its word or on its clause."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.document import DatedSpan, Document
from kg.facts.events.lexicon import event_triggers, signals
from kg.facts.events.occurrences import Occurrence, governing_verb, is_clause_verb, stands_apart
from kg.model import DateValue, Mention
from kg.syntax import children, conjuncts, first_conjunct, patients, prepositional

_AT = ("in", "at", "near", "outside", "across", "over", "inside", "around", "throughout", "off", "along")
_ON = ("on", "against", "into", "to", "toward", "towards", "through")
_KINDS = ("city", "place", "region", "country")
# Types whose object, or what follows "on" and "into", is where they happen.
_REACHES_PLACE = frozenset({"Attack", "Battle", "Visit", "Disaster"})
_EXACT = {"place": 0, "city": 1, "region": 2, "country": 3, "organization": 0}


def place_of(document: Document, occurrence: Occurrence) -> Mention | None:
    """The most exact place that is linked to the event's word, else to its clause."""
    for find in (_at_word, _below) if stands_apart(occurrence) else (_at_word, _at_clause, _below):
        candidates = find(document, occurrence)
        places = [mention for mention in candidates if mention.kind in _KINDS and not _is_date(document, mention)]
        if places:
            return min(places, key=lambda mention: _EXACT[mention.kind])
    return None


def _is_date(document: Document, mention: Mention) -> bool:
    """Whether the name is part of a date: a town may be called as a month is."""
    return any(dated.span.overlaps(mention.span) for dated in document.dates)


def _at_word(document: Document, occurrence: Occurrence) -> Iterator[Mention]:
    token = occurrence.token
    reaching = occurrence.type in _REACHES_PLACE
    for head in prepositional(token, *_AT, *(_ON if reaching else ())):
        yield from _places(document, head)
    if reaching and not occurrence.nominal:
        for head in patients(token):
            yield from _places(document, head)
    if reaching and occurrence.nominal:
        for head in prepositional(token, "of"):
            yield from _places(document, head)
    for child in children(token, "compound", "amod", "nmod"):
        mention = document.mention_at(child)
        if mention is not None and mention.kind in ("city", "region", "place"):
            yield mention
    for clause in children(token, "acl"):
        for head in prepositional(clause, *_AT):
            yield from _places(document, head)


def _at_clause(document: Document, occurrence: Occurrence) -> Iterator[Mention]:
    verb = occurrence.verb if occurrence.nominal else _upper(occurrence.token)
    if verb is None:
        return
    # "talks are due to resume in …": the place may stand with the infinitive.
    infinitives = [child for top in (verb, *children(verb, "acomp")) for child in children(top, "xcomp")]
    for clause in (verb, *infinitives) if occurrence.nominal else (verb,):
        for head in prepositional(clause, *_AT):
            yield from _places(document, head)
    if occurrence.type in _REACHES_PLACE and occurrence.nominal and verb.lemma_ in signals("OutcomeDamaged"):
        for head in patients(verb):
            yield from _places(document, head)


def _below(document: Document, occurrence: Occurrence) -> Iterator[Mention]:
    """A town or spot further down in the event's phrase or clause, where the parser hung it on another word."""
    above = occurrence.token if occurrence.nominal else occurrence.verb
    verbs = [occurrence.verb, *children(occurrence.token, "acl")]
    for top in (above, None if stands_apart(occurrence) else occurrence.verb):
        for token in top.subtree if top is not None else ():
            if token.dep_ not in ("pobj", "conj") or token.i < occurrence.token.i or governing_verb(token) not in verbs:
                continue
            mention = document.mention_at(token)
            own = top is occurrence.token
            if mention is not None and _hangs_amiss(document, first_conjunct(token), mention.kind, own):
                yield mention


def _hangs_amiss(document: Document, token: Token, kind: str, own: bool) -> bool:
    """Whether a place hangs by "in" or "at" on a name, which takes none, or below a noun that is no event.

    Outside the event's `own` phrase only a town or spot counts below a noun.
    """
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in (*_AT, "including"):
        return False
    if document.mention_at(prep.head) is not None:
        return kind in _KINDS
    return (own or kind in ("city", "place")) and not event_triggers("noun").heads(prep.head)


def _upper(verb: Token) -> Token | None:
    """The clause that a participle or infinitive belongs to, which may hold the place: "gathered in X to sign"."""
    return (
        verb.head
        if verb.dep_ in ("xcomp", "advcl", "conj") and verb.head.pos_ == "VERB" and not _own_subject(verb)
        else None
    )


def _own_subject(verb: Token) -> bool:
    return bool(children(verb, "nsubj", "nsubjpass"))


def _places(document: Document, head: Token) -> Iterator[Mention]:
    """The places in a phrase: "the port city of X", "X's Y district", "a market in X", "the X suburbs of Y"."""
    named = document.mention_at(head)
    if named is not None and named.kind not in _KINDS:
        return
    found = [mention for token in _phrase(head) if (mention := document.mention_at(token)) is not None]
    # A sea or valley that only helps to find the town does not stand for it: "the Black Sea port of X".
    towns = named is None and any(mention.kind == "city" for mention in found)
    yield from (mention for mention in found if not (towns and mention.kind == "place"))


def _phrase(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ in ("compound", "poss", "nmod", "amod"):
            yield child
        elif child.dep_ == "appos":
            yield from _phrase(child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "in", "near", "at", "on", "like", "including"):
            for inner in children(child, "pobj"):
                for each in conjuncts(inner):
                    yield from _phrase(each)


def date_of(document: Document, occurrence: Occurrence) -> DateValue | None:
    """The date in the event's own phrase, else in its clause, else the only one of a sentence that reports no more."""
    sentence = document.sentence_of(occurrence.token)
    dates = document.dates_in(sentence.span)
    if not dates:
        return None
    anchored = [(date, _root(document, date)) for date in dates]
    for holds in (_in_phrase,) if stands_apart(occurrence) else (_in_phrase, _in_clause):
        held = [date for date, root in anchored if holds(root, occurrence)]
        if held:
            return held[0].date
    if len(dates) == 1 and not stands_apart(occurrence) and _shares(anchored[0][1], occurrence):
        return dates[0].date
    return None


def _root(document: Document, date: DatedSpan) -> Token:
    tokens = document.tokens(date.span)
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head == token), tokens[0])


def _in_phrase(root: Token, occurrence: Occurrence) -> bool:
    """Whether the date hangs on the event's noun, or on a clause of that noun alone: "the call made last week"."""
    if not occurrence.nominal:
        return False
    for token in (root, *root.ancestors):
        if token == occurrence.token:
            return True
        if is_clause_verb(token) and not (token.dep_ in ("acl", "relcl") and token.head == occurrence.token):
            return False
    return False


def _in_clause(root: Token, occurrence: Occurrence) -> bool:
    verb = occurrence.verb
    return verb is not None and governing_verb(root) == verb


def _shares(root: Token, occurrence: Occurrence) -> bool:
    """Whether the date's verb is above the event's and takes it in, and does not merely report it."""
    above, verb = governing_verb(root), occurrence.verb
    if above is None or verb is None:
        return True
    while verb.dep_ in ("xcomp", "advcl", "conj", "acl", "pcomp", "prep") and not _own_subject(verb):
        verb = verb.head
        if verb == above:
            return True
    return above.dep_ in ("xcomp", "conj") and above.head == verb

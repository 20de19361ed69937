"""Where an event is told to have been: the place that hangs on its word or on its clause."""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.lexicon import event_triggers
from kg.facts.events.numbers import is_people
from kg.facts.events.occurrences import (
    Occurrence,
    governing_verb,
    is_clause_verb,
    is_meanwhile,
    is_of_reason,
    stands_apart,
)
from kg.facts.events.place_names import AT, PLACES, most_exact, places_in
from kg.facts.events.scene_clauses import at_scene, where_told
from kg.facts.lexicon import signals
from kg.model import Mention
from kg.syntax import SUBJECTS, agents, children, first_conjunct, patients, prepositional

_TIMES = frozenset("afternoon anniversary day eve evening hour morning night week".split())
_ON = ("on", "against", "into", "to", "toward", "towards", "through")
# Types whose object, or what follows "on" and "into", is where they happen.
_REACHES_PLACE = frozenset({"Attack", "Battle", "Visit", "Disaster"})
_BEARING = re.compile(r"(?:north|south)?-?(?:east|west)?|north|south")
_FORCE = frozenset({"Attack", "Battle"})


def place_of(document: Document, occurrence: Occurrence) -> Mention | None:
    """The most exact place that is linked to the event's word, else to its clause."""
    found: Mention | None = None
    around = (_at_word, _at_clause, at_scene, _below, _reached)
    for find in (_at_word, _below, where_told) if stands_apart(occurrence) or _dates_another(occurrence) else around:
        if found is None:
            found = _most_exact(document, find(document, occurrence))
    if found is None:
        return _here(document, occurrence)
    if found.kind == "country" and occurrence.type in _FORCE:  # "attacked X, killing five people in the Y region"
        return _most_exact(document, (found, *_harmed(document, occurrence)))
    return found


def _most_exact(document: Document, mentions: Iterable[Mention]) -> Mention | None:
    return most_exact(m for m in mentions if m.kind in PLACES and not _is_date(document, m))


def _dates_another(occurrence: Occurrence) -> bool:
    """Whether it only tells when something else was: "she was in Lima at the time of the attack"."""
    of = occurrence.anchor.head
    return of.lower_ == "of" and of.head.lemma_ in ("time", "moment") and of.head.head.lower_ == "at"


def _here(document: Document, occurrence: Occurrence) -> Mention | None:
    """ "Here" is the town that the article is sent from, whose name begins the text."""
    top = occurrence.verb if occurrence.verb is not None else occurrence.token
    here = (word for word in top.subtree if word.lower_ == "here" and word.dep_ == "advmod")
    if stands_apart(occurrence) or not any(governing_verb(word) == occurrence.verb for word in here):
        return None
    begin = document.article.body_start
    return next((m for m in document.mentions if m.kind == "city" and begin <= m.span.start <= begin + 1), None)


def places_beside(document: Document, place: Mention) -> list[Mention]:
    """The other places of a list that begins with this one: "strikes on X, Y and Z" from X.

    Read off the words, since parsers break up lists of names. Without an "and" the next name says where the first is.
    """
    found: list[Mention] = []
    listed = False
    token = document.tokens(place.span)[-1]
    while token.i + 1 < token.sent.end:
        token = token.nbor()
        mention = document.mention_at(token)
        if mention is not None:
            if mention.kind == place.kind or token.nbor(-1).lower_ == "and":
                found.append(mention)
            token = document.tokens(mention.span)[-1]
        elif token.lower_ not in (",", "and"):
            break
        listed = listed or (token.lower_ == "and" and document.mention_at(token.nbor()) is not None)
    return [mention for mention in found if mention.kind in PLACES] if listed else []


def _is_date(document: Document, mention: Mention) -> bool:
    """Whether the name is part of a date: a town may be called as a month is."""
    return any(dated.span.overlaps(mention.span) for dated in document.dates)


def _at_word(document: Document, occurrence: Occurrence) -> Iterator[Mention]:
    token = occurrence.token
    reaching = occurrence.type in _REACHES_PLACE
    for head in (*prepositional(token, *AT, *(_ON if reaching else ())), *_bearings(token)):
        # "On the day of the talks in X", "quit over the deaths at a rally in X" have been elsewhere.
        if head.ent_type_ != "DATE" and head.lemma_ not in _TIMES and not is_of_reason(head.head):
            yield from places_in(document, head)
    if reaching and not occurrence.nominal:
        for head in patients(token):
            yield from places_in(document, head)
    if reaching and occurrence.nominal:
        for head in prepositional(token, "of"):
            yield from places_in(document, head)
    for child in children(token, "compound", "amod", "nmod"):
        mention = document.mention_at(child)
        if mention is not None and mention.kind in ("city", "region", "place"):
            yield mention
    for noun in dict.fromkeys((token, occurrence.anchor) if occurrence.nominal else (token,)):
        for clause in children(noun, "acl", "relcl"):
            for head in prepositional(clause, *AT):
                yield from places_in(document, head)
    for word in (token, *prepositional(token, "between", "with")):
        yield from _on_journey(document, word)


def _bearings(token: Token) -> list[Token]:
    """The places that bearings are taken from: "hit a truck north of X", "12 km south-east of X"."""
    words = [*token.children, *(child for patient in patients(token) for child in patient.children)]
    return [head for word in words if _BEARING.fullmatch(word.lower_) for head in prepositional(word, "of")]


def _on_journey(document: Document, token: Token) -> Iterator[Mention]:
    """ "A meeting during his trip to X"."""
    for journey in prepositional(token, "during"):
        if any(match.trigger.term == "Visit" for match in event_triggers("noun").match(journey)):
            for head in prepositional(journey, "to", "in"):
                yield from places_in(document, head)


def _at_clause(document: Document, occurrence: Occurrence) -> Iterator[Mention]:
    verb = occurrence.verb if occurrence.nominal else _upper(occurrence.token)
    if verb is None:
        return
    # "talks are due to resume in …": the place may stand with the infinitive.
    infinitives = [child for top in (verb, *children(verb, "acomp")) for child in children(top, "xcomp")]
    for clause in (verb, *infinitives) if occurrence.nominal else (verb,):
        for head in (*prepositional(clause, *AT), *_bearings(clause)):
            yield from places_in(document, head) if not is_of_reason(head.head) else ()
    if is_meanwhile(verb):
        for head in prepositional(verb.head, *AT):
            yield from places_in(document, head)
    yield from _on_journey(document, verb)
    if occurrence.type in _REACHES_PLACE and occurrence.nominal and verb.lemma_ in signals("OutcomeDamaged"):
        for head in patients(verb):
            yield from places_in(document, head)
    if verb.dep_ == "relcl" and any(child.lower_ == "where" for child in children(verb, "advmod")):
        yield from _where(document, verb.head)


def _where(document: Document, antecedent: Token) -> Iterator[Mention]:
    """What "where" stands for: the noun before it, or the place of that noun's clause: "met in X for talks where"."""
    yield from places_in(document, antecedent)
    verb = governing_verb(antecedent)
    for clause in (antecedent, verb) if verb is not None else (antecedent,):
        for head in prepositional(clause, *AT):
            yield from places_in(document, head)


def _harmed(document: Document, occurrence: Occurrence) -> Iterator[Mention]:
    """Where the clause that goes on from the event's verb tells of its victims."""
    clauses = children(occurrence.verb, "advcl", "conj") if occurrence.verb is not None else []
    for clause in clauses:
        if clause.lemma_ in signals("OutcomeKilled", "OutcomeInjured") and not children(clause, *SUBJECTS):
            for word in (clause, *patients(clause)):
                for head in prepositional(word, *AT):
                    yield from places_in(document, head)


def _reached(document: Document, occurrence: Occurrence) -> Iterator[Mention]:
    """Where force went: "launched drones, targeting X's ports"; or the home of who acts: "X residents protested"."""
    verb = occurrence.verb
    if verb is None:
        return
    if occurrence.type in _FORCE:
        for clause in children(verb, "advcl", "conj"):
            if clause.lemma_ in signals("OutcomeDamaged", "OutcomeDestroyed") | {"target"} and not children(
                clause, *SUBJECTS
            ):
                for head in patients(clause):
                    yield from places_in(document, head)
    if not occurrence.nominal:
        for head in agents(verb):
            if is_people(head):
                named = (document.mention_at(child) for child in children(head, "compound", "amod", "nmod"))
                yield from (mention for mention in named if mention is not None and mention.kind == "city")


def _below(document: Document, occurrence: Occurrence) -> Iterator[Mention]:
    """A town or spot further down in the event's phrase or clause, where the parser hung it on another word."""
    above = occurrence.token if occurrence.nominal else occurrence.verb
    # What the parser takes for a second verb of the same subject may be a noun: "drones and decoy boats".
    second = children(occurrence.verb, "conj") if occurrence.verb is not None else []
    verbs = [occurrence.verb, *children(occurrence.token, "acl"), *filter(_may_be_noun, second)]
    for top in (above, None if stands_apart(occurrence) else occurrence.verb):
        for token in top.subtree if top is not None else ():
            if token.dep_ not in ("pobj", "conj") or token.i < occurrence.token.i or governing_verb(token) not in verbs:
                continue
            mention = document.mention_at(token)
            own = top is occurrence.token
            if (
                mention is not None
                and not _of_another(token, occurrence.token)
                and _hangs_amiss(document, first_conjunct(token), mention.kind, own)
            ):
                yield mention


def _may_be_noun(verb: Token) -> bool:
    return verb.tag_ == "VBZ" and verb.pos_ == "VERB" and not children(verb, *SUBJECTS)


def _of_another(token: Token, event: Token) -> bool:
    """Whether another event's noun, or a reason, stands above: "the strike follows attacks on a base in X"."""
    for ancestor in token.ancestors:
        if ancestor == event or is_clause_verb(ancestor):
            return False
        if ancestor.dep_ == "prep" and is_of_reason(ancestor):
            return True
        if ancestor.pos_ == "NOUN" and event_triggers("noun").match(ancestor):
            return True
    return False


def _hangs_amiss(document: Document, token: Token, kind: str, own: bool) -> bool:
    """Whether a place hangs by "in" or "at" on a name, which takes none, or below a noun that is no event.

    Outside the event's `own` phrase only a town or spot counts below a noun.
    """
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in (*AT, "including"):
        return False
    if document.mention_at(prep.head) is not None:
        return kind in PLACES
    return (own or kind in ("city", "place")) and not event_triggers("noun").match(prep.head)


def _upper(verb: Token) -> Token | None:
    """The clause that a participle or infinitive belongs to, which may hold the place: "gathered in X to sign"."""
    return (
        verb.head
        if verb.dep_ in ("xcomp", "advcl", "conj") and verb.head.pos_ == "VERB" and not children(verb, *SUBJECTS)
        else verb
        if is_meanwhile(verb)
        else None
    )

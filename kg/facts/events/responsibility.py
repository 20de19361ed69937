"""Who is behind an attack told before: "X claimed responsibility", "the attack was blamed on X"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.events.actors import actors
from kg.facts.events.lexicon import event_triggers
from kg.facts.events.occurrences import Occurrence
from kg.facts.events.story import Story
from kg.facts.events.telling import Telling
from kg.model import Part
from kg.syntax import agents, children, is_negated, patients, prepositional
from kg.vocabulary import Trigger

_DEEDS = frozenset({"Attack", "Battle"})
_CLAIM = frozenset("claim accept admit take assume".split())
_LAY = frozenset("blame attribute ascribe pin".split())
_CULPRITS = frozenset("perpetrator culprit attacker assailant mastermind bomber".split())


def who_did_it(document: Document, sentence: Sentence, found: Sequence[Telling], story: Story) -> Telling | None:
    """Add those who are held to be behind a deed to its telling; the deed's new telling where the sentence has none."""
    kind = story.last(_DEEDS)
    for token in sentence.tokens:
        if token.pos_ not in ("VERB", "AUX") or is_negated(token) or document.is_quoted(token):
            continue
        behind = [mention for head in _behind(token) for mention in actors(document, head, towns=False)]
        parts: dict[int, Part] = {mention.id: "Agent" for mention in behind}
        claimant = behind[0] if behind and token.lemma_ in _CLAIM else None
        deeds = [telling for telling in found if telling.type in _DEEDS]
        if parts and deeds:
            deeds[-1].parts = parts | deeds[-1].parts
            if deeds[-1].recalls is not None and deeds[-1].date is None and not deeds[-1].tallies:
                deeds[-1].claimed_by = claimant
        elif parts and kind is not None:
            occurrence = Occurrence(token, Trigger(kind, (), "verb", {}), (token,), token)
            told = Telling([occurrence], "Happened", parts, None, None, None, found_by="responsibility")
            told.recalls, told.claimed_by = story.labels[kind], claimant
            return told
    return None


def _behind(verb: Token) -> Iterator[Token]:
    """Those whom the verb's clause holds to have done it."""
    if (verb.lemma_ in _CLAIM and _is_claim(verb)) or (verb.lemma_ == "be" and _is_culprit(verb)):
        yield from agents(verb)
    elif verb.lemma_ in _LAY and any(event_triggers("noun").heads(token) for token in verb.subtree):
        yield from prepositional(verb, "on") if verb.lemma_ in ("blame", "pin") else prepositional(verb, "to")
        if verb.lemma_ == "blame" and prepositional(verb, "for") and not children(verb, "auxpass"):
            yield from patients(verb)


def _is_claim(verb: Token) -> bool:
    """ "X claimed responsibility", "the attack was claimed by X"."""
    claimed = patients(verb)
    deeds = verb.lemma_ == "claim" and any(event_triggers("noun").heads(head) for head in claimed)
    return deeds or any(head.lemma_.lower() == "responsibility" for head in claimed)


def _is_culprit(verb: Token) -> bool:
    """ "X are the suspected perpetrators", "X was behind the attack"."""
    nouns = {head.lemma_.lower() for head in patients(verb)}
    return bool(nouns & _CULPRITS) or any(event_triggers("noun").heads(head) for head in prepositional(verb, "behind"))

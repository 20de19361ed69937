"""Who says so: whether a verb or noun tells in the writer's own voice, reports what someone said, or repeats a claim.

A clause is attributed by a verb of saying or claiming above it, by "according to", or by an adverb such as "allegedly".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from spacy.tokens import Token

from kg.document import Document
from kg.facts.referents import speakers_of, stands_for
from kg.facts.triggers import evokes
from kg.model import Evidence, Fact, Mention, Stance
from kg.syntax import children

_CLAIMED = 0.5  # the most that a claim is believed
_COMPLEMENTS = ("ccomp", "pcomp", "xcomp")


@dataclass(frozen=True)
class Voice:
    """In whose voice something is told: `speaker` is None for the writer's own, and where those who say so have no
    name.
    """

    stance: Stance
    speaker: Mention | None = None


OWN = Voice("stated")


def voice_of(document: Document, facts: Sequence[Fact], word: Token) -> Voice:
    """In whose voice the clause of a verb or noun is told: a claim anywhere above it outweighs a report."""
    voices = list(_voices(document, facts, word))
    claims = [voice for voice in voices if voice.stance == "claimed"]
    named = [voice for voice in claims or voices if voice.speaker is not None]
    return next(iter(named or claims or voices), OWN)


def attributed(evidence: Evidence, voice: Voice) -> Evidence:
    """The evidence with who says so; what is only claimed is never more than half believed."""
    confidence = min(evidence.confidence, _CLAIMED) if voice.stance == "claimed" else evidence.confidence
    speaker = voice.speaker.id if voice.speaker is not None else None
    return replace(evidence, confidence=confidence, stance=voice.stance, source=speaker)


def _voices(document: Document, facts: Sequence[Fact], word: Token) -> Iterator[Voice]:
    for token in (word, *word.ancestors):
        if any(evokes(child, "Claim") for child in children(token, "advmod", "amod")):
            yield Voice("claimed")
        for source in _sources(token):
            yield Voice("said", stands_for(document, facts, source))
        if token.dep_ in _COMPLEMENTS:
            above = token.head if token.dep_ != "pcomp" else token.head.head
            if evokes(above, "Claim"):
                yield Voice("claimed", next(iter(speakers_of(document, facts, above)), None))
            elif token.dep_ == "ccomp" and evokes(above, "Quotation", word_class="verb"):
                yield Voice("said", next(iter(speakers_of(document, facts, above)), None))


def _sources(token: Token) -> list[Token]:
    """The heads of what follows an "according to" that hangs on the token."""
    to = [to for phrase in children(token, "prep") if phrase.lower_ == "according" for to in children(phrase, "prep")]
    return [head for prep in to for head in children(prep, "pobj")]

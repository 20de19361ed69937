"""A further sitting of talks told before, by its number or as the next: "the next round, due in X on March 18"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.events.occurrences import Occurrence, governing_verb
from kg.facts.events.rounds import is_sitting, ordinal
from kg.facts.events.story import Story
from kg.facts.events.telling import Telling, telling_of
from kg.syntax import children, prepositional
from kg.vocabulary import Trigger

_TALKS = frozenset({"Negotiation", "Meeting"})
_CONTESTS = frozenset("advance beat defeat elect face lose qualify vote win".split())  # have rounds of their own


def next_rounds(
    document: Document, sentence: Sentence, found: Sequence[Telling | None], story: Story
) -> Iterator[Telling]:
    """The sittings, none of them told of by `found`, of which the sentence says when or in which town they are."""
    kind = story.last(_TALKS) if "Election" not in story.types else None
    told = {word for telling in found if telling is not None for each in telling.occurrences for word in _words(each)}
    for noun in sentence.tokens if kind is not None else ():
        if kind is None or noun in told or not _is_further(noun) or document.is_quoted(noun):
            continue
        occurrence = Occurrence(noun, Trigger(kind, (), "noun", {}), (noun,), governing_verb(noun))
        telling = telling_of(document, occurrence)
        if telling is not None and (telling.date or (telling.place is not None and telling.place.kind == "city")):
            yield telling


def _words(occurrence: Occurrence) -> tuple[Token, ...]:
    return (occurrence.anchor, *occurrence.phrase, *([occurrence.verb] if occurrence.verb is not None else ()))


def _is_further(noun: Token) -> bool:
    """Whether it is "the next round", "a second session", and not a round of something."""
    after = any(child.lower_ == "next" for child in children(noun, "amod")) or (ordinal(noun) or 0) > 1
    verb = governing_verb(noun)
    contest = verb is not None and verb.lemma_ in _CONTESTS
    return noun.tag_ == "NN" and is_sitting(noun) and after and not contest and not prepositional(noun, "of")

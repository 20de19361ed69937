"""People whom only a headline names: two joined at its beginning, "A and B sign an accord"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from kg.document import Sentence
from kg.gazetteer import gazetteer
from kg.names import fold
from kg.reading.context import is_title_noun
from kg.reading.name_spans import person_span
from kg.reading.proposals import Name, Source
from kg.reading.verdict import Verdict


def joined_in_headlines(doc: Doc, sentences: Sequence[Sentence], verdict: Verdict) -> Iterator[Name]:
    """The two names that a headline opens with, "and" between them, where each is a person's by all that is known.

    A lone name in a headline may be anyone's or anything's; of two that act together each tells what the other is.
    """
    ents = {ent.start: ent for ent in doc.ents}
    for sentence in sentences:
        start, end = sentence.tokens.start, sentence.tokens.end
        while start < end and is_title_noun(doc[start]):
            start += 1
        first = ents.get(start) if sentence.heading else None
        second = ents.get(first.end + 1) if first is not None and first.end + 1 < end else None
        if first is None or second is None or doc[first.end].lower_ != "and" or second.end >= end:
            continue
        if doc[second.end].text.islower() and all(_may_be_person(ent, verdict) for ent in (first, second)):
            for ent in (first, second):
                tokens = person_span(ent)
                if tokens is not None:
                    yield Name(tokens, "person", Source.RULE)


def _may_be_person(ent: TokenSpan, verdict: Verdict) -> bool:
    key = fold(ent.text)
    if key in verdict.surnames or verdict.kinds.get(key) == "person":
        return True
    unknown = key not in verdict.kinds and key not in verdict.things
    return ent.label_ == "PERSON" and unknown and gazetteer().country_of(ent.text) is None

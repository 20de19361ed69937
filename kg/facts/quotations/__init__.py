"""Direct quotations: each stretch between quotation marks that someone is said to have spoken or written, and who."""

from collections.abc import Iterable, Sequence

from kg.document import Document
from kg.facts.quotations.attribution import Attribution, Attributor
from kg.facts.quotations.cues import addresses
from kg.facts.quotations.frames import frames
from kg.facts.referents import PARTIES
from kg.model import Evidence, Fact, QuotationFact, Span
from kg.syntax import children, prepositional


def quotations(document: Document, facts: Sequence[Fact]) -> Iterable[QuotationFact]:
    """The quotations whose speaker is a mention, in text order."""
    attributor = Attributor(document, facts)
    for frame in frames(document):
        for words, attribution in attributor.read(frame):
            yield _fact(document, words, attribution)


def _fact(document: Document, words: Span, attribution: Attribution) -> QuotationFact:
    start = min([words.start, *(token.idx for token in attribution.tokens)])
    end = max([words.end, *(token.idx + len(token) for token in attribution.tokens)])
    span = _with_marks(document, Span(start, end))
    speaker = attribution.speaker.id
    return QuotationFact(
        evidence=Evidence(span, f"quotation-{attribution.rule}", attribution.confidence),
        speaker=speaker,
        words=words,
        addressee=_addressee(document, attribution),
        about=tuple(mention.id for mention in document.mentions_in(words) if mention.id != speaker),
    )


def _addressee(document: Document, attribution: Attribution) -> int | None:
    """Whom the verb of saying names as spoken to: "told the BBC", "said to Anna Keller"."""
    verb = attribution.tokens[0]
    objects = children(verb, "dobj", "dative") if addresses(verb) else []
    for head in [*objects, *prepositional(verb, "to")]:
        mention = document.mention_at(head)
        if mention is not None and mention.kind in PARTIES and mention.id != attribution.speaker.id:
            return mention.id
    return None


def _with_marks(document: Document, span: Span) -> Span:
    """The stretch with the quotation marks that stand right at its ends."""
    source = document.article.source
    start = span.start - (source[span.start - 1 : span.start] in tuple("“\"‘'„«"))
    end = span.end + (source[span.end : span.end + 1] in tuple("”\"’'»"))
    return Span(start, end)

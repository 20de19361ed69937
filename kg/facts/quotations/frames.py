"""Written sentences around quotations: what a reader takes as one sentence, however many the quoted words hold.

The parser ends sentences inside quotations, at their marks and after them as it likes; attribution needs the sentence
that the writer wrote: `“We did it. It was hard,” she said.` is one frame, with one quotation and the words beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.document import Document
from kg.facts.triggers import evokes
from kg.model import Span

MARKS = frozenset("“”\"„«»‘’'")
_ENDS = frozenset({".", "!", "?", "…"})


@dataclass
class Frame:
    """One written sentence: its own words in text order, and its quotations, each with the count of words before it."""

    paragraph: int
    words: list[Token] = field(default_factory=list)
    quotes: list[tuple[Span, int]] = field(default_factory=list)

    def before(self, k: int) -> list[Token]:
        """The words between the quotation before the k-th, or the sentence's start, and the k-th."""
        return self.words[self.quotes[k - 1][1] if k else 0 : self.quotes[k][1]]

    def after(self, k: int) -> list[Token]:
        """The words between the k-th quotation and the one after it, or the sentence's end."""
        return self.words[self.quotes[k][1] : self.quotes[k + 1][1] if k + 1 < len(self.quotes) else len(self.words)]


def frames(document: Document) -> Iterator[Frame]:
    """The written sentences of the article's body in text order, those without quotations too."""
    current: Frame | None = None
    for paragraph, item in _items(document):
        if current is None or current.paragraph != paragraph or _ends_before(document, current, item):
            if current is not None:
                yield current
            current = Frame(paragraph)
        if isinstance(item, Span):
            current.quotes.append((item, len(current.words)))
        else:
            current.words.append(item)
    if current is not None:
        yield current


def _items(document: Document) -> Iterator[tuple[int, Token | Span]]:
    """The words outside quotations and the quotations, in text order, each with its paragraph."""
    quotes = list(document.quotes)
    given: Span | None = None
    for sentence in document.body_sentences():
        for token in sentence.tokens:
            while quotes and quotes[0].end <= token.idx:
                quotes.pop(0)
            if quotes and quotes[0].start < token.idx + len(token):
                if given != quotes[0]:
                    given = quotes[0]
                    yield sentence.paragraph, given
            elif not token.is_space and token.text not in MARKS:
                yield sentence.paragraph, token


def _ends_before(document: Document, frame: Frame, item: Token | Span) -> bool:
    """Whether the frame is complete before this item."""
    after_quote = bool(frame.quotes) and frame.quotes[-1][1] == len(frame.words)
    if not after_quote:
        ended = bool(frame.words) and frame.words[-1].text in _ENDS
        return ended and (isinstance(item, Span) or not item.text[:1].islower())
    if isinstance(item, Span):
        return True
    last = document.text(frame.quotes[-1][0])[-1:]
    if last not in _ENDS or item.text[:1].islower() or not item.text[:1].isalpha():
        return False
    return not _attributes(item)


def _attributes(start: Token) -> bool:
    """Whether the words from here up to the full stop only say who spoke: `“Why?” Smith asked.`"""
    window = start.doc[start.i : start.i + 12]
    for n, token in enumerate(window):
        if token.text in _ENDS or token.text in MARKS:
            return False
        if token.pos_ == "VERB" and evokes(token, "Quotation", word_class="verb"):
            rest = start.doc[token.i + 1 : token.i + 2].text
            return n > 0 and rest in (".", ",", "") and start.doc[start.i - 2].text != "."
        if token.pos_ in ("VERB", "AUX"):
            return False
    return False

"""An article as reading hands it to the rules: parsed text with its sentences, mentions, dates and quoted stretches."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.model import Article, DateValue, Evidence, Mention, Span


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence. `paragraph` counts from 0; a `heading` is the headline, a cross-head or a teaser: no facts rest on
    it."""

    index: int
    tokens: TokenSpan
    paragraph: int
    heading: bool

    @property
    def span(self) -> Span:
        """Where the sentence stands in the article's source."""
        return Span(self.tokens.start_char, self.tokens.end_char)


@dataclass(frozen=True)
class DatedSpan:
    """A stretch of text that gives a date."""

    span: Span
    date: DateValue


@dataclass(frozen=True, eq=False)
class Document:
    """A parsed article. Tokens are spaCy's; every other position is in code points of `article.source`."""

    article: Article
    doc: Doc
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DatedSpan, ...] = ()
    quotes: tuple[Span, ...] = field(default=())

    @cached_property
    def _mention_by_token(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            for token in self.tokens(mention.span):
                found[token.i] = mention
        return found

    @cached_property
    def _sentence_by_token(self) -> dict[int, Sentence]:
        return {token.i: sentence for sentence in self.sentences for token in sentence.tokens}

    def body_sentences(self) -> Iterator[Sentence]:
        """The sentences that facts may rest on."""
        return (sentence for sentence in self.sentences if not sentence.heading)

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds the token."""
        return self._sentence_by_token[token.i]

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that begin inside the span."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return list(found) if found is not None else []

    def mention_at(self, token: Token) -> Mention | None:
        """The mention that covers the token."""
        return self._mention_by_token.get(token.i)

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that lie inside the span, in text order."""
        return [mention for mention in self.mentions if mention.span.within(span)]

    def dates_in(self, span: Span) -> list[DatedSpan]:
        """The dated stretches inside the span, in text order."""
        return [date for date in self.dates if date.span.within(span)]

    def is_quoted(self, token: Token) -> bool:
        """Whether the token stands between quotation marks."""
        return any(quote.start <= token.idx < quote.end for quote in self.quotes)

    def text(self, span: Span) -> str:
        """The characters of the span."""
        return self.article.source[span.start : span.end]

    def text_between(self, first: Token, last: Token) -> str:
        """The characters from the first token to the end of the last."""
        return self.article.source[first.idx : last.idx + len(last)]

    def evidence(self, tokens: TokenSpan | list[Token], rule: str, confidence: float = 0.9) -> Evidence:
        """Evidence over the stretch from the first to the last of these tokens, without white space at its ends."""
        first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
        return Evidence(Span(first.idx, last.idx + len(last)), rule, confidence)

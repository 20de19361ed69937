"""Sentences with their paragraphs, and which paragraphs are headlines, cross-heads or teasers."""

import re

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from kg.document import Sentence
from kg.model import Article

_LINE = re.compile(r"[^\n]+")
_ENDS_LIKE_A_SENTENCE = re.compile(r"[.!?…;,][\"”’')\]]*$")
_LONGEST_HEADING = 20  # words
_CROSS_HEAD = 6  # words: "What happens next"
# Bylines, credits, links to other stories: what surrounds an article's text on its page.
_FURNITURE = re.compile(
    r"(?:(?-i:B[yY] (?:[A-Z][\w.'’-]+,? (?:and )?){1,8}[A-Z][\w.'’-]+$)"
    r"|\(?(?:additional |with )?(?:reporting|editing|writing|compiled|translated|edited|written) by "
    r"|(?:read (?:more|next|also|on)|also read|see also|more on this(?: story)?|related(?: \w+)?|watch|listen"
    r"|in pictures|photos?|images?|video|caption|credit|photograph|file photo|graphic|map|source|tags|topics"
    r"|updated|published|last updated|follow us|share this)\s*:|(?:advertisement|story continues below"
    r"|sign up (?:for|to)|subscribe (?:to|now)|click here|all rights reserved|©|\(c\) ))",
    re.I,
)
_SMALL_WORDS = frozenset(
    "a an and as at but by for from in into nor of off on or over per the to up via vs with after amid".split()
)


def find_sentences(article: Article, doc: Doc) -> tuple[Sentence, ...]:
    """The sentences in text order, white space left out; those of the title and of paragraphs like it are headings."""
    lines = [(m.end(), m.start() < article.body_start or is_heading(m[0])) for m in _LINE.finditer(article.source)]
    found: list[Sentence] = []
    paragraph = 0
    for sentence in doc.sents:
        tokens = _without_space(sentence)
        if tokens is None:
            continue
        while lines[paragraph][0] <= tokens.start_char:
            paragraph += 1
        found.append(Sentence(len(found), tokens, paragraph, lines[paragraph][1]))
    return tuple(found)


def _without_space(tokens: TokenSpan) -> TokenSpan | None:
    start, end = tokens.start, tokens.end
    while start < end and tokens.doc[start].is_space:
        start += 1
    while end > start and tokens.doc[end - 1].is_space:
        end -= 1
    return tokens.doc[start:end] if end > start else None


def is_heading(line: str) -> bool:
    """Whether a paragraph is a headline, cross-head, teaser, byline or other furniture of a page, rather than text.

    A headline is short, has no sentence's end, and most of its words are capitalised, or it is very short.
    """
    text = line.strip()
    if _FURNITURE.match(text):
        return True
    words = [word for word in text.split() if word[0].isalpha() and word.lower() not in _SMALL_WORDS]
    if not words or len(text.split()) > _LONGEST_HEADING or _ENDS_LIKE_A_SENTENCE.search(text):
        return False
    if len(text.split()) <= _CROSS_HEAD and text[0].isupper() and not any(char.isdigit() for char in text):
        return True
    return sum(word[0].isupper() for word in words) >= 0.7 * len(words)

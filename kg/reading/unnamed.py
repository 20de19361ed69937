"""Speakers without a name: "a senior diplomat", "residents", "the official", where words are quoted beside them.

They are told from others within their article only, by how it describes them: "a staff member" and later "the staff
member" are one. Where a name stands in the description, whose it is is for other rules: "an Oslo official".
"""

from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.model import Mention, Span
from kg.reading.lexicon import nouns, title_heads
from kg.syntax import children, prepositional

_SUBJECTS = ("nsubj", "nsubjpass")
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})
_ARTICLES = frozenset({"a", "an", "the"})


def unnamed_speakers(doc: Doc, quotes: Sequence[Span], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Those described, not named, who speak in a sentence with quoted words, numbered on from the mentions."""
    taken = {i for mention in mentions for i in range(mention.span.start, mention.span.end)}
    known: dict[str, str] = {}
    number = len(mentions)
    for noun in _speaking(doc, quotes):
        name = _description(doc, noun, taken, known)
        if name is not None:
            known.setdefault(noun.lemma_.lower(), name)
            start = doc[noun.left_edge.i]
            yield Mention(id=number, span=Span(start.idx, noun.idx + len(noun)), kind="unnamed", name=name)
            number += 1


def _speaking(doc: Doc, quotes: Sequence[Span]) -> Iterator[Token]:
    """The nouns for people that are subjects of verbs of saying beside quoted words, in text order."""
    saying, people = nouns("Quotation"), nouns("PeopleNoun") | nouns("StandIn") | nouns("Source") | title_heads()
    left = list(quotes)
    for sentence in doc.sents:
        while left and left[0].end + 2 < sentence[0].idx:
            left.pop(0)
        if not left or left[0].start - 2 > sentence[-1].idx + len(sentence[-1]):
            continue
        for token in sentence:
            said = token.pos_ == "NOUN" and token.lemma_.lower() in people and token.head.lemma_.lower() in saying
            quoted = token.dep_ == "dobj" and token.head.lemma_ in ("quote", "cite")
            if said and (token.dep_ in _SUBJECTS or quoted) and not any(q.start <= token.idx < q.end for q in left):
                yield token


def _description(doc: Doc, noun: Token, taken: Container[int], known: dict[str, str]) -> str | None:
    """What the speaker is called from now on; None where a name tells who it is, or may have before."""
    words = doc[noun.left_edge.i : noun.i + 1]
    if any(token.idx in taken for token in words) or children(noun, "appos"):
        return None
    if any(token.idx in taken for head in prepositional(noun, "of", "for") for token in head.subtree):
        return None
    if words[0].lower_ in _DEFINITE and noun.tag_ in ("NN", "NNS"):
        before = known.get(noun.lemma_.lower())
        return before if before is not None or noun.lemma_.lower() not in nouns("PeopleNoun") else _plain(words)
    return _plain(words)


def _plain(words: TokenSpan) -> str:
    """The words without an article before them, and not written as a sentence begins."""
    kept = words[1:] if words[0].lower_ in _ARTICLES and len(words) > 1 else words
    return kept.text if kept[0].pos_ == "PROPN" else kept.text[:1].lower() + kept.text[1:]

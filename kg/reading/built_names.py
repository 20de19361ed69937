"""Names built on a common noun: "Ruritanian Foreign Ministry", "Committee on Public Works", "Lantern Airport"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.document import Sentence
from kg.gazetteer import gazetteer
from kg.model import MentionKind
from kg.reading.context import is_title_noun
from kg.reading.lexicon import is_noun, title_heads
from kg.reading.proposals import Name, Source
from kg.vocabulary import vocabulary

_LINKS = frozenset({"of", "for", "on"})
_IN_BETWEEN = frozenset({"-", "–", "&"})
# What a dateline, a weekday or a number is to the pipeline: never a word of such a name.
_OTHER = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_KINDS: tuple[tuple[str, MentionKind], ...] = (("BodyNoun", "organization"), ("PlaceNoun", "place"))


def built_names(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[Name]:
    """The names that sentences outside headings build on a noun for bodies or places."""
    for sentence in sentences:
        if sentence.heading:
            continue
        i, end = sentence.tokens.start, sentence.tokens.end
        while i < end:
            run = _run(doc, i, end)
            if run > i:
                yield from _in_run(doc, i, run, end)
            i = max(run, i + 1)


def _run(doc: Doc, start: int, stop: int) -> int:
    """The end of the run of capitalised words that begins at this token; the start where there is none."""
    i = start
    while i < stop:
        if _is_word(doc[i]):
            i += 1
        elif i > start and i + 1 < stop and _is_word(doc[i + 1]) and _joins(doc[i]):
            i += 2
        else:
            break
    return i


def _is_word(token: Token) -> bool:
    if (
        not token.text[:1].isupper()
        or token.ent_type_ in _OTHER
        or token.pos_ in ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "ADV", "INTJ")
    ):
        return False
    return not token.is_sent_start or token.pos_ == "PROPN" or gazetteer().country_of(token.text) is not None


def _joins(token: Token) -> bool:
    """Whether the token stands between two words of one name: a hyphen, or the possessive of people at large."""
    if token.text in _IN_BETWEEN:
        return token.text == "&" or (not token.whitespace_ and not token.nbor(-1).whitespace_)
    return token.tag_ == "POS" and token.nbor(-1).lemma_.lower() in vocabulary().people_nouns


def _in_run(doc: Doc, start: int, end: int, stop: int) -> Iterator[Name]:
    for term, kind in _KINDS:
        for i in reversed(range(start, end)):
            if is_noun(doc[i], term):
                name = _built(doc, start, i, end, stop, kind)
                if name is not None:
                    yield name
                break


def _built(doc: Doc, start: int, noun: int, end: int, stop: int, kind: MentionKind) -> Name | None:
    """The name that ends in the noun, or goes on after it with "of", "for", "on" and further capitalised words."""
    for i in reversed(range(start, noun)):
        if is_title_noun(doc[i]):
            start = i + 1
            break
    last = _complement(doc, noun, stop, kind) if noun + 1 == end else noun + 1
    start = _fields_before(doc, start, noun)
    tokens = doc[start:last]
    if len(tokens) < 2 or (len(tokens) == 2 and all(t.ent_type_ == "PERSON" for t in tokens)):
        return None
    return Name(tokens, "place" if gazetteer().region(tokens.text) else kind, Source.RULE)  # the West Bank is no bank


def _fields_before(doc: Doc, start: int, noun: int) -> int:
    """Where the name begins whose noun has two fields, the first before "and": "National Security and Defence Council".

    The first must hang on the noun too, and name nothing by itself: "Chad and the Lantern Council" are two.
    """
    i = start - 2
    first = doc[start].head
    if i < 0 or doc[start - 1].lower_ != "and" or doc[start].dep_ != "conj" or first.i != i or first.head.i != noun:
        return start
    while i > 0 and _is_word(doc[i - 1]) and not is_title_noun(doc[i - 1]):
        i -= 1
    alone = any(t.ent_type_ in ("GPE", "PERSON") or is_noun(t, "BodyNoun") for t in doc[i : start - 1])
    return start if alone else i


def _complement(doc: Doc, noun: int, stop: int, kind: MentionKind) -> int:
    """The end of "of Foreign Affairs and Trade" after the noun; the noun's own end where nothing such follows."""
    links = _LINKS if kind == "organization" else {"in"} if doc[noun].lower_ in ("embassy", "consulate") else set()
    i = noun + 1
    if i + 1 >= stop or doc[i].lower_ not in links:
        return noun + 1
    i += 2 if doc[i + 1].lower_ == "the" else 1
    end = _run(doc, i, stop)
    if end == i or any(token.ent_type_ == "PERSON" for token in doc[i:end]) or _is_title(doc[end - 1 : end + 1]):
        return noun + 1
    while end + 1 < stop and doc[end].text in ("and", ",") and _goes_on(doc, i, end):
        end = _run(doc, end + 1, stop)
    return end


def _is_title(tokens: TokenSpan) -> bool:
    """Whether a title and a name follow: "… of Foreign Minister A"."""
    return len(tokens) == 2 and tokens[0].lower_ in title_heads() and tokens[1].ent_type_ == "PERSON"


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Whether the words after "and" belong to the same field: coordinated, and no body or country of their own."""
    further = doc[end + 1 : _run(doc, end + 1, len(doc))]
    if not further or any(
        is_noun(t, "BodyNoun") or t.ent_type_ in ("GPE", "PERSON") or t.lower_ in title_heads() for t in further
    ):
        return False
    if any(t.ent_type_ == "GPE" for t in doc[start:end]):
        return False
    if doc[end].text == ",":  # only as part of a list that ends in "and"
        after = further.end
        return (after + 1 < len(doc) and doc[after].lower_ == "and") or (
            doc[after].text == "," and _goes_on(doc, start, after)
        )
    return further.root.dep_ == "conj" and start <= further.root.head.i < end

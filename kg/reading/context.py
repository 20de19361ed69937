"""What the words around a name say of its kind, where the pipeline took it for another."""

from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.gazetteer import gazetteer
from kg.model import MentionKind
from kg.reading.lexicon import is_noun, titles
from kg.reading.name_spans import is_title_word
from kg.syntax import children
from kg.vocabulary import vocabulary

_REACH = 8  # tokens between a title and the name in apposition to it: "the envoy to the troubled region, A B"
_WITHIN = frozenset({"in", "near", "outside", "around", "at", "towards", "toward", "inside", "into"})


def kind_by_context(ent: TokenSpan, kind: MentionKind) -> MentionKind | None:
    """The kind that the words around the name give it, else the proposed one; None for a thing's name and a bare title."""
    if _is_in_title(ent):
        return None
    if _names_a_spot(ent) and kind != "organization":
        return "place"
    if kind != "person" and _like_a_full_name(ent) and _after_title(ent.doc, ent.start):
        return "person"
    if kind == "person" and not _after_title(ent.doc, ent.start):
        return _no_person(ent)
    return kind


def is_located(name: TokenSpan) -> bool:
    """Whether the name stands where a place's does: "in X", "near X", "X province"."""
    before = name.doc[name.start - 1] if name.start else None
    return _names_a_spot(name) or (
        before is not None and before.lower_ in _WITHIN and name.root.dep_ == "pobj" and name.root.head.i == before.i
    )


def acts_as_person(name: TokenSpan) -> bool:
    """Whether the name stands where a person's does: after a title, or saying something."""
    if _after_title(name.doc, name.start):
        return True
    verb = name.root.head
    return name.root.dep_ in ("nsubj", "nsubjpass") and verb.pos_ == "VERB" and verb.lemma_ in _saying()


@cache
def _saying() -> frozenset[str]:
    return vocabulary().lemmas_of("Quotation")


def _next(ent: TokenSpan) -> Token | None:
    return ent.doc[ent.end] if ent.end < len(ent.doc) else None


def _names_a_spot(ent: TokenSpan) -> bool:
    """ "The town of X", "X province"."""
    doc, start, after = ent.doc, ent.start, _next(ent)
    if start > 1 and doc[start - 1].lower_ == "of" and _is_spot_noun(doc[start - 2]):
        return doc[start - 2].text.islower()
    return (
        after is not None
        and after.text.islower()
        and after.tag_ == "NN"
        and _is_spot_noun(after)
        and after.dep_ != "dobj"
    )


def _is_spot_noun(token: Token) -> bool:
    return is_noun(token, "SettlementNoun") or is_noun(token, "RegionNoun")


def _no_person(ent: TokenSpan) -> MentionKind | None:
    """What is taken for a person though the nouns beside it say that it is a body or a thing, or it names a whole family."""
    doc, start, after = ent.doc, ent.start, _next(ent)
    before = doc[start - 1] if start else None
    if before is not None and before.text.islower() and before.pos_ == "NOUN":
        if is_noun(before, "BodyDescription"):
            return "organization"
        if is_noun(before, "ThingNoun"):
            return None
    if after is not None and after.text.islower() and after.pos_ == "NOUN" and is_noun(after, "ThingNoun"):
        return None
    for noun in children(ent.root, "appos"):
        if noun.text.islower() and is_noun(noun, "BodyDescription"):
            return "organization"
    return None if _is_after_the(ent) else "person"


def _is_after_the(ent: TokenSpan) -> bool:
    """ "The Obamas", "the Lantern": a single name after an article, with no noun after it that the article could belong to."""
    if len([token for token in ent if token.is_alpha]) != 1:
        return False
    before = ent[0] if ent[0].lower_ == "the" else ent.doc[ent.start - 1] if ent.start else None
    after = _next(ent)
    return (
        before is not None
        and before.lower_ == "the"
        and (after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ", "PART", "PUNCT"))
    )


def _is_in_title(ent: TokenSpan) -> bool:
    """Whether the name is no more than part of a title: "State" in "Secretary of State", "Foreign Minister"."""
    words = tuple(token.lower_ for token in ent)
    if words in titles() or (len(words) == 1 and words[0] in _single_titles()):
        return True
    around = [token.lower_ for token in ent.doc[max(0, ent.start - 3) : ent.end + 3]]
    return any(_contains(title, words) and _contains(around, title) for title in _titles_with().get(words[0], ()))


@cache
def _titles_with() -> dict[str, list[tuple[str, ...]]]:
    """The titles of several words by each of their words."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for title in sorted(titles()):
        for word in title:
            index.setdefault(word, []).append(title)
    return index


@cache
def _single_titles() -> frozenset[str]:
    return frozenset(title for role in vocabulary().roles for title in role.titles if " " not in title)


def _contains(whole: list[str] | tuple[str, ...], part: tuple[str, ...]) -> bool:
    size = len(part)
    return any(tuple(whole[i : i + size]) == part for i in range(len(whole) - size + 1))


def _like_a_full_name(ent: TokenSpan) -> bool:
    """Two to four capitalised words, none of them a title's, a country's or a word that bodies are named with."""
    words = [token for token in ent if token.lower_ not in ("de", "al", "el", "bin", "van", "von", "-")]
    if not 2 <= len(words) <= 4:
        return False
    return all(
        token.pos_ == "PROPN" and token.text.istitle() and not is_title_word(token.lower_) and not is_noun(token, "BodyNoun")
        and gazetteer().country_of(token.text) is None
        for token in words
    )  # fmt: skip


def _after_title(doc: Doc, start: int) -> bool:
    """Whether a title stands right before the name, or before a comma with no verb between."""
    if start == 0:
        return False
    if is_title_word(doc[start - 1].lower_) and doc[start - 1].pos_ in ("NOUN", "PROPN"):
        return True
    if doc[start - 1].text != ",":
        return False
    for token in reversed(doc[max(0, start - _REACH) : start - 1]):
        if token.pos_ in ("VERB", "AUX", "PUNCT"):
            return False
        if token.pos_ in ("NOUN", "PROPN") and is_title_word(token.lower_):
            return True
    return False

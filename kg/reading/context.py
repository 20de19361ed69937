"""What the words around a name say of its kind, where the pipeline took it for another."""

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from kg.gazetteer import gazetteer
from kg.model import MentionKind
from kg.reading.name_spans import is_title_word
from kg.vocabulary import vocabulary

_SETTLEMENTS = frozenset({"city", "town", "village", "port", "capital", "suburb", "settlement", "district"})
_REACH = 8  # tokens between a title and the name in apposition to it: "the envoy to the troubled region, A B"


def kind_by_context(ent: TokenSpan, kind: MentionKind) -> MentionKind:
    """The kind that the words before the name give it, else the proposed one."""
    doc, start = ent.doc, ent.start
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in _SETTLEMENTS:
        return "place"
    if kind != "person" and _like_a_full_name(ent) and _after_title(doc, start):
        return "person"
    return kind


def _like_a_full_name(ent: TokenSpan) -> bool:
    """Two to four capitalised words, none of them a title's, a country's or a word that bodies are named with."""
    words = [token for token in ent if token.lower_ not in ("de", "al", "el", "bin", "van", "von", "-")]
    if not 2 <= len(words) <= 4:
        return False
    bodies = vocabulary().words_of("Organization")
    return all(
        token.pos_ == "PROPN" and token.text.istitle() and not is_title_word(token.lower_) and token.lower_ not in bodies
        and gazetteer().country_of(token.text) is None
        for token in words
    )  # fmt: skip


def _after_title(doc: Doc, start: int) -> bool:
    """Whether a title stands right before the name, or before a comma with no verb between."""
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

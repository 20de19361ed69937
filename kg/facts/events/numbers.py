"""Numbers as news texts write them, in digits and in words, with the words that bound them."""

import re
from functools import cache

from spacy.tokens import Token
from text_to_num import text2num

from kg.document import Document
from kg.syntax import children
from kg.vocabulary import vocabulary

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9}
_REACH = 4  # words before a number that may bound it


def number_of(token: Token) -> float | None:
    """The value of a number, its scale words included, or None where the words give none ("dozens", "2024-25")."""
    words = [child for child in children(token, "compound", "nummod") if child.like_num or child.pos_ == "NUM"]
    words = [*(word for word in words if word.i < token.i), token]
    return _value([word.lower_ for word in words])


def _value(words: list[str]) -> float | None:
    digits = _DIGITS.fullmatch(words[0].lstrip("$£€"))
    if digits:
        scale = 1.0
        for word in words[1:]:
            if word not in _SCALES:
                return None
            scale *= _SCALES[word]
        return float(digits[0].replace(",", "")) * scale
    return _spelled(" ".join(words))


@cache
def _spelled(words: str) -> float | None:
    try:
        return float(text2num(words, "en"))
    except ValueError:
        return None


def counted_number(noun: Token) -> tuple[Token, float] | None:
    """The number that counts a noun, or the number that stands without one: "12 people", "killed 12", "a woman"."""
    for child in children(noun, "nummod"):
        share = children(child, "quantmod")  # "60 of 90 drones" counts 60
        of_all = any(word.lower_ == "of" for word in share)
        number = share[0] if of_all and share[0].pos_ == "NUM" else child
        value = number_of(number)
        if value is not None:
            return number, value
    if noun.pos_ == "NUM" or noun.like_num:
        value = number_of(noun)
        return (noun, value) if value is not None else None
    if is_people(noun) and noun.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in children(noun, "det")):
        return noun, 1.0
    return None


def is_people(noun: Token) -> bool:
    """Whether the noun counts human beings."""
    return noun.lemma_.lower() in vocabulary().people_nouns


def qualifier_of(document: Document, number: Token) -> str | None:
    """How the words right before the number bound it, as a qualifier's notation."""
    start = max(number.sent.start, number.i - _REACH)
    before = " ".join(token.lower_ for token in document.doc[start : number.i])
    for words, notation in _qualifiers():
        if before == words or before.endswith(" " + words):
            return notation
    return None


@cache
def _qualifiers() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(vocabulary().qualifiers.items(), key=lambda pair: (-len(pair[0]), pair)))

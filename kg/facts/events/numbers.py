"""Numbers as news texts write them, in digits and in words, with the words that bound them."""

import re
from functools import cache
from math import prod

from spacy.tokens import Token
from text_to_num import text2num

from kg.document import Document
from kg.facts.referents import is_title
from kg.syntax import children
from kg.vocabulary import vocabulary

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SQUARE = re.compile(r"([\d,.]+)sq")  # "201sq km"
_SCALES = {"dozen": 12, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9}
_UNITS = frozenset({"m", "bn"})
_CURRENCIES = {
    "$": "US dollars",
    "us$": "US dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yen",
    "₴": "hryvnias",
    "₹": "rupees",
}
_REACH = 4  # words before a number that may bound it


def number_of(token: Token) -> float | None:
    """The value of a number, its scale words included, or None where the words give none ("dozens", "2024-25")."""
    words = [child for child in children(token, "compound", "nummod") if child.like_num or child.pos_ == "NUM"]
    before = [word.lower_ for word in words if word.i < token.i]
    if token.lower_ == "dozen" and not before:
        before = ["one"] if any(child.lower_ in ("a", "another") for child in token.children) else before
    return _value([*before, token.lower_])


def _value(words: list[str]) -> float | None:
    digits = _DIGITS.fullmatch(words[0].lstrip("$£€").removesuffix("sq"))
    if not digits and words[-1] != "dozen":
        return _spelled(" ".join(words))
    first = float(digits[0].replace(",", "")) if digits else _spelled(words[0])
    scales = [_SCALES.get(word) for word in words[1:]]
    if first is None or None in scales:
        return None
    return first * prod(scale for scale in scales if scale is not None)


@cache
def _spelled(words: str) -> float | None:
    try:
        return float(text2num(words, "en"))
    except ValueError:
        return None


def counted_number(noun: Token) -> tuple[Token, float] | None:
    """The number that counts a noun, or the number that stands without one: "12 people", "killed 12", "a woman"."""
    if noun.lower_ in _UNITS and children(noun, "nummod"):
        value = number_of(noun)  # "$5bn"
        return (noun, value) if value is not None else None
    for child in children(noun, "nummod", "amod"):
        if (
            child.dep_ == "amod" and child.ent_type_ != "CARDINAL" and not _SQUARE.fullmatch(child.lower_)
        ):  # parsers take some numbers for adjectives
            continue
        share = children(child, "quantmod")  # "60 of 90 drones" counts 60
        of_all = any(word.lower_ == "of" for word in share)
        number = share[0] if of_all and share[0].pos_ == "NUM" else child
        value = number_of(number)
        if value is not None:
            return number, value
    if noun.pos_ == "NUM" or noun.like_num:
        value = number_of(noun)
        return (noun, value) if value is not None else None
    person = (is_people(noun) and noun.tag_ == "NN") or (noun.ent_type_ == "NORP" and not noun.tag_.endswith("S"))
    return (noun, 1.0) if person and _is_one(noun) else None


def _is_one(noun: Token) -> bool:
    """ "A woman", "another Peruvian", "her child"."""
    one = any(child.lower_ in ("a", "an", "another") for child in children(noun, "det"))
    return one or bool(children(noun, "poss"))


def currency_of(number: Token) -> str | None:
    """The currency whose sign stands before the number, as its plural noun: "$100 million" counts "US dollars"."""
    signs = [token.lower_ for token in number.subtree if token.i < number.i]
    return next((_CURRENCIES[sign] for sign in signs if sign in _CURRENCIES), None)


def is_people(noun: Token) -> bool:
    """Whether the noun counts human beings: by what they are, or by a role they hold."""
    return noun.lemma_.lower() in vocabulary().people_nouns or (is_title(noun) and noun.pos_ == "NOUN")


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

"""Comparing names: folding away what spelling, case and diacritics add, and telling a name's parts."""

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile(r"['’]s?$")
_POSSESSIVES = re.compile(r"['’]s\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
# Letters that NFKD leaves whole although readers take them for their plain neighbours.
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "ʼ": "'"}
)


def strip_possessive(name: str) -> str:
    """The name without a final 's or bare apostrophe: `Russia’s` → `Russia`."""
    return _POSSESSIVE.sub("", name)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key that names match by: lower-case words, one space apart, no diacritics, punctuation or leading "the"."""
    words = re.sub(r"[^\w]+", " ", _plain(strip_possessive(name))).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def folded_words(text: str) -> list[str]:
    """The words of a text as searching compares them: lower case, without diacritics or possessive endings."""
    return _WORD.findall(_plain(_POSSESSIVES.sub("", text)))


def _plain(text: str) -> str:
    """The text in lower case and without diacritics."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()

"""Comparing names: folding away what spelling, case and diacritics add, and telling a name's parts."""

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile(r"['’]s?$")
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
    plain = unicodedata.normalize("NFKD", strip_possessive(name).translate(_PLAIN))
    ascii_only = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.sub(r"[^\w]+", " ", ascii_only.casefold()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)

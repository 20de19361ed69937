"""Acronyms, and the names they can stand for."""

import re

_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "la"))


def acronym(name: str) -> str | None:
    """The letters of a name that is an acronym ("U.N." and "(UN)" give "UN"), else None."""
    letters = name.replace(".", "").strip("()[],;:- ")
    return letters if 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper() else None


def initials(name: str) -> frozenset[str]:
    """The acronyms a name can have: of all its words, and of all but the small ones."""
    words = [word for word in re.split(r"[\s\-]+", name) if word[:1].isalpha()]
    long = "".join(word[0].upper() for word in words)
    short = "".join(word[0].upper() for word in words if word.casefold() not in _SMALL)
    return frozenset(found for found in (long, short) if len(found) > 1)

"""Names of organizations: acronyms and what they stand for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.model import Mention
from kg.names import fold
from kg.resolve.person_links import Link

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


def organization_links(mentions: Sequence[Mention], source: str) -> Iterator[Link]:
    """Pairs of mention ids that name one organization, each with its reason and score. Mentions come in text order."""
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_name.setdefault(mention.ref or acronym(mention.name) or fold(mention.name), []).append(mention)
    for found in by_name.values():
        yield from ((a.id, b.id, "the same name", 1.0) for a, b in pairwise(found))
    yield from _in_brackets(mentions, source)
    long = [mention for mention in mentions if not acronym(mention.name)]
    for found in by_name.values():
        letters = acronym(found[0].name)
        fits = {fold(m.name): m for m in reversed(long) if letters in initials(m.name)} if letters else {}
        if len(fits) == 1:
            (named,) = fits.values()
            yield named.id, found[0].id, "an acronym and the only name with these initials", 0.9


def _in_brackets(mentions: Sequence[Mention], source: str) -> Iterator[Link]:
    for left, right in pairwise(mentions):
        bracketed = source[left.span.end : right.span.start].strip() == "(" and source[right.span.end :].startswith(")")
        letters = acronym(right.name)
        if bracketed and letters and letters[0] in {word[:1].upper() for word in left.name.split()}:
            yield left.id, right.id, "an acronym in brackets after the name", 0.98


def one_spelling(names: Iterable[str]) -> bool:
    """Whether folded names differ in the endings of their words alone: "higher board" and "high boards"."""
    split = [name.split() for name in names]
    if len({len(words) for words in split}) != 1:
        return False
    return all(_one_stem(word) for word in zip(*split, strict=True))


def _one_stem(words: Sequence[str]) -> bool:
    shortest = min(words, key=len)
    return all(word.startswith(shortest) and len(word) - len(shortest) <= 2 for word in words)

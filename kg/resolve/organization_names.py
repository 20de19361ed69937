"""Which mentions of bodies in one article name the same one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.model import Extraction, Mention
from kg.names import fold
from kg.resolve.acronyms import acronym, initials
from kg.resolve.body_countries import country_beside
from kg.resolve.body_names import body_name
from kg.resolve.person_links import Link


def organization_links(mentions: Sequence[Mention], extraction: Extraction) -> Iterator[Link]:
    """Pairs of mention ids that name one organization, each with its reason and score. Mentions come in text order."""
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_name.setdefault(mention.ref or acronym(mention.name) or fold(mention.name), []).append(mention)
    for found in by_name.values():
        for one in _of_one_country(found, extraction):
            yield from ((a.id, b.id, "the same name", 1.0) for a, b in pairwise(one))
    yield from _in_brackets(mentions, extraction.article.source)
    long = [mention for mention in mentions if not acronym(mention.name)]
    for found in by_name.values():
        letters = acronym(found[0].name)
        fits = {fold(m.name): m for m in reversed(long) if letters in initials(m.name)} if letters else {}
        if len(fits) == 1:
            (named,) = fits.values()
            yield named.id, found[0].id, "an acronym and the only name with these initials", 0.9


def _of_one_country(found: list[Mention], extraction: Extraction) -> Iterator[list[Mention]]:
    """Mentions of one name; apart by the countries beside it where any state has such a body, and several are named."""
    if len(found) < 2 or found[0].ref or not body_name(found[0].name).general:
        yield found
        return
    of: dict[str | None, list[Mention]] = {}
    for mention in found:
        of.setdefault(country_beside(extraction, mention), []).append(mention)
    yield from [found] if len(of.keys() - {None}) < 2 else of.values()


def _in_brackets(mentions: Sequence[Mention], source: str) -> Iterator[Link]:
    for left, right in pairwise(mentions):
        bracketed = source[left.span.end : right.span.start].strip() == "(" and source[right.span.end :].startswith(")")
        letters = acronym(right.name)
        if bracketed and letters and letters[0] in {word[:1].upper() for word in left.name.split()}:
            yield left.id, right.id, "an acronym in brackets after the name", 0.98

"""Which country an article speaks of, for offices whose sentences give none."""

import re
from collections import Counter
from collections.abc import Sequence, Set

from kg.document import Document, Sentence
from kg.gazetteer import gazetteer
from kg.model import Mention

_MOST = 0.5  # of the article's mentions of countries and of places and bodies in them
_OF_COUNTRY = re.compile(r"newskg:[a-z-]+-(Q\d+)")  # references of groups and bodies that only a country names
_TIMES_THE_NEXT = 3
_HOME_BEFORE_NEXT = 1.5


def named_countries(document: Document) -> list[tuple[Mention, str]]:
    """Every mention of a country, or of a place or well-known body in one, with the country's reference."""
    return [(mention, ref) for mention in document.mentions if (ref := country_of(mention)) is not None]


def country_of(mention: Mention) -> str | None:
    """The country that a mention names or lies in."""
    if mention.kind == "country" or mention.ref is None:
        return mention.ref if mention.kind == "country" else None
    if mention.kind == "organization":
        return seat_of(mention)
    place = gazetteer().by_ref(mention.ref) if mention.kind in ("city", "region") else None
    return place.country if place is not None else None


def seat_of(mention: Mention) -> str | None:
    """The country that a well-known body belongs to, the White House, or one named by it: the Peruvian opposition."""
    group = _OF_COUNTRY.fullmatch(mention.ref or "")
    if group is not None:
        return f"wikidata:{group[1]}"
    country = gazetteer().country_of_organization(mention.ref or "") if mention.kind == "organization" else None
    return country.ref if country is not None else None


def most_named(countries: Sequence[str], without: Set[str | None]) -> str | None:
    """The country that is named by far the most, and more than all the others together."""
    ranked = [found for found in Counter(countries).most_common() if found[0] not in without][:2]
    if not ranked or ranked[0][1] < _MOST * len(countries):
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _TIMES_THE_NEXT * ranked[1][1] else None


def home_country(document: Document, sentence: Sentence) -> str | None:
    """The only country that the headline names, where the text names it most too and the sentence names no other."""
    named = [(mention.span, ref) for mention, ref in named_countries(document)]
    titled = {ref for span, ref in named if span.end <= len(document.article.title)}
    here = {ref for span, ref in named if span.within(sentence.span)}
    ranked = Counter(ref for _, ref in named).most_common(2)
    if len(titled) != 1 or not here <= titled or ranked[0][0] not in titled:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _HOME_BEFORE_NEXT * ranked[1][1] else None


def tells_of_sides(document: Document) -> bool:
    """Whether the headline names several countries, or the first sentence two: no count tells whose an office is."""
    title = len(document.article.title)
    first = next((sentence.span for sentence in document.body_sentences()), None)
    named = [(mention, ref) for mention, ref in named_countries(document) if mention.kind == "country"]
    titled = {ref for mention, ref in named if mention.span.end <= title}
    opening = {ref for mention, ref in named if first is not None and mention.span.within(first)}
    return len(titled) > 1 or len(opening) == 2

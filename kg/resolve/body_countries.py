"""Whose bodies an article names: by the country beside a name, or by the country that the article speaks of."""

from collections import Counter
from collections.abc import Iterator

from kg.gazetteer import gazetteer
from kg.model import Extraction, Mention
from kg.resolve.body_names import body_name, is_of_states

_MAIN = 0.6  # the share of an article's mentions of countries that makes it an article about one


def country_beside(extraction: Extraction, mention: Mention) -> str | None:
    """The country that stands beside a body's name, as a reference, if it is one alone."""
    beside = set(_beside(extraction, mention))
    return beside.pop() if len(beside) == 1 else None


def country_of_scene(extraction: Extraction, mention: Mention) -> str | None:
    """The country in which the sentence that names a body sets its scene, as a reference: "In Ankara, the ministry"."""
    source = extraction.article.source
    start = max(source.rfind(end, 0, mention.span.start) + len(end) for end in (". ", "\n", '" '))
    if not source.startswith("In ", start):
        return None
    there = (m for m in extraction.mentions if m.span.start == start + 3 and m.kind == "city" and m.ref)
    place = next((gazetteer().by_ref(m.ref or "") for m in there), None)
    return place.country if place else None


def country_of_article(extraction: Extraction) -> str | None:
    """The country that an article is about, as a reference: most of its mentions of countries are of this one.

    "The Danish Senate" mentions Denmark too.
    """
    count = Counter(mention.ref for mention in _countries(extraction))
    count.update(ref for body in _bodies(extraction) for ref in body_name(body.name).countries)
    if not count:
        return None
    ref, most = max(count.items(), key=lambda found: (found[1], found[0] or ""))
    return ref if most >= _MAIN * sum(count.values()) else None


def country_of_state(extraction: Extraction) -> str | None:
    """The country whose state bodies an article names, as a reference, if it is one alone, and the dateline's too."""
    found: set[str] = set()
    for mention in _bodies(extraction):
        name = body_name(mention.name)
        if is_of_states(name):
            found.update(name.countries or _beside(extraction, mention))
    written_in = _country_of_dateline(extraction)
    return min(found) if len(found) == 1 and written_in in (None, *found) else None


def _country_of_dateline(extraction: Extraction) -> str | None:
    article = extraction.article
    at = [m for m in extraction.mentions if m.span.start == article.body_start and m.kind != "country" and m.ref]
    city = next((m for m in at if article.source[m.span.start : m.span.end].isupper()), None)
    place = gazetteer().by_ref(city.ref) if city and city.ref else None
    return place.country if place else None


def _countries(extraction: Extraction) -> Iterator[Mention]:
    return (m for m in extraction.mentions if m.kind == "country" and m.ref and m.antecedent is None)


def _bodies(extraction: Extraction) -> Iterator[Mention]:
    return (m for m in extraction.mentions if m.kind == "organization" and m.antecedent is None)


def _beside(extraction: Extraction, body: Mention) -> Iterator[str]:
    """The countries named right before a body ("Danish", "Denmark's") or after its "of"."""
    source = extraction.article.source
    for country in _countries(extraction):
        before = source[country.span.end : body.span.start] if country.span.end <= body.span.start else None
        after = source[body.span.end : country.span.start] if body.span.end <= country.span.start else None
        if before is not None and before.strip() in ("", "'s", "’s", "'", "’") and len(before) < 4:
            yield country.ref or ""
        if after is not None and after.split() in (["of"], ["of", "the"]):
            yield country.ref or ""

# ruff: noqa: E501 - a pattern is read as a whole
"""What one sentence gives of the kind that a question asks for."""

import re
from dataclasses import dataclass

from kg.ask.inquiry import Inquiry
from kg.ask.queries import iris
from kg.ask.sentences.dates import dates_in
from kg.ask.sentences.entities import chosen, heads, holds, named_in, of_kind, places_of
from kg.ask.sentences.kinds import Wanted
from kg.ask.sentences.matching import Match, Sought
from kg.ask.sentences.numbers import fractions, numbers_of
from kg.ask.wording import all_stems, stem, stems

_AHEAD = re.compile(r"\b(?:will|next|upcoming|planned|scheduled|going to|due|expected)\b", re.I)
_AGE = re.compile(r",\s*(?:aged\s+)?(\d{1,3})\s*[,.;]|\baged\s+(\d{1,3})\b|\b(\d{1,3})[- ]years?[- ]old")
_CALLED = re.compile(
    r"\b(?:named|names|called|calls|dubbed|known as|codenamed)\s+(?:it\s+|the\s+(?:[a-z-]+\s+){1,3})?[\"“‘]?(?P<name>[A-Z][\w’'-]*(?:\s+(?:of\s+|the\s+|and\s+)*[A-Z][\w’'-]*)*)"
)


@dataclass(frozen=True)
class Given:
    """What a sentence gives as an answer: what to read, and what it names in the graph, if it does."""

    label: str
    iri: str | None = None


def given(inquiry: Inquiry, match: Match, asked: Wanted, sought: Sought) -> list[Given]:
    """The answers that the sentence gives; none where it contradicts what the question states, or gives none."""
    if not _keeps_to(inquiry, match, sought):
        return []
    text = match.sentence.text
    if asked.kind == "number":
        numbers = numbers_of(text, asked.counted, sought.words, sought.outcomes)
        if not numbers and asked.rest.strip().lower().startswith("of "):
            numbers = fractions(text)
        return [Given(number) for number in numbers] if len(numbers) == 1 else []
    if asked.kind == "date":
        return _date(inquiry, match)
    if asked.kind == "age":
        return _age(match, sought)
    if asked.kind == "name":
        return [Given(found["name"]) for found in _CALLED.finditer(text)][:1]
    return _entity(inquiry, match, asked, sought)


def _keeps_to(inquiry: Inquiry, match: Match, sought: Sought) -> bool:
    """Whether the sentence, or what is around it, has what the question states: names, ordinals, sources, the date."""
    said = match.sentence
    context = stems(said.text) | stems(said.before) | stems(said.title)
    if not sought.unknown <= context:
        return False
    if not sought.ordinals <= stems(said.text) or not sought.sources <= match.named:
        return False
    if inquiry.when is None:
        return True
    dates = [d.value for d in dates_in(said.text, said.published, "past")]
    if any(inquiry.when.confirms(date) for date in dates):
        return True
    return not dates and stems(inquiry.when.text) <= stems(said.text)


def _date(inquiry: Inquiry, match: Match) -> list[Given]:
    """The date nearest to a word of the question; no more exact than was asked."""
    said = match.sentence
    ahead = "future" if _AHEAD.search(inquiry.asked.plain) else "past"
    dates = dates_in(said.text, said.published, "future" if ahead == "future" else "past")
    places = [m.start() for m in re.finditer(r"[^\W_]+", said.text) if stem(m[0]) in match.said]
    if not dates or not places:
        return []
    nearest = min(dates, key=lambda d: (min(abs(d.start - place) for place in places), d.start))
    return [Given(nearest.value)]


def _age(match: Match, sought: Sought) -> list[Given]:
    text = match.sentence.text
    for _, forms in sought.names:
        for form in forms:
            for found in _AGE.finditer(text):
                before = stems(" ".join(text[: found.start()].split()[-4:]))
                after = stems(" ".join(text[found.end() :].split()[:6]))
                if form & before or (found[3] and form & after):
                    return [Given(found[1] or found[2] or found[3])]
    return []


def _entity(inquiry: Inquiry, match: Match, asked: Wanted, sought: Sought) -> list[Given]:
    text = match.sentence.text
    found = named_in(text, inquiry.rows("mentioned", article=iris([match.sentence.article])))
    stated = {iri for name, _ in sought.names for iri in name.iris}
    fitting = [n for n in of_kind(found, asked.kind) if n.iri not in stated and not stems(n.label) <= sought.words]
    anchors = _anchors(text, match, asked)
    picked = chosen(text, fitting, anchors, asked.where, asked.several)
    complete = sought.words <= all_stems(text) and match.named >= {name.text for name, _ in sought.names}
    if ((asked.role and not asked.verb) or asked.kind == "any") and not complete:
        return []
    if asked.role:
        bodies = [place for _, forms in sought.names for place in places_of(text, forms)]
        picked = [n for n in picked if holds(text, n, bodies, anchors, fitting)]
    if asked.verb and sought.names and sought.names[0][0].text not in match.named:
        # "The government's team" may be that of the country asked for, if no other country is told before its head.
        others = [n.start for n in of_kind(found, "country") if n.iri not in stated]
        picked = [n for n in picked if not any(start < n.start for start in others)]
    return [Given(n.label, n.iri) for n in picked]


def _anchors(text: str, match: Match, asked: Wanted) -> frozenset[str]:
    """The words that the answer should stand near: the verb of leading or another for it, else all that are shared."""
    if not asked.verb:
        return match.said
    said = all_stems(text)
    return frozenset({asked.verb}) if asked.verb in said else heads() & said or match.said

"""The answer that the sentence which matches a question best gives to it; none where no sentence matches well."""

import re
from collections.abc import Sequence

from kg.ask.evoked import evoked, kindred, outcomes
from kg.ask.holdings import things
from kg.ask.inquiry import Found, Inquiry, sentence
from kg.ask.naming import Name
from kg.ask.queries import fill, iris, literals
from kg.ask.reply import Answer, Quote
from kg.ask.roles import is_role
from kg.ask.sentences.entities import heads
from kg.ask.sentences.kinds import Wanted, wanted
from kg.ask.sentences.matching import LIGHT_VERBS, Match, Sought, matches
from kg.ask.sentences.reading import Given, given
from kg.ask.sentences.splitting import sentences
from kg.ask.wording import all_stems, stems
from kg.store import Row
from kg.vocabulary import vocabulary

ENOUGH = 0.6  # the share of a question, weighted by rarity, that a sentence must say
ENOUGH_SHAPED = 0.4  # the same, where the wording of the answer itself is telling: "Name, 53,", "named it “…”"
SHAPED = frozenset({"age", "name"})
CLEAR = 0.05  # by how much it must say more than the best sentence with another answer
BEYOND_DOUBT = 0.8  # the share from which a sentence may stand against an answer from the graph's facts,
FAR_BETTER = 0.15  # and by how much it must say more than that answer's own sentences
MOST_ARTICLES = 120
MOST_SENTENCES = 12
_NOT = re.compile(r"\b(?:not|never|no|refused? to|n't)\b", re.I)
_SOURCE = re.compile(r"\baccording to .+|\b(?:did|does|do) .+ (?:say|claim|report)\b", re.I)
_ORDINALS = stems("first second third fourth fifth sixth seventh eighth ninth tenth next")


def answer_from_sentence(inquiry: Inquiry, rival: Sequence[Quote] = ()) -> Found | None:
    """What the best matching sentence says of the asked kind: a person, a place, a date, a number, an age, a name.

    `rival` are the sentences behind an answer that there is already: nothing is given that does not match far better.
    """
    asked = wanted(inquiry.asked.plain)
    if asked is None or _NOT.search(inquiry.asked.plain):
        return None
    sought = _sought(inquiry, asked)
    if len(sought.words) + len(sought.names) < (1 if asked.kind in SHAPED else 2):
        return None
    rows, sparql = _texts(inquiry, sought)
    found = matches([s for row in rows for s in sentences(row)], sought)
    enough = ENOUGH_SHAPED if asked.kind in SHAPED else ENOUGH
    strong = [m for m in found if m.share >= enough][:MOST_SENTENCES]
    answers = [(m, given(inquiry, m, asked, sought)) for m in strong]
    telling = [(m, values) for m, values in answers if values]
    if not telling or _disputed(telling):
        return None
    best, values = telling[0]
    if rival and (best.share < BEYOND_DOUBT or best.share - _share_of(rival, found) < FAR_BETTER):
        return None
    told = f"read from a sentence, not from a fact of the graph: {sentence(inquiry.asked.plain)}"
    return Found(tuple(_answer(best, value) for value in values), sparql, told)


def _sought(inquiry: Inquiry, asked: Wanted) -> Sought:
    text = sentence(asked.noun if asked.kind in ("person", "body") else "", asked.rest)
    names = inquiry.names(text).chosen
    of_names = frozenset().union(*(stems(name.text) for name in names))
    words = (stems(text) | (all_stems(text) & LIGHT_VERBS)) - of_names - frozenset(asked.counted[-1:])
    known = things(inquiry, sorted({iri for name in names for iri in name.iris}))
    forms = tuple(
        (name, _forms(name, [form for iri in name.iris if iri in known for form in known[iri].names])) for name in names
    )
    terms: dict[str, frozenset[str]] = {term: by & words for term, by in _evoked(text).items() if by & words}
    if asked.role:
        terms["GenericHead"] = words & heads()
    becoming = frozenset().union(*(kindred(outcome) for outcome in outcomes(text)))
    source = _SOURCE.search(inquiry.asked.plain)
    of_source = frozenset(name.text for name in names if source and name.text in source[0])
    return Sought(words, forms, terms, words & _ORDINALS, becoming, of_source, _unknown(inquiry, text))


def _unknown(inquiry: Inquiry, text: str) -> frozenset[str]:
    """The stems of the names that the graph does not know; titles in capitals are no names."""
    return stems(" ".join(word for word in inquiry.names(text).unknown if not is_role(word)))


def _evoked(text: str) -> dict[str, frozenset[str]]:
    """The event classes and outcomes that a text evokes: other words for them are as good."""
    classes = vocabulary().event_types
    return {term: by for term, by in evoked(text).items() if term in classes or term.startswith("Outcome")}


def _forms(name: Name, known: list[str]) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(stems(form) for form in (name.text, *known)))


def _texts(inquiry: Inquiry, sought: Sought) -> tuple[list[Row], str]:
    """The newest articles that mention most of the names; where nothing is named, those that have the longest word."""
    articles = _naming(inquiry, [name for name, _ in sought.names])
    parameters = {"article": iris(articles[:MOST_ARTICLES])}
    if not articles:
        words = sorted(sought.words | sought.unknown, key=lambda word: (-len(word), word))
        parameters = {"word": literals(words[:1])}
    return inquiry.rows("texts", **parameters), fill("texts", parameters)


def _naming(inquiry: Inquiry, names: Sequence[Name]) -> list[str]:
    """The articles that mention as many of the names as any does, the newest first."""
    rows: list[tuple[str, Row]] = []
    if len(names) > 1:
        first, second = names[:2]
        both = inquiry.rows("articles", entity=iris(first.iris), other=iris(second.iris))
        rows = [(name.text, row) for row in both for name in (first, second)]
    if not rows or len(names) > 2:
        rows += [(name.text, row) for name in names for row in inquiry.rows("articles", entity=iris(name.iris))]
    named: dict[str, set[str]] = {}
    for name_text, row in rows:
        named.setdefault(row["article"], set()).add(name_text)
    most = max((len(found) for found in named.values()), default=0)
    dates = {row["article"]: (row.get("published", ""), row["id"]) for _, row in rows}
    return sorted((a for a, found in named.items() if len(found) == most), key=lambda a: dates[a], reverse=True)


def _share_of(quotes: Sequence[Quote], found: Sequence[Match]) -> float:
    """The share of the question that the best of these quotes' sentences says."""
    shares = (
        m.share
        for m in found
        for quote in quotes
        if quote.article == m.sentence.id and (quote.quote in m.sentence.text or m.sentence.text in quote.quote)
    )
    return max(shares, default=0.0)


def _disputed(telling: list[tuple[Match, list[Given]]]) -> bool:
    """Whether a sentence that matches as well gives another answer."""
    best, values = telling[0]
    mine = {value.label for value in values}
    rivals = (others for other, others in telling[1:] if best.share - other.share < CLEAR)
    return any(not mine & {value.label for value in others} for others in rivals)


def _answer(match: Match, value: Given) -> Answer:
    said = match.sentence
    quote = Quote(
        article=said.id, title=said.title, published=said.published, quote=said.text, start=said.start, end=said.end
    )
    return Answer(label=value.label, iri=value.iri, detail=f"read from the sentence: {said.text}", evidence=(quote,))

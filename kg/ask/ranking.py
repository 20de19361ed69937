"""Which event a question means: found by what it names, ranked by all its words, never one that contradicts it."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.ask.evoked import event_types, outcomes, words_for
from kg.ask.happenings import Happening, happenings
from kg.ask.inquiry import Inquiry
from kg.ask.naming import Name
from kg.ask.queries import Term, fill, iris
from kg.ask.wording import stems, tokens
from kg.ids import NK
from kg.store import Row

MOST_CANDIDATES = 120
MANY_ARTICLES = 1000
ENOUGH_WORDS = 0.3  # the share, weighted by rarity, of a question's other words that an event must show
BY_TYPE = 0.6  # what a word counts that is not said but evokes the event's type: "shelled" of an attack
NEAR_THE_BEST = 0.7  # other candidates are shown down to this share of the best score
_AGENT_BEFORE = re.compile(r"\b(?:did|does|do|has|have|had|will|by)(?: the)?$", re.I)
_DONE_TO_PEOPLE = frozenset({"killed", "injured", "arrested"})
_AHEAD = re.compile(r"\b(?:will|next|upcoming|planned|scheduled|going to|due|expected)\b", re.I)


@dataclass(frozen=True)
class Meant:
    """What the words of a question say of the event it means."""

    names: tuple[Name, ...]
    acting: tuple[Name, ...]
    suffered: frozenset[str]
    words: frozenset[str]
    unknown: frozenset[str]
    types: dict[str, frozenset[str]]
    ahead: bool


@dataclass(frozen=True)
class Candidates:
    """The events a question may mean, best first, the query's rows about them, and what was relaxed to find them."""

    events: tuple[Happening, ...]
    rows: tuple[Row, ...]
    sparql: str
    note: str = ""


def meant_by(inquiry: Inquiry, text: str) -> Meant:
    """Take the description of an event apart."""
    names = inquiry.names(text)
    named = frozenset().union(*(stems(name.text) for name in names.chosen))
    words = stems(text)
    unknown = stems(" ".join(names.unknown))
    acting = tuple(name for name in names.chosen if _AGENT_BEFORE.search(" ".join(names.words[: name.first])))
    suffered = frozenset(outcomes(text).keys() & _DONE_TO_PEOPLE)
    ahead = bool(_AHEAD.search(inquiry.asked.plain))
    return Meant(names.chosen, acting, suffered, words - named - unknown, unknown, event_types(text), ahead)


def told(inquiry: Inquiry, meant: Meant) -> str:
    """In words, what was taken from the question to find the event."""
    words = dict.fromkeys(word for word in tokens(inquiry.asked.plain) if stems(word) & (meant.words | meant.unknown))
    parts = [", ".join(name.text for name in meant.names), " ".join(words)]
    parts += [inquiry.when.text if inquiry.when else "", f"round {inquiry.round}" if inquiry.round else ""]
    return " · ".join(part for part in parts if part)


def find_events(inquiry: Inquiry, query: str, meant: Meant, types: Iterable[str] = ()) -> Candidates | None:
    """The events that fit, by the first search that gives any: participants and places, type, names in the article."""
    for parameters, strict in _searches(inquiry, meant, tuple(types)):
        rows = inquiry.rows(query, **parameters)
        events = happenings(inquiry, _likeliest(rows, meant))
        kept = _ranked(inquiry, list(events.values()), meant, strict)
        if kept:
            note = "" if strict else "; the article, not the event itself, names all that the question names"
            return Candidates(tuple(kept), tuple(rows), fill(query, parameters), note)
    return None


def _searches(
    inquiry: Inquiry, meant: Meant, types: tuple[str, ...]
) -> Iterable[tuple[dict[str, tuple[Term, ...]], bool]]:
    named = [iri for name in meant.names for iri in name.iris]
    fixed = {"type": iris(NK + t for t in types)} if types else {}
    if named:
        places = inquiry.rows("within", country=iris(_countries(meant.names))) if _countries(meant.names) else []
        if len(meant.names) > 1:
            first, *others = meant.names
            yield (
                {"entity": iris(first.iris), "other": iris(iri for name in others for iri in name.iris), **fixed},
                True,
            )
        yield {"entity": iris([*named, *(row["place"] for row in places)]), **fixed}, True
    guessed = fixed or {"type": iris(NK + t for t in sorted(meant.types))}
    if guessed["type"]:
        yield guessed, True
    if not named:
        yield {}, True
    if named and not _in_many_articles(inquiry, meant.names):
        yield {"mentioned": iris(named), **fixed}, True
        yield {"mentioned": iris(named), **fixed}, False


def _in_many_articles(inquiry: Inquiry, names: Sequence[Name]) -> bool:
    """Whether so many articles mention each of the names that what else those tell says nothing about the question."""
    return all(len(inquiry.rows("articles", entity=iris(name.iris))) > MANY_ARTICLES for name in names)


def _countries(names: Sequence[Name]) -> list[str]:
    return [entity.iri for name in names for entity in name.entities if "Country" in entity.kinds]


def _likeliest(rows: Sequence[Row], meant: Meant) -> list[str]:
    """The events worth a closer look: those that touch most of the names, then of an evoked type, then by label."""
    links: dict[str, set[str]] = {}
    value: dict[str, int] = {}
    for row in rows:
        links.setdefault(row["event"], set()).add(row.get("entity", ""))
        shared = len(stems(row["label"]) & meant.words) + 2 * (row["type"].removeprefix(NK) in meant.types)
        value[row["event"]] = max(value.get(row["event"], 0), shared)
    return sorted(links, key=lambda event: (-len(links[event]), -value[event], event))[:MOST_CANDIDATES]


def _ranked(inquiry: Inquiry, events: list[Happening], meant: Meant, strict: bool) -> list[Happening]:
    open_ = [e for e in events if e.allowed(inquiry.when, inquiry.round) and _keeps_to(e, meant)]
    open_ = [e for e in open_ if all(_fits(e, name, strict) for name in meant.names)]
    weights = _rarity(open_, meant.words)
    scores = {e.iri: _score(inquiry, e, meant, weights) for e in open_}
    kept = [e for e in open_ if scores[e.iri] > 0]
    best = max(scores.values(), default=0.0)
    near = [e for e in kept if scores[e.iri] >= NEAR_THE_BEST * best]
    planned = [e for e in near if "Planned" in e.statuses]
    near = planned if meant.ahead and planned else near
    near.sort(key=lambda e: (e.newest, e.iri), reverse=True)
    return sorted(near, key=lambda e: -round(scores[e.iri], 2))


def _fits(event: Happening, name: Name, strict: bool) -> bool:
    """Whether the event has or says the name. Relaxed, a body may be missing, and a place if no other is stated."""
    if event.has(name) or event.says(name):
        return True
    return not strict and not any(e.is_person for e in name.entities) and not (name.is_place and event.places)


def _keeps_to(event: Happening, meant: Meant) -> bool:
    """Whether the event says every unknown name, that someone was killed or hurt if asked, and names no other doer."""
    suffered = all(words_for(outcome) & event.words for outcome in meant.suffered)
    return suffered and meant.unknown <= event.words and all(event.may_act(name) for name in meant.acting)


def _rarity(events: Sequence[Happening], words: frozenset[str]) -> dict[str, float]:
    return {
        word: math.log(2 + len(events)) - math.log(1 + sum(word in e.words for e in events)) + 0.3 for word in words
    }


def _score(inquiry: Inquiry, event: Happening, meant: Meant, weights: dict[str, float]) -> float:
    """Zero for an event that shows too few of the question's words."""
    by_type = frozenset().union(*(by for term, by in meant.types.items() if term in event.types))
    total = sum(weights.values())
    said = sum(weight for word, weight in weights.items() if word in event.words)
    shown = said + BY_TYPE * sum(weights[word] for word in (by_type - event.words) & weights.keys())
    if total and shown / total < ENOUGH_WORDS:
        return 0.0
    score = 1.0 + 2.0 * (shown / total if total else 0.0)
    score += 0.6 * bool(by_type)
    score += sum(1.0 if event.has(name) else 0.6 if event.says(name) else 0.0 for name in meant.names)
    score += 1.0 * (inquiry.when is not None and event.confirmed(inquiry.when, None))
    score += 1.0 * (inquiry.round is not None and event.confirmed(None, inquiry.round))
    return score + 0.3 * (("Planned" in event.statuses) == meant.ahead)

"""Where and when events took place, who took part, what happened: answers from the events a question means."""

import re
from collections.abc import Callable, Sequence

from kg.ask.evidence import joined, quotes_of
from kg.ask.happenings import Happening
from kg.ask.holdings import Thing, things
from kg.ask.inquiry import Found, Inquiry, sentence
from kg.ask.queries import iris
from kg.ask.ranking import Candidates, Meant, find_events, meant_by, told
from kg.ask.reply import Answer, Quote
from kg.ask.roles import is_role
from kg.ids import ID, NK

MOST_ANSWERS = 20
_PEOPLE = f"{ID}person/"  # whom one met are people before they are countries
_TALKING = ("Meeting", "Negotiation", "Visit")
_ANY_EVENT = re.compile(r"events?|incidents?", re.I)
_PARTICIPLE = re.compile(r"[a-z]{2,}(?:ed|en|ung|ot|aught|eld)")
_PASSIVE = re.compile(r"who(?:m)? (?:is|was|were|are|has been|have been|had been|will be|got)\b", re.I)


def answer_where(inquiry: Inquiry) -> Found | None:
    """Where an event took place or will."""
    meant = meant_by(inquiry, inquiry.asked.slot("what"))
    found = find_events(inquiry, "where", meant)
    if found is None:
        return None
    asked_country = re.match(r"(?:to |in |at |from )?(?:which|what) (?:countr|nation)", inquiry.asked.plain, re.I)
    places = {
        e.iri: [_in_country(inquiry, place) if asked_country else place for place in e.places] for e in found.events
    }
    sentences = _asserted(inquiry, found.events, "place")
    answers: dict[str, Answer] = {}
    for event in found.events:
        for place, stated in zip(places[event.iri], event.places, strict=True):
            evidence = sentences.get((event.iri, stated.iri)) or event.quotes
            answers.setdefault(place.iri, _answer(place.label, place.iri, event.told, evidence, (event.iri, "place")))
    return _found(inquiry, found, meant, answers, "where")


def _in_country(inquiry: Inquiry, place: Thing) -> Thing:
    return things(inquiry, [place.country]).get(place.country, place) if place.country else place


def answer_when(inquiry: Inquiry) -> Found | None:
    """When an event took place or will: its dates in XSD form."""
    meant = meant_by(inquiry, inquiry.asked.slot("what"))
    found = find_events(inquiry, "when", meant)
    if found is None:
        return None
    sentences = _asserted(inquiry, found.events, "date")
    answers: dict[str, Answer] = {}
    for event in found.events:
        for date in event.dates:
            evidence = sentences.get((event.iri, date)) or event.quotes
            answers.setdefault(event.iri + date, _answer(date, event.iri, event.told, evidence, (event.iri, "date")))
    return _found(inquiry, found, meant, answers, "when")


def answer_happened(inquiry: Inquiry) -> Found | None:
    """What happened at a place, on a date: every event there, newest first."""
    kind = inquiry.asked.slot("type")
    text = sentence("" if _ANY_EVENT.fullmatch(kind) else kind, inquiry.asked.slot("what"))
    meant = meant_by(inquiry, text)
    if not (meant.names or meant.types or inquiry.when):
        return None
    found = find_events(inquiry, "happened", meant)
    if found is None:
        return None
    places = [name for name in meant.names if name.is_place]
    dated = [e for e in found.events if e.dates or e.confirmed(inquiry.when, None)]
    events = [e for e in dated if all(not e.places or e.at(name) or e.has(name) for name in places)]
    ordered = sorted(
        events,
        key=lambda e: (all(e.at(name) for name in places), len(meant.words & e.words), e.newest, e.iri),
        reverse=True,
    )
    answers = {e.iri: _answer(e.label, e.iri, _happened(e), e.quotes) for e in ordered}
    return _found(inquiry, found, meant, answers, "what happened")


def _happened(event: Happening) -> str:
    kinds = ", ".join(sorted(kind.lower() for kind in event.types))
    where = ", ".join(place.label for place in event.places)
    when = ", ".join(event.dates) or "no date given"
    return "; ".join(filter(None, (kinds, where, when, ", ".join(event.became))))


def answer_participants(inquiry: Inquiry) -> Found | None:
    """Who took part in the one event that fits best, leaving out whom the question names itself."""
    return _people_of(inquiry, inquiry.asked.slot("what"), "who took part", lambda _part: True)


def answer_actors(inquiry: Inquiry) -> Found | None:
    """Who did something, or to whom it was done, by the voice of the question's verb."""
    text = inquiry.asked.slot("what")
    wanted = {"Target"} if _PASSIVE.match(inquiry.asked.plain) else {"Agent", "Party", "Mediator", "Host", ""}
    return _people_of(inquiry, text, "who", lambda part: part in wanted)


def answer_done_to(inquiry: Inquiry) -> Found | None:
    """A passive that looks like a question for a role: "who was stabbed in …"."""
    what = inquiry.asked.slot("what")
    first = what.split(" ", 1)[0]
    return answer_actors(inquiry) if _PARTICIPLE.fullmatch(first) and not is_role(what) else None


def answer_met(inquiry: Inquiry) -> Found | None:
    """Whom someone met, talked with or visited."""
    text = sentence(inquiry.asked.slot("who"), inquiry.asked.slot("rest"))
    return _people_of(inquiry, text, "whom did they meet", lambda _part: True, types=_TALKING, several=True)


def _people_of(
    inquiry: Inquiry,
    text: str,
    asked: str,
    wanted: Callable[[str], bool],
    types: Sequence[str] = (),
    several: bool = False,
) -> Found | None:
    meant = meant_by(inquiry, text)
    found = find_events(inquiry, "participants", meant, types)
    if found is None:
        return None
    named = {iri for name in meant.names for iri in name.iris}
    answers: dict[str, Answer] = {}
    for event in found.events:
        if answers and not several:
            break
        rows = [row for row in found.rows if row["event"] == event.iri]
        for row in sorted(rows, key=lambda r: (several and not r["actor"].startswith(_PEOPLE), r["actorName"])):
            if row["actor"] not in named and wanted(row.get("part", "").removeprefix(NK)):
                answers.setdefault(row["actor"], _answer(row["actorName"], row["actor"], event.told, event.quotes))
    return _found(inquiry, found, meant, answers, asked)


def _asserted(inquiry: Inquiry, events: Sequence[Happening], name: str) -> dict[tuple[str, str], tuple[Quote, ...]]:
    """The sentences that state this very value of each event, by event and value."""
    rows = inquiry.rows("assertions", event=iris(e.iri for e in events), property=iris([NK + name]))
    quotes = quotes_of(inquiry, [row["assertion"] for row in rows])
    found: dict[tuple[str, str], tuple[Quote, ...]] = {}
    for row in rows:
        found[row["event"], row["value"]] = found.get((row["event"], row["value"]), ()) + joined(
            quotes, [row["assertion"]]
        )
    return found


def _answer(label: str, iri: str, detail: str, evidence: Sequence[Quote], of: tuple[str, str] | None = None) -> Answer:
    return Answer(label=label, iri=iri, detail=detail, evidence=tuple(dict.fromkeys(evidence)), of=of)


def _found(inquiry: Inquiry, found: Candidates, meant: Meant, answers: dict[str, Answer], asked: str) -> Found:
    understood = f"{asked}: {told(inquiry, meant)}{found.note}"
    return Found(tuple(answers.values())[:MOST_ANSWERS], found.sparql, understood)

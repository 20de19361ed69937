"""Talks that somebody went to for them, and the visit that other articles tell of."""

import pytest
from msgspec.structs import replace

from kg.model import Article, DateValue, EventFact, Participation
from kg.resolve import resolve
from kg.resolve.journeys import is_journey
from tests.triples.sample import Atlas, Reading

TALKS = frozenset({"Negotiation", "Meeting"})


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Anna Morvik visited Ankara on 2 May for talks with Lotta Vesdahl", True),
        ("Anna Morvik, the minister, flew to Ankara for further peace talks", True),
        ("Anna Morvik travelled to Ankara on Friday for a meeting", True),
        ("Anna Morvik, who visited Ankara last week, will hold talks in Lunden", False),
        ("Anna Morvik travelled to Ankara for a holiday", False),
        ("visitors to Ankara came for talks", False),
        ("talks in Ankara", False),
    ],
)
def test_who_goes_to_talks_is_on_a_visit(quote, expected):
    assert is_journey(TALKS, quote) == expected


def told(key, kind, part, words, published="2031-05-03"):
    reading = Reading(Article(id=key, text=f"Anna Morvik {words}", published=published))
    reading.mention("Anna Morvik", "person")
    reading.mention("Ankara", "city", ref="geonames:323786")
    evidence, on = reading.evidence(reading.article.text), DateValue("2031-05-02", "Friday")
    parts = (Participation(0, part),)
    reading.facts = [EventFact(evidence=evidence, type=kind, label="it", place=1, date=on, participations=parts)]
    return reading.done()


def test_the_visit_and_the_talks_it_was_made_for_are_one_event():
    visit = told("a", "Visit", "Agent", "arrived in Ankara on Friday.")
    way = told("b", "Negotiation", "Party", "visited Ankara on Friday for talks with officials.")
    talks = told("b", "Negotiation", "Party", "held talks in Ankara on Friday.")
    assert len(resolve([visit, way], Atlas()).events) == 1
    assert len(resolve([visit, talks], Atlas()).events) == 2


def test_a_visit_that_was_planned_for_a_day_is_the_one_told_when_that_day_had_come():
    planned = told("a", "Visit", "Agent", "will arrive in Ankara on Friday.", "2031-04-28")
    planned = replace(planned, facts=(replace(planned.facts[0], status="Planned"),))
    for published, events in (("2031-05-03", 1), ("2031-05-20", 2), ("2031-05-01", 2)):
        news = told("b", "Visit", "Agent", "spoke on a visit to Ankara.", published)
        news = replace(news, facts=(replace(news.facts[0], date=None),))
        assert len(resolve([planned, news], Atlas()).events) == events

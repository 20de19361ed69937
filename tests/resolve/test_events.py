"""Which tellings become one event, and which role facts and delegations are one."""

from kg.model import Article, DateValue, DelegationFact, EventFact, Membership, Participation, Quantity, RoleFact
from kg.resolve import resolve
from tests.triples.sample import Atlas, Reading

NAMES = (
    ("Denmark", "country", "wikidata:Q35"),
    ("Sweden", "country", "wikidata:Q34"),
    ("Ankara", "city", "geonames:323786"),
    ("Turkey", "country", "wikidata:Q43"),
)
DENMARK, SWEDEN, ANKARA, TURKEY = range(4)
PARTIES = (Participation(DENMARK, "Party"), Participation(SWEDEN, "Party"))


def article(key, published=None):
    reading = Reading(
        Article(id=key, published=published, text="Denmark Sweden Ankara Turkey " + "one two three four five")
    )
    for words, kind, ref in NAMES:
        reading.mention(words, kind, ref=ref)
    return reading


def told(reading, words, label="talks", kind="Negotiation", **values):
    return EventFact(evidence=reading.evidence(words), type=kind, label=label, **values)


def events(*readings):
    return resolve([reading.done() for reading in readings], Atlas()).events


def day(value):
    return DateValue(value, value)


def test_tellings_in_one_article_join_unless_they_contradict():
    reading = article("a")
    reading.facts = [
        told(reading, "one", place=ANKARA, date=day("2031-05-02"), participations=PARTIES),
        told(reading, "two", "the talks", place=TURKEY, date=day("2031-05")),
        told(reading, "three", "the talks", place=SWEDEN),
        told(reading, "four", "the talks", date=day("2031-06")),
    ]
    assert sorted(len(event.tellings) for event in events(reading)) == [2, 2]


def test_numbers_that_differ_keep_attacks_apart():
    reading = article("a")
    for words, killed in (("one", 2), ("two", 3), ("three", 3)):
        quantity = Quantity(evidence=reading.evidence(words), value=killed, counted="people", outcome="killed")
        reading.facts.append(told(reading, words, "strike", "Attack", place=ANKARA, quantities=(quantity,)))
    assert sorted(len(event.tellings) for event in events(reading)) == [1, 2]


def test_rounds_are_told_apart_and_linked():
    reading = article("a")
    reading.facts = [
        told(reading, w, round=n, participations=PARTIES) for w, n in (("one", 2), ("two", 3), ("three", 3))
    ]
    second, third = sorted(events(reading), key=lambda event: len(event.tellings))
    assert (len(second.tellings), len(third.tellings)) == (1, 2)
    assert third.previous_round == second.iri and second.previous_round is None


def test_across_articles_only_type_place_and_day_or_the_round_join():
    def one(key, published, **values):
        reading = article(key, published)
        reading.facts = [told(reading, "one", **values)]
        return reading

    dated = {"place": ANKARA, "date": day("2031-05-02")}
    assert len(events(one("a", "2031-05-02", **dated), one("b", "2031-05-03", **dated))) == 1
    assert len(events(one("a", "2031-05-02", place=ANKARA), one("b", "2031-05-03", place=ANKARA))) == 2
    third = {"round": 3, "participations": PARTIES}
    assert len(events(one("a", "2031-05-02", **third), one("b", "2031-05-03", **third))) == 1
    assert len(events(one("a", "2031-05-02", **third), one("b", "2034-05-03", **third))) == 2
    others = {"participations": (Participation(TURKEY, "Party"),)}
    meetings = (one("a", "2031-05-02", **dated, participations=PARTIES), one("b", "2031-05-02", **dated, **others))
    assert len(events(*meetings)) == 2


def test_what_one_article_tells_apart_no_other_joins():
    twice = article("a", "2031-05-03")
    for words, killed in (("one", 2), ("two", 7)):
        quantity = Quantity(evidence=twice.evidence(words), value=killed, counted="people", outcome="killed")
        attack = told(twice, words, "strike", "Attack", place=ANKARA, date=day("2031-05-02"), quantities=(quantity,))
        twice.facts.append(attack)
    once = article("b", "2031-05-03")
    once.facts = [told(once, "one", "strike", "Attack", place=ANKARA, date=day("2031-05-02"))]
    assert sorted(len(event.tellings) for event in events(twice, once)) == [1, 2]


def test_a_shorter_telling_of_a_role_joins_the_fuller_one():
    reading = article("a")
    holder = reading.mention("five", "person", "Anna Morvik")
    for words, title, body in (
        ("one", "Foreign Minister", DENMARK),
        ("two", "minister", None),
        ("three", "foreign minister", None),
    ):
        evidence = reading.evidence(words)
        reading.facts.append(RoleFact(evidence=evidence, holder=holder, concept="minister", title=title, body=body))
    (holding,) = resolve([reading.done()], Atlas()).holdings
    assert (holding.title, len(holding.tellings)) == ("Foreign Minister", 3)


def test_a_delegation_goes_by_side_and_event():
    reading = article("a")
    anna, karl = reading.mention("four", "person", "Anna Morvik"), reading.mention("five", "person", "Karl Vesdahl")
    evidence = reading.evidence("one")
    reading.facts = [told(reading, w, round=n, participations=PARTIES) for w, n in (("one", 2), ("two", 3))]
    for words, member, event in (("one", anna, 0), ("two", karl, 1), ("three", anna, None)):
        head = Membership(evidence=evidence, member=member, capacity="Head")
        fact = DelegationFact(evidence=reading.evidence(words), represents=DENMARK, members=(head,), event=event)
        reading.facts.append(fact)
    found = resolve([reading.done()], Atlas()).delegations
    assert sorted(len(delegation.tellings) for delegation in found) == [1, 2]
    assert len({delegation.event for delegation in found}) == 2

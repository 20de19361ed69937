"""What people have decided overrides the resolver, whatever the order of articles and decisions."""

from itertools import permutations

from kg.resolve import resolve
from kg.triples.statements import Judgement
from tests.resolve.test_entities import read
from tests.resolve.test_events import ANKARA, PARTIES, day, story
from tests.triples.sample import Atlas


def decide(left, right, same):
    return Judgement(left, right, "same" if same else "different", "decided", 1.0)


def people(*decided):
    readings = [
        read("a", "Anna Morvik", ("Anna Morvik", "person")).done(),
        read("b", "Anna Morvik", ("Anna Morvik", "person")).done(),
        read("c", "Lotta Vesdahl", ("Lotta Vesdahl", "person")).done(),
    ]
    answers = set()
    for order in permutations(readings):
        for decisions in permutations(decided):
            entities = resolve(order, Atlas(), decisions).entities
            answers.add(tuple(entities[(key, 0)].iri for key in "abc"))
    (found,) = answers
    return found


ANNA, OTHER_ANNA, LOTTA = "a#mention:0-11", "b#mention:0-11", "c#mention:0-13"


def test_without_decisions_a_name_is_a_person():
    a, b, c = people()
    assert a == b != c


def test_different_splits_and_same_joins():
    a, b, c = people(decide(ANNA, OTHER_ANNA, False), decide(LOTTA, OTHER_ANNA, True))
    assert a != b == c


def test_decisions_that_clash_keep_things_apart():
    a, b, c = people(decide(ANNA, OTHER_ANNA, False), decide(ANNA, LOTTA, True), decide(OTHER_ANNA, LOTTA, True))
    assert a != b
    assert c in (a, b)


def test_an_address_that_is_gone_decides_nothing():
    assert people(decide(ANNA, "z#mention:0-4", True)) == people()


def test_within_an_article_too():
    reading = read("a", "Anna Morvik. Morvik", ("Anna Morvik", "person"))
    reading.mention("Morvik", "person", nth=1)
    found = resolve([reading.done()], Atlas(), [decide(ANNA, "a#mention:13-19", False)])
    assert found.entities[("a", 0)] != found.entities[("a", 1)]


def test_organizations_and_places():
    readings = [
        read("a", "Lantern Board, Ankara", ("Lantern Board", "organization"), ("Ankara", "place")).done(),
        read("b", "Lantern Board, Ankara", ("Lantern Board", "organization"), ("Ankara", "place")).done(),
        read("c", "Harbour Club, Angora", ("Harbour Club", "organization"), ("Angora", "place")).done(),
    ]
    decided = [
        decide("a#mention:0-13", "b#mention:0-13", False),
        decide("a#mention:0-13", "c#mention:0-12", True),
        decide("a#mention:15-21", "b#mention:15-21", False),
        decide("a#mention:15-21", "c#mention:14-20", True),
    ]
    entities = resolve(readings, Atlas(), decided).entities
    for mention in (0, 1):
        a, b, c = (entities[(key, mention)].iri for key in "abc")
        assert a == c != b


def test_events_and_their_addresses():
    values = {"place": ANKARA, "date": day("2031-05-02"), "participations": PARTIES}
    one = story("a", ("Danes met Swedes.", "meeting", "Meeting", values), published="2031-05-02")
    other = story("b", ("Danes met Swedes.", "meeting", "Meeting", values), published="2031-05-02")
    readings = [one.done(), other.done()]
    joined = next(j for j in resolve(readings, Atlas()).judgements if j.verdict == "same" and "#event:" in j.left)
    assert joined.left == "a#event:30-47:meeting-meeting"
    apart = decide(joined.left, joined.right, False)
    assert len(resolve(readings, Atlas()).events) == 1
    assert len(resolve(readings, Atlas(), [apart]).events) == 2


def test_neither_addresses_nor_iris_hang_on_the_place_in_a_list():
    values = {"place": ANKARA, "date": day("2031-05-02")}
    reading = story("a", ("Danes met Swedes.", "meeting", "Meeting", values), ("One strike.", "strike", "Attack", {}))
    before = {event.label: event.iri for event in resolve([reading.done()], Atlas()).events}
    reading.facts.reverse()
    reading.mentions.reverse()
    assert before["strike"] == {e.label: e.iri for e in resolve([reading.done()], Atlas()).events}["strike"]

"""What people have decided overrides the resolver, and what they decided later what they decided before."""

from itertools import permutations
from time import perf_counter

from hypothesis import example, given
from hypothesis import strategies as st

from kg.resolve import resolve
from kg.resolve.decisions import Decisions
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
        entities = resolve(order, Atlas(), decided).entities
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


def test_of_decisions_that_clash_the_last_ones_hold():
    apart, one, other = decide(ANNA, OTHER_ANNA, False), decide(ANNA, LOTTA, True), decide(OTHER_ANNA, LOTTA, True)
    assert len(set(people(apart, one, other))) == 1
    a, b, c = people(one, other, apart)
    assert a != b == c
    a, b, c = people(other, one, apart)
    assert b != a == c


def test_an_overruled_decision_is_no_judgement_of_the_graph():
    readings = [read(key, "Anna Morvik", ("Anna Morvik", "person")).done() for key in "ab"]
    one, other = decide(ANNA, OTHER_ANNA, True), decide(ANNA, OTHER_ANNA, False)
    found = resolve(readings, Atlas(), [one, other]).judgements
    assert other in found
    assert one not in found


numbers = st.integers(0, 11)
pairs = st.lists(st.tuples(numbers, numbers, st.booleans()), max_size=12)


def regrouped(groups, decided):
    decisions = Decisions(decide(str(a), str(b), same) for a, b, same in decided)
    found = decisions.regroup(groups, lambda item: [str(item)])
    return found, decisions.overruled


def is_one(found, a, b):
    return any(a in group and b in group for group in found)


@example([(1, 0, True), (0, 1, False), (1, 0, True)], 1)  # the first given again
@given(pairs, st.integers(1, 5))
def test_every_decision_that_is_not_overruled_holds_and_nothing_is_lost(decided, size):
    groups = [list(range(i, min(i + size, 12))) for i in range(0, 12, size)]
    found, overruled = regrouped(groups, decided)
    assert sorted(item for group in found for item in group) == list(range(12))
    held = {(a, b, same) for a, b, same in decided if a != b and decide(str(a), str(b), same) not in overruled}
    for a, b, same in held:
        assert is_one(found, a, b) == same
    if decided:
        a, b, same = decided[-1]
        assert is_one(found, a, b) == (same or a == b)


@given(pairs)
def test_groups_that_no_decision_speaks_of_stay_as_they_are(decided):
    groups = [[0, 1, 2, 3], [20, 21], [4, 5, 6, 7, 8, 9, 10, 11], [22]]
    found, _ = regrouped(groups, decided)
    assert [20, 21] in found
    assert [22] in found


def test_who_leaves_takes_along_who_was_put_with_them_alone():
    found, _ = regrouped([[0, 1, 2], [3, 4]], [(0, 3, True), (0, 1, False)])
    assert sorted(map(sorted, found)) == [[0, 3, 4], [1, 2]]


def test_thousands_of_decisions_take_no_time():
    groups = [[2 * i, 2 * i + 1] for i in range(20_000)]
    decided = [(2 * i, 2 * i + 1, False) for i in range(20_000)] + [(2 * i, 2 * i + 2, True) for i in range(19_999)]
    start = perf_counter()
    found, overruled = regrouped(groups, decided)
    assert perf_counter() - start < 5  # quadratic, it takes minutes
    assert len(found) == 20_001
    assert not overruled


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


def test_two_of_one_article_are_joined_with_all_that_other_articles_name_so():
    one = read("a", "Anna Morvik, Lotta Vesdahl", ("Anna Morvik", "person"), ("Lotta Vesdahl", "person")).done()
    others = [read("b", "Anna Morvik", ("Anna Morvik", "person")).done()]
    others.append(read("c", "Lotta Vesdahl", ("Lotta Vesdahl", "person")).done())
    found = resolve([one, *others], Atlas(), [decide("a#mention:0-11", "a#mention:13-26", True)]).entities
    assert len({entity.iri for entity in found.values()}) == 1


def test_unnamed_speakers_of_two_articles_can_be_one():
    readings = [read(key, "an official", ("an official", "unnamed")).done() for key in "ab"]
    one, other = (decide("a#mention:0-11", "b#mention:0-11", same) for same in (True, False))
    assert len({entity.iri for entity in resolve(readings, Atlas(), [one]).entities.values()}) == 1
    assert len({entity.iri for entity in resolve(readings, Atlas(), [one, other]).entities.values()}) == 2

"""What people decided to be one or two is so before anything else is weighed, and decides on whose side the rest is."""

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Extraction
from kg.resolve import resolve
from tests.resolve.news import news, resolution
from tests.resolve.test_decisions import ANNA, OTHER_ANNA, decide
from tests.resolve.test_order import DECIDED, TEXT, articles
from tests.triples.sample import Atlas


@given(st.lists(articles(), min_size=2, max_size=5), st.lists(DECIDED, min_size=1, max_size=6))
def test_through_nobody_is_joined_what_was_decided_to_differ(drawn, decided):
    extractions = [
        Extraction(article=Article(id=f"a{i}", published=published, text=TEXT), mentions=mentions, facts=facts)
        for i, (published, mentions, facts) in enumerate(drawn)
    ]
    found = resolve(extractions, Atlas(), decided)
    entity = {}
    for (article, mention), one in found.entities.items():
        entity[f"{article}#mention:{mention}-{mention + 1}"] = one
    for one in set(decided) & set(found.judgements):
        left, right = entity.get(one.left), entity.get(one.right)
        if left and right and left.kind == right.kind and one.left != one.right:
            assert (left.iri == right.iri) == (one.verdict == "same")


MINISTER = {"role": "minister", "body": "Denmark"}
ATHLETE = {"role": "athlete", "body": "Denmark"}
THREE = (
    news("a", "Anna Morvik", "Harbour Board", published="2031-05-01", **MINISTER),
    news("b", "Anna Morvik", "Lantern Club", published="2031-05-02", **ATHLETE),
    news("c", "Anna Morvik", published="2031-05-03"),
)


def persons_with(decided, *more):
    found = resolution(*THREE, *more, decided=decided).entities
    return [found[(key, 0)].iri for key in "abcde"[: 3 + len(more)]]


def test_what_articles_say_decides_on_whose_side_of_a_decision_the_next_one_is():
    decided = [decide(ANNA, OTHER_ANNA, False)]
    official, athlete, _, later = persons_with(decided, news("d", "Anna Morvik", "Harbour Board", **MINISTER))
    assert official == later != athlete
    official, athlete, _, later = persons_with(decided, news("d", "Anna Morvik", "Lantern Club", **ATHLETE))
    assert official != later == athlete


def test_one_decision_parts_all_that_articles_say_of_two_whoever_was_named_before():
    posts = [("a", "minister", "2031-05-01"), ("b", "athlete", "2031-05-02"), ("c", "minister", "2031-05-03")]
    told = [news(key, "Anna Morvik", role=role, body="Denmark", published=day) for key, role, day in posts]
    told.append(news("d", "Anna Morvik", role="athlete", body="Denmark", published="2031-05-04"))
    for decided, people in (([], 1), ([decide("c#mention:0-11", "d#mention:0-11", False)], 2)):
        found = resolution(*told, decided=decided).entities
        a, b, c, d = (found[(key, 0)].iri for key in "abcd")
        assert a == c and b == d and len({a, b}) == people
        assert a.endswith("/anna-morvik")


def test_who_may_be_on_either_side_of_a_decision_is_on_that_of_whom_more_is_told():
    more = news("d", "Anna Morvik", "Lantern Club", published="2031-05-03", **ATHLETE)
    official, athlete, _, same, bare = persons_with(
        [decide(ANNA, OTHER_ANNA, False)], more, news("e", "Anna Morvik", "Lantern Club", published="2031-05-04")
    )
    assert official != athlete == same == bare
    official, athlete, bare = persons_with([decide(ANNA, OTHER_ANNA, False)])
    assert official == bare != athlete
    assert len(set(persons_with([]))) == 1


def test_where_articles_too_tell_two_apart_a_name_alone_is_neithers():
    told = (
        news("a", "Anna Morvik", role="minister", body="Denmark"),
        news("b", "Anna Morvik", role="minister", body="Sweden"),
    )
    for decided in ([], [decide(ANNA, OTHER_ANNA, False)]):
        found = resolution(*told, news("c", "Anna Morvik"), decided=decided).entities
        assert len({found[(key, 0)].iri for key in "abc"}) == 3


def test_people_put_together_are_one_for_what_comes_later():
    one, other = "a#mention:0-11", "b#mention:0-13"
    articles = (
        news("a", "Anna Morvik"),
        news("b", "Lotta Vesdahl"),
        news("c", "Lotta Vesdahl"),
        news("d", "Anna Morvik"),
    )
    found = resolution(*articles, decided=[decide(one, other, True)]).entities
    assert len({found[(key, 0)].iri for key in "abcd"}) == 1

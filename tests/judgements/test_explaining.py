"""Why things are one, or two: with the sentences, the reasons, and what nothing compared."""

import pytest

from kg.check import check
from kg.errors import InputError
from kg.judgements import find_one, other_side, why_one, why_two
from kg.store import Reader
from kg.triples.statements import Feature
from tests.judgements.conftest import MARA, OTHER, QUELL, VELMORA, VELT


def one(reader: Reader, text: str):
    found = find_one(reader, text)
    assert found is not None
    return found


def test_the_graph_is_in_order(judged: Reader):
    assert check(judged).findings == ()


def test_each_article_shows_the_name_in_its_sentence_the_oldest_first(judged: Reader):
    told = why_one(judged, one(judged, MARA.iri), 10)
    assert [(found.article.id, found.article.published, found.article.outlet) for found in told.articles] == [
        ("opening", "2031-05-03", "The Velmora Bell"),
        ("budget", "2031-05-05", None),
    ]
    opening, budget = (found.passages[0] for found in told.articles)
    assert opening.marked == ("Mayor ", "Mara Velt", " opened a bridge in Velmora.")
    assert (opening.start, opening.end) == (11, 54)
    assert budget.sentence == "The budget stands, said Mara Velt."
    assert told.more == 0


def test_an_article_is_tied_by_its_judgements_with_each_feature(judged: Reader):
    told = why_one(judged, one(judged, MARA.iri), 10)
    opening, budget = told.articles
    assert [judgement.reason for judgement in opening.judgements] == ["a surname and the full name before it"]
    assert other_side(opening.judgements[0], "opening") is None
    (tie,) = budget.judgements
    assert tie.features == (Feature("name", "the same full name", 2.0), Feature("time", "two days apart", 0.5))
    side = other_side(tie, "budget")
    assert side is not None and side.passage is not None and side.passage.words == "Mara Velt"
    assert [(a.verdict, a.reason) for a in told.apart] == [
        ("different", "a tenor and a mayor"),
        ("unsure", "the surname alone"),
    ]


def test_the_oldest_articles_are_shown_where_there_are_many(judged: Reader):
    told = why_one(judged, one(judged, MARA.iri), 1)
    assert [found.article.id for found in told.articles] == ["opening"]
    assert told.more == 1
    assert len(told.apart) == 1


def test_a_name_in_a_title_has_the_title_as_its_sentence(judged: Reader):
    (article,) = why_one(judged, one(judged, VELT.iri), 10).articles
    between = why_two(judged, one(judged, MARA.iri), one(judged, VELT.iri))
    (judgement,) = between.judgements
    titles = [side.passage for side in judgement.sides if side.passage and side.passage.start is None]
    assert [title.marked for title in titles] == [("", "Velt", " flies home")]
    assert article.passages[0].sentence == "Velt was tired."
    assert (judgement.moves, judgement.score) == (2, 0.4)
    assert [(at, one.sentence) for at, one in between.beside.items()] == [("surname#mention:0-4", "Velt was tired.")]
    assert "unsure" in between.message and "the surname alone" in between.message


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (MARA, OTHER, "Mara Velt (person/mara-velt) and Mara Velt (person/mara-velt-2) are judged to be two: a tenor"),
        (MARA, QUELL, "no name in common (mara velt, velt; tomas quell, quell)"),
        (VELT, OTHER, "Nothing compared them directly, although both go by the name 'velt'"),
        (MARA, VELMORA, "different kinds (person and city)"),
    ],
)
def test_two_things_and_what_is_known_of_them(judged: Reader, left, right, said: str):
    assert said in why_two(judged, one(judged, left.iri), one(judged, right.iri)).message


def test_things_are_found_by_iri_path_and_name(judged: Reader):
    assert one(judged, "id/person/tomas-quell").iri == QUELL.iri
    assert one(judged, "/id/person/tomas-quell").label == "Tomas Quell"
    assert one(judged, "QUELL").iri == QUELL.iri
    assert one(judged, "Velt").iri == VELT.iri  # whose label it is, although others go by it too
    assert one(judged, MARA.iri).roles == ("mayor (2031-05-03)",)
    assert find_one(judged, "Nobody") is find_one(judged, "id/person/nobody") is None


def test_a_name_of_several_asks_which(judged: Reader):
    both = r"say which, as id/person/mara-velt \(Mara Velt, mayor .*\); id/person/mara-velt-2 \(Mara Velt, person\)"
    with pytest.raises(InputError, match=both):
        find_one(judged, "mara velt")

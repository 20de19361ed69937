"""Corrections as data: of each its maker, its words, what it concerns now and whether it applies."""

from pyoxigraph import NamedNode, Store

from kg.corrections import Outcome, Rename, Target, identified
from kg.ids import CORRECTIONS_GRAPH, ID
from kg.triples import correction_quads

ANNA = Target("a 1#mention:0-11", "Anna Morvik")
RENAME = identified(Rename(target=ANNA, label="Anna Morvík", who="mk", when="2031-05-02T10:00:00Z", why="she says so"))


def told(outcome, articles=("a 1",)):
    store = Store()
    store.extend(correction_quads([outcome], articles))
    (graph,) = store.named_graphs()
    assert graph == NamedNode(CORRECTIONS_GRAPH)
    found = {}
    for quad in store:
        assert quad.subject.value == f"{ID}correction/{RENAME.id}"
        found.setdefault(quad.predicate.value.replace("#", "/").rpartition("/")[2], []).append(quad.object.value)
    return found


def test_what_a_correction_says_and_concerns():
    found = told(Outcome(RENAME, True, "", (f"{ID}person/anna-morvik",)))
    assert found["correctionKind"] == ["rename"]
    assert found["correctedTo"] == ["Anna Morvík"]
    assert found["creator"] == ["mk"]
    assert found["created"] == ["2031-05-02T10:00:00Z"]
    assert found["why"] == ["she says so"]
    assert found["target"] == [ANNA.address]
    assert found["concerns"] == [f"{ID}person/anna-morvik"]
    assert found["applies"] == ["true"]
    assert "reason" not in found
    assert "Morvík" in found["asWritten"][0]


def test_one_that_does_not_apply_says_why_and_names_no_article_that_is_gone():
    found = told(Outcome(RENAME, False, "the article is gone"), articles=())
    assert found["applies"] == ["false"]
    assert found["reason"] == ["the article is gone"]
    assert "inArticle" not in found
    assert "concerns" not in found

"""Articles that come later leave the IRIs of what was known before as they are, unless they show that two are one."""

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Extraction
from kg.resolve import resolve
from tests.examples import few
from tests.resolve.test_order import TEXT, articles
from tests.triples.sample import Atlas


def extractions(drawn, prefix, year):
    return [
        Extraction(
            article=Article(id=f"{prefix}{i}", published=(published or "2031-06-01").replace("2031", year), text=TEXT),
            mentions=mentions,
            facts=facts,
        )
        for i, (published, mentions, facts) in enumerate(drawn)
    ]


def clusters(found, of):
    """IRIs with the mentions of these articles that they stand for; whether a name is a body's is no matter here."""
    ids = {extraction.article.id for extraction in of}
    kinds = {(extraction.article.id, mention.id) for extraction in found for mention in extraction.mentions}
    groups = {}
    for key, entity in resolve(found, Atlas(), firm=kinds).entities.items():
        if key[0] in ids and entity.kind in ("person", "organization"):
            groups.setdefault(entity.iri, set()).add(key)
    return groups


@few(25)
@given(st.lists(articles(), min_size=1, max_size=4), st.lists(articles(), min_size=1, max_size=4))
def test_later_articles_rename_nobody_and_split_nobody(earlier, later):
    first = extractions(earlier, "a", "2031")
    before, after = clusters(first, first), clusters(first + extractions(later, "b", "2032"), first)
    assert set(after) <= set(before), "no IRI is new among what was known"
    for iri, mentions in before.items():
        (now,) = [other for other, found in after.items() if found & mentions]
        assert mentions <= after[now], "nobody is split"
        assert now == iri or iri not in after, "whoever was found to be someone else has left no IRI behind"


def happenings(found, of):
    """The IRIs of events with the tellings of these articles that are of them."""
    ids = {extraction.article.id for extraction in of}
    groups = {}
    for event in resolve(found, Atlas()).events:
        mine = [key for key in event.tellings if key[0] in ids]
        if mine:
            groups[event.iri] = mine
    return groups


@few(25)
@given(st.lists(articles(), min_size=1, max_size=4), st.lists(articles(), min_size=1, max_size=4))
def test_an_event_keeps_its_iri_when_later_articles_tell_of_it(earlier, later):
    first = extractions(earlier, "a", "2031")
    before, after = happenings(first, first), happenings(first + extractions(later, "b", "2032"), first)
    now = {key: iri for iri, keys in after.items() for key in keys}
    for iri, keys in before.items():
        assert now[keys[0]] == iri or iri not in after, "known by its earliest telling, or found to be an earlier one"
    firsts = {iri: keys[0] for iri, keys in before.items()}
    assert all(now[firsts[iri]] == iri for iri in before.keys() & after.keys())

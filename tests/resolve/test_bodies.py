"""Bodies across articles: legal forms, acronyms of several, and what judgements say."""

import pytest

from kg.model import Article
from kg.resolve.body_names import body_name
from tests.resolve.news import COUNTRIES, judged, news, resolution
from tests.triples.sample import Reading


def bodies(*articles):
    """What the IRIs of the articles' first bodies end on."""
    entities = resolution(*articles).entities
    first = [next(m for m in one.mentions if m.kind == "organization") for one in articles]
    return [entities[(one.article.id, m.id)].iri.rpartition("/")[2] for one, m in zip(articles, first, strict=True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Steel Inc.", "Harbour Steel"),
        ("Harbour Steel Limited", "Harbour Steel Ltd"),
        ("the Lantern Press", "Lantern Press"),
        ("Swedish Foreign Ministry", "Foreign Ministry of Sweden"),
        ("Sweden's foreign ministry", "Swedish Ministry of Foreign Affairs"),
        ("Swedish Defence Ministry", "Swedish Defense Ministry"),
        ("Northern Harbour Forces NHF", "Northern Harbour Forces"),
        ("Northern Harbour Foundation", "Northern Harbor Foundation"),
    ],
)
def test_forms_of_one_name_are_one_body(one, other):
    found = bodies(news("a", "Lotta Vesdahl", one), news("b", "Karl Ostrand", other))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Steel Inc.", "Harbour Steel GmbH"),
        ("Swedish Foreign Ministry", "Turkish Foreign Ministry"),
        ("Swedish Foreign Ministry", "Swedish Interior Ministry"),
        ("Lantern Press", "Lantern Club"),
    ],
)
def test_other_names_are_other_bodies(one, other):
    found = bodies(news("a", "Lotta Vesdahl", one), news("b", "Karl Ostrand", other))
    assert found[0] != found[1]


def explained(key, name, country, person):
    """An article that gives a body's acronym, HLB, in brackets after its name."""
    reading = Reading(Article(id=key, text=f"{name} (HLB). {country}. {person}", published="2031-05-02"))
    reading.mention(name, "organization")
    reading.mention("HLB", "organization")
    reading.mention(country, "country", ref=COUNTRIES[country])
    reading.mention(person, "person")
    return reading


def test_an_acronym_of_two_bodies_goes_where_country_and_company_fit():
    two = (
        explained("a", "Harbour Labour Board", "Sweden", "Lotta Vesdahl"),
        explained("b", "Hill Lantern Band", "Turkey", "Karl Ostrand"),
    )
    here = news("c", "Anna Morvik", "HLB", "Turkey", "~Karl Ostrand", published="2031-05-03")
    assert bodies(*two, here) == ["harbour-labour-board", "hill-lantern-band", "hill-lantern-band"]
    nowhere = news("c", "Anna Morvik", "HLB", published="2031-05-03")
    assert len(set(bodies(*two, nowhere))) == 3
    unsure = [one for one in judged(*two, nowhere) if one.verdict == "unsure"]
    assert {one.left.partition("#")[0] for one in unsure} == {"a", "b"}
    assert all("others are about as likely" in one.reason for one in unsure)


def test_bodies_that_every_state_has_are_two_in_one_article():
    reading = Reading(Article(id="a", text="Sweden's Defence Ministry and Turkey's Defence Ministry met."))
    reading.mention("Sweden", "country", ref=COUNTRIES["Sweden"])
    reading.mention("Defence Ministry", "organization")
    reading.mention("Turkey", "country", ref=COUNTRIES["Turkey"])
    reading.mention("Defence Ministry", "organization", nth=1)
    entities = resolution(reading).entities
    assert entities[("a", 1)].iri != entities[("a", 3)].iri


def ministry(key, text, *countries):
    """An article that names a ministry, and countries."""
    reading = Reading(Article(id=key, text=text, published="2031-05-02"))
    reading.mention("Defence Ministry", "organization")
    for country in countries:
        reading.mention(country, "country", ref=COUNTRIES[country])
    return reading


def test_a_ministry_without_a_country_is_of_the_state_that_its_article_speaks_of():
    known = news("a", "Anna Morvik", "Swedish Defence Ministry")
    plain = ministry("b", "Defence Ministry. Turkey, Denmark, Sweden. Swedish Foreign Ministry", *COUNTRIES)
    assert len(set(bodies(known, plain))) == 2
    plain.mention("Swedish Foreign Ministry", "organization")
    assert len(set(bodies(known, plain))) == 1
    (judgement,) = judged(known, plain)
    assert judgement.reason == "the same words, of the country that its article speaks of"


def test_a_sentence_can_say_where_its_ministry_is():
    known = news("a", "Anna Morvik", "Turkish Defence Ministry")
    text = "Sweden. Sweden. In Ankara, generals were called to the Defence Ministry. A report."
    there = Reading(Article(id="b", text=text, published="2031-05-02"))
    for words, kind, ref, nth in (
        ("Sweden", "country", COUNTRIES["Sweden"], 0),
        ("Sweden", "country", COUNTRIES["Sweden"], 1),
        ("Ankara", "city", "geonames:323786", 0),
        ("Defence Ministry", "organization", None, 0),
    ):
        there.mention(words, kind, ref=ref, nth=nth)
    assert len(set(bodies(known, there))) == 1
    assert len(set(bodies(news("a", "Anna Morvik", "Swedish Defence Ministry"), there))) == 2


def test_of_two_states_that_an_article_speaks_of_a_ministry_is_neithers():
    known = news("a", "Anna Morvik", "Swedish Defence Ministry")
    text = "Defence Ministry. Turkey. Sweden. Swedish Foreign Ministry. Turkish Senate"
    plain = ministry("b", text, "Turkey", "Sweden")
    plain.mention("Swedish Foreign Ministry", "organization")
    plain.mention("Turkish Senate", "organization")
    assert len(set(bodies(known, plain))) == 2


def test_an_acronym_that_is_explained_later_keeps_its_iri():
    alone = news("a", "Anna Morvik", "HLB", published="2031-05-01")
    later = explained("b", "Harbour Labour Board", "Sweden", "Lotta Vesdahl")
    assert bodies(alone) == ["hlb"]
    assert bodies(alone, later) == ["hlb", "hlb"]


def test_a_party_has_a_name_of_its_own():
    assert not body_name("People's Justice Party").general
    assert body_name("Justice Ministry").general

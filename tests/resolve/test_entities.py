"""Which mentions become one entity, within an article and across articles."""

from kg.model import Article, RoleFact
from kg.resolve import resolve
from tests.triples.sample import Atlas, Reading


def read(article_id, text, *mentions):
    """An extraction; each mention is (words, kind) or (words, kind, name, ref), found from left to right."""
    reading = Reading(Article(id=article_id, text=text))
    seen: dict[str, int] = {}
    for words, kind, *rest in mentions:
        reading.mention(words, kind, *rest, nth=seen.get(words, 0))
        seen[words] = seen.get(words, 0) + 1
    return reading


def iris(resolution, article_id):
    return [
        entity.iri.rpartition("/")[2] for (article, _), entity in resolution.entities.items() if article == article_id
    ]


def resolved(*readings):
    return resolve([reading.done() for reading in readings], Atlas())


def test_a_surname_far_from_its_bearers_is_of_the_one_told_of_most_or_first():
    text = "Anna Morvik spoke. Karl Morvik left. " + "It rained on and on. " * 10 + "Morvik wept."
    reading = read("a", text, ("Anna Morvik", "person"), ("Karl Morvik", "person"))
    reading.mention("Morvik", "person", nth=2)
    assert resolved(reading).entities["a", 2].label == "Anna Morvik"


def test_a_surname_is_the_full_name_before_it():
    reading = read("a", "Morvik rose. Anna Morvik spoke. Karl Morvik left. Morvik wept.", ("Morvik", "person"))
    reading.mention("Anna Morvik", "person")
    reading.mention("Karl Morvik", "person")
    reading.mention("Morvik", "person", nth=3)
    found = resolve([reading.done()], Atlas())
    assert [found.entities[("a", i)].label for i in range(4)] == [
        "Anna Morvik",
        "Anna Morvik",
        "Karl Morvik",
        "Karl Morvik",
    ]
    reasons = {judgement.reason for judgement in found.judgements}
    assert "a surname and the full name before it" in reasons


def test_a_first_name_and_a_pronoun_follow_their_person():
    reading = read("a", "Anna Morvik spoke. Anna smiled. She left.", ("Anna Morvik", "person"))
    first = reading.mention("Anna", "person", nth=1)
    reading.mention("She", "person", antecedent=first)
    found = resolve([reading.done()], Atlas())
    assert len(set(iris(found, "a"))) == 1
    assert found.entities[("a", 2)].other_labels == ("Anna",)


def test_spellings_of_one_name_are_one_person_across_articles():
    found = resolved(
        read("a", "Sergei Morvenko", ("Sergei Morvenko", "person")),
        read("b", "Sergey Morvenko", ("Sergey Morvenko", "person")),
    )
    assert iris(found, "a") == iris(found, "b")


def test_a_surname_in_another_article_stays_apart():
    found = resolved(read("a", "Anna Morvik", ("Anna Morvik", "person")), read("b", "Morvik", ("Morvik", "person")))
    assert iris(found, "a") != iris(found, "b")
    assert any(judgement.verdict != "same" for judgement in found.judgements)


def test_a_surname_joins_the_full_name_with_the_same_role_in_the_same_body():
    texts = {"a": "Danish minister Anna Morvik", "b": "Danish minister Morvik"}
    readings = []
    for key, text in texts.items():
        reading = read(
            key, text, ("Danish", "country", "Denmark", "wikidata:Q35"), (text.split("minister ")[1], "person")
        )
        reading.facts = [
            RoleFact(evidence=reading.evidence(text), holder=1, concept="minister", title="minister", body=0)
        ]
        readings.append(reading)
    found = resolved(*readings)
    assert found.entities[("a", 1)] == found.entities[("b", 1)]
    assert len(found.holdings) == 1


def test_an_acronym_in_brackets_carries_to_an_article_that_has_it_alone():
    reading = read("a", "Northern Harbour Forces (NHF) met. NHF left.", ("Northern Harbour Forces", "organization"))
    reading.mention("NHF", "organization")
    reading.mention("NHF", "organization", nth=1)
    found = resolved(reading, read("b", "NHF", ("NHF", "organization")))
    assert set(iris(found, "a")) == set(iris(found, "b")) == {"northern-harbour-forces"}
    assert found.entities[("b", 0)].label == "Northern Harbour Forces"


def test_places_are_one_by_reference_and_carry_what_the_gazetteer_knows():
    found = resolved(
        read("a", "Ankara", ("Ankara", "city", "", "geonames:323786")),
        read("b", "Angora Ankara", ("Angora", "place", "", "geonames:323786"), ("Ankara", "place")),
    )
    place = found.entities[("a", 0)]
    assert place == found.entities[("b", 0)]
    assert (place.label, place.kind, place.other_labels, place.lat) == ("Ankara", "city", ("Angora",), 39.91987)
    assert place.country and [entity.iri for entity, _ in found.implied] == [place.country]
    assert found.entities[("b", 1)].iri.endswith("place/ankara"), "without a reference a name alone is not that town"


def test_a_title_adds_no_person_and_brackets_stay_out_of_labels():
    found = resolved(
        read("a", "Queen Annalotta", ("Queen Annalotta", "person")),
        read("b", "Karl [al] Vesdahl", ("Karl [al] Vesdahl", "person")),
    )
    assert iris(found, "a") == ["annalotta"]
    assert found.entities[("b", 0)].label == "Karl al Vesdahl"


def test_the_label_is_in_latin_letters_where_any_are():
    text = "Ivan Marenko (Иван Маренко) spoke. Иван Маренко wept."
    reading = read("a", text, ("Ivan Marenko", "person"), ("Иван Маренко", "person"))
    reading.mention("Иван Маренко", "person", nth=1)
    entity = resolved(reading).entities["a", 0]
    assert (entity.label, entity.other_labels) == ("Ivan Marenko", ("Иван Маренко",))
    alone = read("b", "Иван Маренко spoke", ("Иван Маренко", "person"))
    assert resolved(alone).entities["b", 0].label == "Иван Маренко"


def test_a_surname_is_of_the_only_one_introduced_by_a_post():
    text = "President Anna Morvik spoke. Karl Morvik, her son, left. Morvik wept."
    reading = read("a", text, ("Anna Morvik", "person"), ("Karl Morvik", "person"))
    reading.mention("Morvik", "person", nth=2)
    assert resolved(reading).entities["a", 2].label == "Karl Morvik", "whoever was just named"
    evidence = reading.evidence("President Anna Morvik")
    reading.facts = [RoleFact(evidence=evidence, holder=0, concept="president", title="President", status="Current")]
    assert resolved(reading).entities["a", 2].label == "Anna Morvik"

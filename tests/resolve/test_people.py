"""Who is who across articles: what joins bearers of a name, what keeps them apart, and what leaves it open."""

import pytest

from kg.model import Article, EventFact, Participation, RoleFact
from tests.resolve.news import COUNTRIES, judged, news, persons, resolution
from tests.triples.sample import Reading


def same(*articles):
    return len(set(persons(*articles))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Morvik", "Anna Lotta Morvik"),
        ("Sergei Morvenko", "Sergey Morvenko"),
        ("Morvik Anna", "Anna Morvik"),
        ("Volodymyr Morvenskyy", "Володимир Морвенський"),
        ("Kostas Morvikis", "Κώστας Μορβίκης"),
    ],
)
def test_forms_of_one_full_name_are_one_person(one, other):
    assert same(news("a", one), news("b", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vladimir Morvensky", "Volodymyr Morvenskyi"),
        ("Oleksandr Morvin", "Alexander Morvin"),
        ("A. Morvik", "Anna Morvik"),
        ("Mahmoud Tamari", "محمود تماري"),
        ("Osman Abdelmorvik", "Othman Abdel Morvik"),
    ],
)
def test_a_looser_likeness_needs_something_more(one, other):
    assert not same(news("a", one), news("b", other))
    office = {"role": "minister", "body": "Denmark"}
    assert same(news("a", one, **office), news("b", other, **office))


@pytest.mark.parametrize("name", ["Morvenskyy", "Morvensky", "Volodymyr Morvenskiy", "Володимир Морвенський"])
def test_a_president_by_any_spelling(name):
    office = {"role": "president", "body": "Denmark"}
    assert same(news("a", "Volodymyr Morvenskyy", **office), news("b", name, **office))


def test_surname_and_role_in_the_same_body_and_time():
    first = news("a", "Anna Morvik", role="minister", body="Denmark")
    assert same(first, news("b", "Morvik", role="minister", body="Denmark"))
    assert not same(first, news("b", "Morvik", role="minister", body="Sweden"))
    assert not same(first, news("b", "Morvik", role="minister", body="Denmark", published="2048-05-02"))


def test_a_surname_alone_or_a_title_is_nobody():
    assert not same(news("a", "Anna Morvik"), news("b", "Morvik"))
    assert not same(news("a", "Morvik"), news("b", "Morvik"))
    office = {"role": "president", "body": "Denmark"}
    assert not same(news("a", "President", **office), news("b", "President", **office))


def test_a_surname_in_the_same_company():
    office = {"role": "minister", "body": "Denmark"}
    beside = ("Denmark", "Harbour Board", "Lantern Club", "~Lotta Vesdahl")
    assert same(news("a", "Anna Morvik", *beside, **office), news("b", "Morvik", *beside))


@pytest.mark.parametrize("role", ["president", "minister", "judge", "mayor"])
def test_offices_of_two_countries_are_of_two_people(role):
    one = news("a", "Anna Morvik", role=role, body="Denmark")
    other = news("b", "Anna Morvik", "Denmark", role=role, body="Sweden")
    assert persons(one, other)[0] == "anna-morvik" != persons(one, other)[1]
    (judgement,) = judged(one, other)
    assert judgement.verdict == "different"
    assert "roles in different countries: Denmark and Sweden" in judgement.reason
    assert {feature.name for feature in judgement.features} >= {"name", "country"}


def test_a_judge_here_and_an_athlete_there_are_two():
    judge = news("a", "Anna Morvik", role="judge", body="Denmark")
    assert not same(judge, news("b", "Anna Morvik", role="athlete", body="Sweden"))
    assert same(judge, news("b", "Anna Morvik", role="minister", body="Denmark"))


def test_a_career_does_not_split_a_person():
    assert same(
        news("a", "Anna Morvik", role="legislator", body="Denmark", published="2021-01-01"),
        news("b", "Anna Morvik", role="foreign_minister", body="Denmark", published="2025-01-01"),
        news("c", "Anna Morvik", role="prime_minister", body="Denmark", published="2029-01-01"),
        news("d", "Anna Morvik", role="prime_minister", body="Denmark", published="2033-01-01", status="Former"),
        news("e", "Anna Morvik", role="envoy", body="United Harbours", published="2034-01-01"),
    )


def test_negotiators_and_party_leaders_hold_no_posts_elsewhere():
    def of_two_posts(role, body, beside):
        one = news("a", "Anna Morvik", role=role, body=body, published="2031-05-01")
        return same(one, news("b", "Anna Morvik", role=beside, body="Denmark", published="2031-06-01"))

    assert of_two_posts("chief_negotiator", "Denmark", "foreign_minister")
    assert not of_two_posts("chief_negotiator", "Denmark", "mayor")
    assert not of_two_posts("spokesperson", "Harbour Board", "chief_negotiator")
    assert of_two_posts("party_leader", "Harbour Party", "prime_minister")
    assert not of_two_posts("party_leader", "Harbour Party", "army_chief")


def test_two_surnames_tell_apart_by_the_one_that_is_used():
    full, last = news("a", "Anna Vesdahl Morvik", "Denmark"), news("b", "Anna Morvik", "Denmark")
    assert same(full, last)
    called = news("a", "Anna Vesdahl Morvik", "~Vesdahl", "Denmark")
    assert not same(called, last)
    assert "called by another of several surnames" in judged(called, last)[0].reason
    assert same(called, news("b", "Anna Vesdahl", "Denmark"))


def test_a_post_is_left_when_months_go_by_and_not_when_one_story_was_told_often():
    def minister(day, month):
        published = f"2031-{month:02}-{day:02}"
        return news(f"a{day}", "Anna Morvik", role="foreign_minister", body="Denmark", published=published)

    def says(articles):
        envoy = news("z", "Anna Morvik", role="mayor", body="Denmark", published="2032-05-20")
        found = judged(*articles, envoy)
        return {feature.says.partition(":")[0] for one in found for feature in one.features}

    left = "a different post, taken when the other was left"
    assert left in says([minister(day, day) for day in range(1, 8)])
    assert left not in says([minister(day, 7) for day in range(1, 8)])


def test_two_people_of_one_name_whom_one_article_introduces_by_their_posts():
    reading = Reading(Article(id="a", text="Anna Morvik, Danish mayor. Anna Morvik of the Harbour Board. Anna Morvik"))
    for nth in range(3):
        reading.mention("Anna Morvik", "person", nth=nth)
    reading.mention("Danish", "country", ref=COUNTRIES["Denmark"])
    reading.mention("Harbour Board", "organization")

    def held(*roles):
        reading.facts = [
            RoleFact(evidence=reading.evidence("Anna Morvik"), holder=holder, concept=role, title=role, body=body)
            for holder, role, body in roles
        ]
        return [resolution(reading).entities[("a", mention)].iri for mention in range(3)]

    mayor, speaker, last = held((0, "mayor", 3), (1, "spokesperson", 4))
    assert mayor != speaker == last
    assert len(set(held((0, "mayor", 3), (1, "party_leader", 4)))) == 1
    assert len(set(held((0, "mayor", 3), (0, "spokesperson", 4), (1, "mayor", 3)))) == 1


def test_who_is_named_to_a_post_had_another_one_before():
    minister = news("a", "Anna Morvik", role="deputy_minister", body="Denmark", published="2031-05-01")
    envoy = news("b", "Anna Morvik", "Denmark", role="ambassador", published="2031-05-20")
    assert not same(minister, envoy)
    evidence, target = envoy.evidence("Anna Morvik", "test"), (Participation(0, "Target"),)
    envoy.facts.append(EventFact(evidence=evidence, type="Appointment", label="appointment", participations=target))
    assert same(minister, envoy)
    (judgement,) = judged(minister, envoy)
    assert "a different post before being named to this one: deputy minister and ambassador" in judgement.reason


NAMESAKES = (
    news("a", "Anna Morvik", "Harbour Board", "~Lotta Vesdahl", role="minister", body="Denmark"),
    news("b", "Anna Morvik", "Lantern Club", "~Karl Ostrand", role="athlete", body="Sweden"),
)


def test_one_without_a_role_goes_where_country_and_company_fit():
    assert persons(*NAMESAKES, news("c", "Anna Morvik", "Denmark", "Harbour Board"))[2] == "anna-morvik"
    one, other, third = persons(*NAMESAKES, news("c", "Anna Morvik", "Sweden", "~Karl Ostrand"))
    assert one != other == third


def test_one_who_may_be_either_is_left_to_people():
    found = persons(*NAMESAKES, news("c", "Anna Morvik"))
    assert len(set(found)) == 3
    unsure = [one for one in judged(*NAMESAKES, news("c", "Anna Morvik")) if one.verdict == "unsure"]
    assert {(one.left, one.right) for one in unsure} == {
        ("a#mention:0-11", "c#mention:0-11"),
        ("b#mention:0-11", "c#mention:0-11"),
    }
    assert all("others are about as likely" in one.reason for one in unsure)


def test_other_middle_names_are_other_people():
    one, other = news("a", "Anna Lotta Morvik"), news("b", "Anna Britta Morvik")
    assert not same(one, other)
    assert len(set(persons(one, other, news("c", "Anna Morvik")))) == 3, "it may be either"


def test_an_article_that_shows_two_to_be_one_joins_them():
    apart = (
        news("a", "Vladimir Morvensky", "Harbour Board", published="2031-05-01"),
        news("b", "Volodymyr Morvenskyi", role="minister", body="Denmark", published="2031-05-02"),
    )
    assert not same(*apart)
    both = news("c", "Vladimir Morvensky", "Harbour Board", role="minister", body="Denmark", published="2031-05-03")
    assert persons(*apart, both) == ["vladimir-morvensky"] * 3


def test_every_weighed_judgement_is_about_mentions_and_adds_up():
    found = resolution(*NAMESAKES, news("c", "Anna Morvik", "Denmark", "Harbour Board"))
    weighed = [judgement for judgement in found.judgements if judgement.features]
    assert {judgement.verdict for judgement in weighed} == {"same", "different"}
    for judgement in weighed:
        assert "#mention:" in judgement.left and "#mention:" in judgement.right
        assert all(feature.says.split(":")[0] in judgement.reason for feature in judgement.features)
        assert (sum(feature.weight for feature in judgement.features) > 0) == (judgement.verdict == "same")


def test_who_heads_a_country_that_the_article_names_needs_no_introduction():
    known = news("a", "Anna Morvik", "Denmark", role="president", body="Denmark")
    assert persons(known, news("b", "Morvik", "Denmark")) == ["anna-morvik"] * 2
    assert persons(known, news("b", "Morvik", "Sweden")) == ["anna-morvik", "morvik"], "another country's news"
    minister = news("a", "Anna Morvik", "Denmark", role="foreign_minister", body="Denmark")
    assert persons(minister, news("b", "Morvik", "Denmark")) == ["anna-morvik", "morvik"], "nobody knows all ministers"


def test_whose_surname_left_open_is_looked_at_again_when_all_is_known():
    vague = news("a", "Anna Morvik", "Denmark", published="2031-05-01")
    alone = news("b", "Morvik", "Denmark", published="2031-05-02")
    later = news("c", "Anna Morvik", "Denmark", role="president", body="Denmark", published="2031-05-03")
    assert persons(vague, alone) == ["anna-morvik", "morvik"]
    assert persons(vague, alone, later) == ["anna-morvik"] * 3


def test_a_surname_is_of_who_is_in_the_news_of_those_days_with_the_same_rank():
    known = news("a", "Anna Morvik", "Denmark", "~Karl Velt", "Sea League", role="military", published="2031-05-02")
    for day, number in (("2031-05-04", 1), ("2031-07-04", 2)):
        other = news("b", "Morvik", "Denmark", "~Karl Velt", "Sea League", role="military", published=day)
        assert len(set(persons(known, other))) == number


def test_a_country_drawn_from_the_context_makes_no_other_head():
    stated = news("a", "Anna Morvik", "Denmark", "Sweden", role="president", body="Denmark")
    drawn = news("b", "Anna Morvik", "Denmark", "Sweden", role="president", body="Sweden", rule="role-context")
    said = news("b", "Anna Morvik", "Denmark", "Sweden", role="president", body="Sweden")
    assert len(set(persons(stated, drawn))) == 1
    assert len(set(persons(stated, said))) == 2

"""Events told by several outlets are one where enough speaks for it, and each judgement says what does."""

import pytest
from msgspec.structs import replace

from kg.model import Article, DateValue, DelegationFact, EventFact, Membership, Participation, Quantity
from kg.resolve import resolve
from tests.triples.sample import Atlas, Reading

NAMES = (
    ("Denmark", "country", "wikidata:Q35"),
    ("Sweden", "country", "wikidata:Q34"),
    ("Ankara", "city", "geonames:323786"),
    ("Turkey", "country", "wikidata:Q43"),
    ("Anna Morvik", "person", None),
)
DENMARK, SWEDEN, ANKARA, TURKEY, ANNA = range(5)
WORDS = ("a strike hit the harbour", "the strike killed many", "a blast shook Vesdorp on Friday", "Anna came")


def outlet(key, *facts, published="2031-05-03"):
    """An article with the names, then the sentences, and the facts, each given by words and values."""
    text = ". ".join([name for name, _, _ in NAMES] + list(WORDS))
    reading = Reading(Article(id=key, published=published, text=text))
    for words, kind, ref in NAMES:
        reading.mention(words, kind, ref=ref)
    reading.facts = [_fact(reading, number, **values) for number, values in enumerate(facts)]
    return reading.done()


def _fact(reading, number, *, words=None, day="2031-05-02", killed=None, qualifier=None, **values):
    evidence = reading.evidence(words or WORDS[number])
    quantity = Quantity(evidence=evidence, value=killed or 0, counted="people", outcome="killed", qualifier=qualifier)
    given = {"type": "Attack", "label": "strike", "quantities": (quantity,) if killed else ()} | values
    return EventFact(evidence=evidence, date=DateValue(day, day) if day else None, **given)


def parts(**actors):
    return {"participations": tuple(Participation(who, part) for part, found in actors.items() for who in found)}


def found(*articles):
    return resolve(articles, Atlas())


def tellings(*articles):
    return sorted(len(event.tellings) for event in found(*articles).events)


def weighed(*articles):
    return [j for j in found(*articles).judgements if j.features and "#event" in j.left]


def test_a_judgement_gives_every_feature_with_its_weight():
    (judged,) = weighed(*(outlet(key, {"place": ANKARA, "killed": 5}) for key in "ab"))
    assert judged.verdict == "same"
    assert {"type", "place", "time", "numbers"} <= {feature.name for feature in judged.features}
    assert all(feature.says in judged.reason for feature in judged.features if feature.weight)


@pytest.mark.parametrize(
    ("first", "later", "number"),
    [
        ({"killed": 3}, {"killed": 5}, 1),  # a toll grows
        ({"killed": 5, "qualifier": "at least"}, {"killed": 5}, 1),
        ({"killed": 37, "day": None}, {"killed": 37}, 1),  # told when it is news
        ({"killed": 3, "day": None}, {"killed": 3}, 2),  # of which there may be one each day
        ({"killed": 37, "day": None}, {"killed": 37, "day": "2031-03-02"}, 2),
        ({"killed": 3}, {"killed": 3, "day": "2031-05-01"}, 2),
        ({"killed": 3}, {"killed": 3, "place": SWEDEN}, 2),
        ({"killed": 3, "place": TURKEY}, {"killed": 41}, 2),  # somewhere in a country is no place in common
        (parts(Agent=[DENMARK]), parts(Agent=[SWEDEN]), 2),
        (parts(Agent=[DENMARK]), parts(Agent=[DENMARK], Target=[TURKEY]), 1),
    ],
)
def test_strikes_are_one_by_place_time_numbers_and_participants(first, later, number):
    articles = (
        outlet("a", {"place": ANKARA, **first}),
        outlet("b", {"place": ANKARA, **later}, published="2031-05-04"),
    )
    assert len(found(*articles).events) == number


def test_a_name_in_the_words_stands_for_a_place_nobody_knows():
    told = {"words": WORDS[2], "type": "Protest", "label": "protest"}
    assert tellings(outlet("a", told), outlet("b", told)) == [2]
    assert tellings(outlet("a", told), outlet("b", told | {"words": WORDS[0]})) == [1, 1]


def test_one_traveller_is_on_one_visit_whichever_place_is_told():
    visit = {"words": WORDS[3], "type": "Visit", "label": "visit", **parts(Agent=[ANNA])}
    articles = [outlet(key, visit | {"place": place}) for key, place in (("a", ANKARA), ("b", TURKEY))]
    assert tellings(*articles) == [2]


def test_nobody_resigns_twice_on_one_day():
    left = {"words": WORDS[3], "type": "Resignation", "label": "resignation"}
    told = [outlet(key, left | parts(Target=[who])) for key, who in (("a", ANNA), ("b", ANNA), ("c", DENMARK))]
    assert tellings(*told) == [1, 2]


def test_who_stands_for_the_host_of_a_visit_is_not_its_guest():
    host = Participation(TURKEY, "Host")
    visit = {"words": WORDS[3], "type": "Visit", "label": "visit", "place": ANKARA}
    received = visit | {"participations": (host, Participation(TURKEY, "Agent"))}
    travelled = visit | {"participations": (host, Participation(ANNA, "Agent"))}
    assert tellings(outlet("a", received), outlet("b", travelled)) == [2]
    others = visit | {"participations": (Participation(SWEDEN, "Host"), Participation(TURKEY, "Agent"))}
    assert tellings(outlet("a", others), outlet("b", visit | parts(Agent=[DENMARK]))) == [1, 1]


def sent(extraction, head, side):
    """The article, in which the head led a delegation of the side to the first event."""
    evidence = extraction.facts[0].evidence
    leader = Membership(evidence=evidence, member=head, capacity="Head")
    team = DelegationFact(evidence=evidence, represents=side, members=(leader,), event=0)
    return replace(extraction, facts=(*extraction.facts, team))


@pytest.mark.parametrize(("published", "number"), [("2031-05-04", 1), ("2031-06-20", 2)])
def test_one_head_of_a_delegation_is_at_one_round_in_the_news_of_those_days(published, number):
    told = outlet("a", {"type": "Meeting", "label": "meeting", "place": ANKARA, **parts(Party=[DENMARK, ANNA, SWEDEN])})
    vague = {"type": "Negotiation", "label": "talks", "place": TURKEY, "day": None, **parts(Party=[DENMARK, ANNA])}
    later = outlet("b", vague, published=published)
    assert len(found(sent(told, ANNA, DENMARK), sent(later, ANNA, DENMARK)).events) == number
    assert len(found(told, later).events) == 2, "who is there, but leads nobody, may be at other talks"


@pytest.mark.parametrize(("published", "number"), [("2031-05-06", 1), ("2031-05-02", 2), ("2031-06-20", 2)])
def test_what_was_to_come_is_what_is_told_within_days_as_having_been(published, number):
    talks = {"type": "Negotiation", "label": "talks", "place": ANKARA, "day": None, **parts(Party=[DENMARK, SWEDEN])}
    plan = outlet("a", talks | {"status": "Planned"}, published="2031-05-03")
    assert len(found(plan, outlet("b", talks, published=published)).events) == number


def test_who_meets_several_on_a_day_is_at_several_meetings():
    meeting = {"type": "Meeting", "label": "meeting"}
    articles = [
        outlet(key, meeting | parts(Party=[ANNA, other]))
        for key, other in (("a", DENMARK), ("b", SWEDEN), ("c", TURKEY))
    ]
    assert tellings(*articles) == [1, 1, 1]


def test_mediators_make_no_two_talks_one():
    talks = {"type": "Negotiation", "label": "talks", "place": ANKARA}
    articles = [
        outlet(key, talks | parts(Party=[side], Mediator=[TURKEY])) for key, side in (("a", DENMARK), ("b", SWEDEN))
    ]
    assert tellings(*articles) == [1, 1]


def test_what_an_article_did_not_put_together_another_may():
    struck = {"place": ANKARA, **parts(Agent=[DENMARK])}
    twice = outlet("a", struck, {"words": WORDS[2], "place": ANKARA, "day": None, "killed": 40})
    once = outlet("b", struck | {"killed": 40})
    assert len(found(twice).events) == 2, "nothing in the article itself says that they are one"
    assert len(found(twice, once).events) == 1


def test_a_region_holds_the_town_that_lies_in_it():
    class Regions(Atlas):
        def by_ref(self, ref):
            info = super().by_ref("geonames:323786") if ref == "geonames:1" else super().by_ref(ref)
            return replace(info, ref=ref, name="Ankara Province", kind="region") if ref == "geonames:1" else info

    def struck(key, kind, ref):
        reading = Reading(Article(id=key, published="2031-05-03", text=f"Ankara was hit. {WORDS[0]}"))
        place = reading.mention("Ankara", kind, ref=ref)
        reading.facts = [_fact(reading, 0, place=place, killed=37)]
        return reading.done()

    articles = (struck("a", "city", "geonames:323786"), struck("b", "region", "geonames:1"))
    (judged,) = [j for j in resolve(articles, Regions()).judgements if j.features and "#event" in j.left]
    assert judged.verdict != "different"
    assert "different places" not in judged.reason


def test_a_day_of_many_tellings_is_compared_in_step_with_their_number():
    def compared(number):
        articles = [outlet(f"a{n:04}", {"place": ANKARA, "killed": n % 9 + 1}) for n in range(number)]
        return len(weighed(*articles))

    few, many = compared(60), compared(240)
    assert many <= 4.5 * few


def test_what_an_article_tells_apart_no_other_puts_together():
    twice = outlet("a", {"place": ANKARA, "killed": 40}, {"words": WORDS[2], "place": ANKARA, "day": None, "killed": 3})
    assert tellings(twice, outlet("b", {"place": ANKARA, "killed": 40})) == [1, 2]


def test_the_previous_round_is_the_one_before_the_round_told_of():
    both = parts(Party=[DENMARK, SWEDEN])
    talks = {"type": "Negotiation", "label": "talks"}
    second = outlet("a", talks | {"round": 2, "place": ANKARA, **both})
    later = Reading(Article(id="b", published="2031-06-05", text="A third round began. The previous round was short."))
    later.facts = [
        _fact(later, 0, words="A third round began", round=3, day="2031-06-05", **talks),
        _fact(later, 0, words="The previous round was short", **talks),
    ]
    events = found(second, later.done()).events
    assert sorted(event.tellings for event in events) == [(("a", 0), ("b", 1)), (("b", 0),)]

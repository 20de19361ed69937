"""Which tellings become one event, and which role facts and delegations are one."""

from msgspec.structs import replace

from kg.model import Article, DateValue, DelegationFact, EventFact, Membership, Participation, Quantity, RoleFact
from kg.resolve import resolve
from tests.triples.sample import Atlas, Reading

NAMES = (
    ("Denmark", "country", "wikidata:Q35"),
    ("Sweden", "country", "wikidata:Q34"),
    ("Ankara", "city", "geonames:323786"),
    ("Turkey", "country", "wikidata:Q43"),
)
DENMARK, SWEDEN, ANKARA, TURKEY = range(4)
PARTIES = (Participation(DENMARK, "Party"), Participation(SWEDEN, "Party"))


def article(key, published=None):
    reading = Reading(
        Article(id=key, published=published, text="Denmark Sweden Ankara Turkey " + "one two three four five")
    )
    for words, kind, ref in NAMES:
        reading.mention(words, kind, ref=ref)
    return reading


def told(reading, words, label="talks", kind="Negotiation", **values):
    return EventFact(evidence=reading.evidence(words), type=kind, label=label, **values)


def events(*readings):
    return resolve([reading.done() for reading in readings], Atlas()).events


def judgements(*readings):
    return resolve([reading.done() for reading in readings], Atlas()).judgements


def day(value):
    return DateValue(value, value)


def test_tellings_in_one_article_join_unless_they_contradict():
    reading = article("a")
    reading.facts = [
        told(reading, "one", place=ANKARA, date=day("2031-05-02"), participations=PARTIES),
        told(reading, "two", "the talks", place=TURKEY, date=day("2031-05")),
        told(reading, "three", "the talks", place=SWEDEN),
        told(reading, "four", "the talks", date=day("2031-06")),
    ]
    assert sorted(len(event.tellings) for event in events(reading)) == [2, 2]


def test_talks_that_are_to_go_on_for_days_are_those_that_began():
    began = ("Talks began in Ankara.", "talks", "Negotiation", {"place": ANKARA, "date": day("2031-05-02")})

    def go_on(until):
        values = {"date": day(until), "status": "Planned"}
        return ("The talks would go on.", "the talks", "Negotiation", values)

    assert len(events(story("a", began, go_on("2031-05-04")))) == 1
    assert len(events(story("a", began, go_on("2031-06-04")))) == 2


def test_numbers_that_differ_keep_attacks_apart():
    reading = article("a")
    for words, killed in (("one", 2), ("two", 3), ("three", 3)):
        quantity = Quantity(evidence=reading.evidence(words), value=killed, counted="people", outcome="killed")
        reading.facts.append(told(reading, words, "strike", "Attack", place=ANKARA, quantities=(quantity,)))
    assert sorted(len(event.tellings) for event in events(reading)) == [1, 2]


def story(key, *sentences, published=None):
    """An article of these sentences after the names, and the sentences' facts: (words, label, type, values)."""
    text = "Denmark Sweden Ankara Turkey. " + " ".join(words for words, *_ in sentences)
    reading = Reading(Article(id=key, published=published, text=text))
    for words, kind, ref in NAMES:
        reading.mention(words, kind, ref=ref)
    reading.facts = [told(reading, words, label, kind, **values) for words, label, kind, values in sentences]
    return reading


def with_dead(reading, *numbers):
    """The reading with so many killed in each of its facts, where not None."""
    facts = []
    for fact, number in zip(reading.facts, numbers, strict=True):
        dead = Quantity(evidence=fact.evidence, value=number or 0, counted="people", outcome="killed")
        facts.append(replace(fact, quantities=(dead,) if number is not None else ()))
    reading.facts = facts
    return reading


def test_what_points_back_joins_though_the_numbers_differ():
    reading = with_dead(
        story(
            "a",
            ("A strike hit the port.", "strike on Ankara", "Attack", {"place": ANKARA}),
            ("Sweden counted nine dead in the attack.", "the strike on Ankara", "Attack", {}),
            ("The strike was condemned.", "the strike on Ankara", "Attack", {}),
        ),
        7,
        9,
        None,
    )
    (event,) = events(reading)
    assert len(event.tellings) == 3


def test_numbers_alone_are_of_the_event_told_before():
    reading = with_dead(
        story(
            "a",
            ("Planes bombed the port.", "attack on Ankara", "Attack", {"place": ANKARA}),
            ("Seven people were hit.", "attack", "Attack", {}),
        ),
        None,
        7,
    )
    assert len(events(reading)) == 1


def test_the_label_taken_up_tells_which_of_two_events_is_meant():
    reading = story(
        "a",
        ("Danes met Swedes.", "meeting in Ankara", "Meeting", {"place": ANKARA, "date": day("2031-05-02")}),
        ("Turks spoke.", "consultations in Sweden", "Negotiation", {"place": SWEDEN}),
        ("Nothing came of it.", "the meeting in Ankara", "Meeting", {}),
    )
    assert sorted(len(event.tellings) for event in events(reading)) == [1, 2]
    (joined,) = [event for event in events(reading) if len(event.tellings) == 2]
    assert joined.label == "meeting in Ankara"


def test_a_named_conference_is_not_the_talks_told_before():
    reading = story(
        "a",
        ("Talks began.", "talks in Ankara", "Negotiation", {"place": ANKARA}),
        ("Vesdahl told the Harbour Security Conference.", "the Conference", "Meeting", {"participations": PARTIES[:1]}),
    )
    assert len(events(reading)) == 2


def test_what_points_back_means_the_news_and_not_its_background():
    news, old = {"place": ANKARA, "date": day("2031-05-02")}, {"place": SWEDEN, "date": day("2029-08")}
    reading = story(
        "a",
        ("A blast shook the port on Friday.", "blast in Ankara", "Attack", news),
        ("It was the worst since a raid.", "raid on Sweden", "Attack", old),
        ("Danes came and went. " * 10, "visit", "Visit", {}),
        ("The attack killed many.", "the raid on Sweden", "Attack", {}),
        published="2031-05-03",
    )
    at_home = next(event for event in events(reading) if event.tellings[0][1] == 0)
    assert ("a", 3) in at_home.tellings


def test_other_targets_are_other_events():
    def sanction(words, target):
        parts = (Participation(TURKEY, "Agent"), Participation(target, "Target"))
        return (words, "sanctions", "Sanction", {"participations": parts, "date": day("2031-05-02")})

    assert len(events(story("a", sanction("One was listed.", DENMARK), sanction("Another too.", SWEDEN)))) == 2


def test_an_indefinite_noun_brings_up_a_new_event():
    reading = story(
        "a",
        ("Danes held ceasefire talks with Swedes.", "ceasefire talks", "Negotiation", {"participations": PARTIES}),
        ("Three rounds of direct talks followed.", "direct talks", "Negotiation", {"participations": PARTIES}),
    )
    assert len(events(reading)) == 2


def test_an_election_is_told_once_whoever_wins_or_loses():
    def vote(words, party, **values):
        return (words, "election", "Election", {"participations": (Participation(party, "Party"),), **values})

    reading = story("a", vote("Danes won the vote.", DENMARK, date=day("2031-05-02")), vote("Swedes lost it.", SWEDEN))
    assert len(events(reading)) == 1
    years = [vote("Danes won.", DENMARK, date=day("2031")), vote("Swedes won.", SWEDEN, date=day("2027"))]
    assert len(events(story("a", *years))) == 2


def test_rounds_are_told_apart_and_linked():
    reading = article("a")
    reading.facts = [
        told(reading, w, round=n, participations=PARTIES) for w, n in (("one", 2), ("two", 3), ("three", 3))
    ]
    second, third = sorted(events(reading), key=lambda event: len(event.tellings))
    assert (len(second.tellings), len(third.tellings)) == (1, 2)
    assert third.previous_round == second.iri and second.previous_round is None


def test_across_articles_only_type_place_and_day_or_the_round_join():
    def one(key, published, **values):
        reading = article(key, published)
        reading.facts = [told(reading, "one", **values)]
        return reading

    dated = {"place": ANKARA, "date": day("2031-05-02")}
    assert len(events(one("a", "2031-05-02", **dated), one("b", "2031-05-03", **dated))) == 1
    assert len(events(one("a", "2031-05-02", place=ANKARA), one("b", "2031-05-03", place=ANKARA))) == 2
    third = {"round": 3, "participations": PARTIES}
    assert len(events(one("a", "2031-05-02", **third), one("b", "2031-05-03", **third))) == 1
    assert len(events(one("a", "2031-05-02", **third), one("b", "2034-05-03", **third))) == 2
    others = {"participations": (Participation(TURKEY, "Party"),)}
    meetings = (one("a", "2031-05-02", **dated, participations=PARTIES), one("b", "2031-05-02", **dated, **others))
    assert len(events(*meetings)) == 2


def test_talks_that_went_on_are_found_though_they_are_told_of_more_than_a_week_later():
    def held(key, published, **values):
        telling = ("Danes met Swedes.", "talks in Ankara", "Negotiation", {"place": ANKARA, "participations": PARTIES})
        return story(key, (*telling[:3], telling[3] | values), published=published)

    began = held("a", "2031-05-03", date=day("2031-05-02"))
    assert len(events(began, held("b", "2031-05-11"))) == 1
    assert len(events(began, held("b", "2031-06-11"))) == 2


def test_a_ship_that_one_calls_hit_and_another_in_an_accident():
    values = {"place": ANKARA, "date": day("2031-05-02")}
    accident = ("Ships collided.", "collision", "Disaster", values)
    attack = ("A ship struck another.", "strike", "Attack", values)
    other = ("A ship was hit.", "attack", "Battle", values | {"date": day("2031-05")})
    assert len(events(story("a", accident), story("b", attack))) == 1
    assert len(events(story("a", attack), story("b", other))) == 2


def test_a_toll_that_is_told_again_days_later_is_of_the_attack_of_that_place_and_day():
    values = {"place": ANKARA, "date": day("2031-06-02")}

    def one(key, number, published, words="Gunmen attacked a market."):
        return with_dead(story(key, (words, "attack on Ankara", "Attack", values), published=published), number)

    first, second = one("a", 11, "2031-06-03"), one("b", 14, "2031-06-04")
    later = one("c", 16, "2031-06-11", "He is held over the attack on the market, in which 16 were killed.")
    assert len(events(first, second, later)) == 1
    elsewhere = one("c", 16, "2031-06-11")
    elsewhere.facts = [replace(fact, date=day("2031-06-09")) for fact in elsewhere.facts]
    assert len(events(first, second, elsewhere)) == 2


def test_across_articles_a_meeting_is_also_told_as_talks():
    values = {"place": ANKARA, "date": day("2031-05-02")}
    one = story("a", ("Danes met Swedes.", "meeting", "Meeting", values), published="2031-05-02")
    other = story("b", ("Talks were held.", "talks", "Negotiation", values), published="2031-05-04")
    assert len(events(one, other)) == 1


def test_a_month_joins_only_where_it_can_mean_one_day():
    def met(key, when):
        values = {"place": ANKARA, "date": day(when), "participations": PARTIES}
        return story(key, ("Danes met Swedes.", "meeting", "Meeting", values), published="2031-09-01")

    assert len(events(met("a", "2031-05-02"), met("b", "2031-05"))) == 1
    assert len(events(met("a", "2031-05-02"), met("b", "2031-05"), met("c", "2031-05-20"))) == 3


def test_a_toll_that_another_article_gives_otherwise_is_no_other_attack():
    values = {"place": ANKARA, "date": day("2031-05-02")}
    readings = [
        with_dead(story(key, ("A strike hit the port.", "strike", "Attack", values), published="2031-05-03"), number)
        for key, number in (("a", 7), ("b", 11))
    ]
    assert len(events(*readings)) == 1
    country = {"place": TURKEY, "date": day("2031-05-02"), "participations": (Participation(SWEDEN, "Agent"),)}
    readings = [
        with_dead(story(key, ("Planes struck.", "strike", "Attack", country), published="2031-05-03"), number)
        for key, number in (("a", 7), ("b", 11))
    ]
    assert len(events(*readings)) == 2, "somewhere in one country is no place in common"


def test_rounds_of_several_articles_are_linked():
    def held(key, number, when):
        values = {"round": number, "participations": PARTIES, "date": day(when)}
        return story(key, ("Danes met Swedes.", "talks", "Negotiation", values), published=when)

    first, again, second = held("a", 1, "2031-05-02"), held("b", 1, "2031-05-02"), held("c", 2, "2031-06-11")
    later = held("d", 2, "2034-06-11")
    found = events(first, again, second, later)
    by_day = {event.tellings[0][0]: event for event in found}
    assert by_day["c"].previous_round == by_day["a"].iri
    assert by_day["d"].previous_round is None
    assert len(found) == 3


def strikes(key, *tolls, place=ANKARA, when="2031-05-02", published="2031-05-03", kind="Attack", qualifier=None):
    """An article that tells of a strike for each of these tolls; None is a strike of which no toll is told."""
    reading = article(key, published)
    for words, killed in zip(("one", "two", "three"), tolls, strict=False):
        quantity = Quantity(
            evidence=reading.evidence(words), value=killed or 0, counted="people", outcome="killed", qualifier=qualifier
        )
        quantities = (quantity,) if killed else ()
        date = day(when) if when else None
        reading.facts.append(told(reading, words, "strike", kind, place=place, date=date, quantities=quantities))
    return reading


def test_what_one_article_tells_apart_no_other_joins():
    twice = strikes("a", 2, 7)
    assert sorted(len(event.tellings) for event in events(twice, strikes("b", 7))) == [1, 2]


def test_what_may_be_either_of_two_is_left_open():
    readings = (strikes("a", 2, 7), strikes("b", None))
    assert [len(event.tellings) for event in events(*readings)] == [1, 1, 1]
    open_ones = [one for one in judgements(*readings) if one.verdict == "unsure"]
    assert open_ones and all(one.features for one in open_ones)


def test_a_shorter_telling_of_a_role_joins_the_fuller_one():
    reading = article("a")
    holder = reading.mention("five", "person", "Anna Morvik")
    for words, title, body in (
        ("one", "Foreign Minister", DENMARK),
        ("two", "minister", None),
        ("three", "foreign minister", None),
    ):
        evidence = reading.evidence(words)
        reading.facts.append(RoleFact(evidence=evidence, holder=holder, concept="minister", title=title, body=body))
    (holding,) = resolve([reading.done()], Atlas()).holdings
    assert (holding.title, len(holding.tellings)) == ("Foreign Minister", 3)


def test_a_delegation_goes_by_side_and_event():
    reading = article("a")
    anna, karl = reading.mention("four", "person", "Anna Morvik"), reading.mention("five", "person", "Karl Vesdahl")
    evidence = reading.evidence("one")
    reading.facts = [told(reading, w, round=n, participations=PARTIES) for w, n in (("one", 2), ("two", 3))]
    for words, member, event in (("one", anna, 0), ("two", karl, 1), ("three", anna, None)):
        head = Membership(evidence=evidence, member=member, capacity="Head")
        fact = DelegationFact(evidence=reading.evidence(words), represents=DENMARK, members=(head,), event=event)
        reading.facts.append(fact)
    found = resolve([reading.done()], Atlas()).delegations
    assert sorted(len(delegation.tellings) for delegation in found) == [1, 2]
    assert len({delegation.event for delegation in found}) == 2


def test_exchanges_of_one_side_are_one_unless_told_apart():
    reading = article("a")
    shared = (Participation(DENMARK, "Party"),)
    reading.facts = [
        told(reading, "one", "exchange", "Exchange", participations=PARTIES),
        told(reading, "two", "exchange", "Exchange", participations=shared),
        told(reading, "three", "exchange", "Exchange", participations=(Participation(TURKEY, "Party"),)),
    ]
    assert sorted(len(event.tellings) for event in events(reading)) == [1, 2]


def test_strike_on_a_place_of_a_list_is_of_the_strikes_on_all_of_it():
    for killed, number in ((3, 1), (9, 2)):
        reading = article("a")
        tolls = [
            Quantity(evidence=reading.evidence(words), value=value, counted="people", outcome="killed")
            for words, value in (("one", 5), ("two", killed))
        ]
        reading.facts = [
            told(reading, "one", "strikes", "Attack", place=ANKARA, also_at=(SWEDEN,), quantities=(tolls[0],)),
            told(reading, "two", "strike", "Attack", place=SWEDEN, date=day("2031-05-02"), quantities=(tolls[1],)),
        ]
        reading.facts[0] = replace(reading.facts[0], date=day("2031-05-02"))
        assert len(events(reading)) == number


def test_who_strikes_in_one_attack_is_not_struck_in_it():
    reading = article("a")
    reading.facts = [
        told(reading, words, "strike", "Attack", place=ANKARA, date=day("2031-05-02"), participations=(deed,))
        for words, deed in (("one", Participation(DENMARK, "Agent")), ("two", Participation(DENMARK, "Target")))
    ]
    assert len(events(reading)) == 2

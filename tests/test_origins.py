"""Which articles are copies: pairs written for this, in the ways that news travels."""

import random
import time
from functools import cache
from itertools import accumulate, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article
from kg.origins import origins

AGENCY = """The ferry Halden Star ran aground off the island of Sorvik early on Tuesday with 214 people on
board, the coast guard said. Eleven passengers were treated for bruises and two crew members were taken to
hospital in Marren. Rescue boats brought everyone ashore within four hours. The captain told investigators that
the steering failed minutes after the ship left the harbour. The operator, Nordlinje, suspended all crossings
until its three other ferries are inspected. Transport minister Olav Renske promised a full report by the end of
the month. It was the second grounding on this route since the spring, when a cargo vessel hit the same reef in
fog."""

CUT = """The ferry Halden Star ran aground off the island of Sorvik early on Tuesday with 214 people on board,
the coast guard said. Eleven passengers were treated for bruises and two crew members were taken to hospital in
Marren. Rescue boats brought everyone ashore within four hours."""

NEW_LEAD = """More than two hundred holidaymakers had a lucky escape this week when their boat hit a reef in the
northern islands. Eleven passengers were treated for bruises and two crew members were taken to hospital in
Marren. Rescue boats brought everyone ashore within four hours. The captain told investigators that the steering
failed minutes after the ship left the harbour. The operator, Nordlinje, suspended all crossings until its three
other ferries are inspected. Transport minister Olav Renske promised a full report by the end of the month."""

REWORDED = """The ferry Halden Star ran aground near the island of Sorvik early on Tuesday with 214 people
aboard, the coast guard reported. Eleven passengers were treated for bruises and two crew members were brought
to hospital in Marren. Rescue boats took everyone ashore within four hours. The captain told investigators the
steering failed minutes after the ship left harbour. The operator, Nordlinje, halted all crossings until its
three other ferries are inspected. Transport minister Olav Renske has promised a full report by the end of the
month. It was the second grounding on the route since spring, when a cargo vessel hit the same reef in thick
fog."""

INDEPENDENT = """A passenger ship with 214 travellers and crew struck rocks near Sorvik before dawn on Tuesday.
Nobody died, although thirteen people needed a doctor, according to the hospital in Marren. "I heard a bang and
the lights went out," said Lise Fossum, who was on deck. The Halden Star had just cast off when its rudder
jammed, the captain later said. Nordlinje has cancelled its services for now. The minister of transport, Olav
Renske, wants to know by the end of the month what went wrong."""

LONG = f"""Ferry safety has been argued about in the islands for years. Unions say that crews work double
shifts, and that repairs wait for the winter. Nordlinje denies it.

{AGENCY}

The reef lies a mile from the harbour light. Pilots call it the Anvil. In 1987 a trawler broke up there and four
men drowned. A petition for a second light has gone round the villages each autumn since, and each autumn the
ministry has answered that the traffic does not warrant it. This time, says the mayor of Sorvik, the answer will
have to be another one. Shopkeepers count the days: without the ferry the shelves are bare by Friday. The school
in Marren has sent its boarders home by plane."""

STATEMENT = """“We have never compromised on safety and we never will, and I say to every passenger who was on
board that night that we shall leave no stone unturned until we know exactly why the steering of a ship that was
inspected in March failed within sight of the harbour,”"""
QUOTES_ONE = f"""Nordlinje's managing director faced angry islanders at a meeting in the Sorvik school hall on
Thursday evening. {STATEMENT} Greta Moe told them. The meeting lasted three hours, and ended with a vote to send
a delegation to the capital."""
QUOTES_OTHER = f"""Shares of Nordlinje fell nine per cent after the accident of its flagship. {STATEMENT} chief
executive Greta Moe said in her first public appearance since. Analysts expect the repairs to cost the company a
fifth of its yearly profit."""

OTHER_ITEM = """Parliament voted on Monday to lower the fishing quota for cod by a tenth. Skippers from the
northern harbours blocked the quay in protest. The fisheries ministry says that stocks have halved in twelve
years. A second vote is due in June, once scientists have finished counting this year's young fish."""


def article(name: str, text: str, published: str | None = "2031-05-06") -> Article:
    return Article(id=name, title=f"Title of {name}", text=text, published=published)


def related(one: str, other: str) -> bool:
    return origins([article("a", one), article("b", other, "2031-05-07")])["b"] == "a"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (AGENCY, AGENCY),
        (AGENCY, CUT),
        (CUT, AGENCY),
        (AGENCY, NEW_LEAD),
        (AGENCY, REWORDED),
        (AGENCY, LONG),
        (LONG, AGENCY),
        (CUT, LONG),
        (LONG, CUT),
        (AGENCY, AGENCY.upper()),
        (CUT, CUT.replace(" ", "\n")),
        ("Ferry aground off Sorvik.", "Ferry aground off Sorvik!"),
    ],
    ids="same cut uncut new-lead reworded contained containing cut-in-long long-then-cut case layout flash".split(),
)
def test_a_copy_has_the_origin_of_what_it_copies(one: str, other: str) -> None:
    assert related(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (AGENCY, INDEPENDENT),
        (INDEPENDENT, LONG),
        (QUOTES_ONE, QUOTES_OTHER),
        (AGENCY, OTHER_ITEM),
        ("Ferry aground off Sorvik.", "Ferry afloat off Sorvik."),
        ("", AGENCY),
    ],
    ids="same-event same-event-in-long same-quotation other-event flash empty".split(),
)
def test_what_was_written_apart_is_no_copy(one: str, other: str) -> None:
    assert not related(one, other)
    assert not related(other, one)


def test_an_article_that_holds_two_items_does_not_make_them_one() -> None:
    both = article("digest", f"{AGENCY}\n\n{OTHER_ITEM}", "2031-05-09")
    found = origins([article("ferry", AGENCY), article("cod", OTHER_ITEM), both])
    assert (found["ferry"], found["cod"], found["digest"]) == ("ferry", "cod", "ferry")


def test_a_copy_of_a_copy_has_the_first_as_its_origin() -> None:
    found = origins([article("1", LONG, "2031-05-08"), article("2", AGENCY, "2031-05-07"), article("3", CUT)])
    assert set(found.values()) == {"3"}


def test_the_origin_is_the_earliest_and_of_those_of_a_day_the_first_by_id() -> None:
    found = origins([article("a", AGENCY, None), article("c", AGENCY), article("b", AGENCY, "2031-05-06T09:00")])
    assert set(found.values()) == {"c"}
    assert set(origins([article("y", CUT), article("x", CUT)]).values()) == {"x"}


def test_the_order_of_the_articles_leaves_no_trace() -> None:
    given = [article("1", LONG), article("2", AGENCY), article("3", INDEPENDENT, None), article("4", NEW_LEAD, None)]
    found = origins(given)
    assert found == {"1": "1", "2": "1", "3": "3", "4": "1"}
    assert all(origins(order) == found for order in permutations(given))


def test_a_later_article_changes_no_origin() -> None:
    before = [article("1", CUT), article("2", INDEPENDENT)]
    after = origins([*before, article("3", LONG, "2031-06-01"), article("4", OTHER_ITEM, "2031-06-01")])
    assert origins(before).items() <= after.items()


def test_a_sentence_that_every_article_ends_with_makes_no_copies() -> None:
    tail = "This story was produced with the support of the Marren Foundation for Local Reporting."
    told = sentences(random.Random(1), 400)
    many = [article(f"{n:03}", " ".join([*told[n * 8 : n * 8 + 8], tail])) for n in range(50)]
    assert all(name == origin for name, origin in origins(many).items())


@settings(max_examples=20)
@given(st.integers(), st.integers(0, 60))
def test_what_is_cut_from_any_end_is_found_again(seed: int, lost: int) -> None:
    told = sentences(random.Random(seed), 60)
    whole, part = " ".join(told), " ".join(told[lost // 2 : 60 - lost // 2] or told[30:31])
    assert related(whole, part)
    assert related(part, whole)


def test_finding_takes_a_millisecond_an_article_at_most_and_grows_with_their_number() -> None:
    chance = random.Random(7)
    texts = [" ".join(sentences(chance, 20)) for _ in range(400)]
    many = [article(f"{n:05}", text) for n, text in enumerate(texts + texts[:100])]
    begun = time.process_time()
    found = origins(many)
    assert (time.process_time() - begun) / len(many) < 0.002  # twice what is promised: the machine may be busy
    assert sum(name != origin for name, origin in found.items()) == 100


def sentences(chance: random.Random, number: int) -> list[str]:
    """Sentences of made-up words that follow Zipf's law, as those of a language do."""
    made = chance.choices(
        made_up_words(), cum_weights=list(accumulate(1 / (n + 5) for n in range(3000))), k=number * 18
    )
    return [" ".join(made[n * 18 : n * 18 + 18]).capitalize() + "." for n in range(number)]


@cache
def made_up_words() -> list[str]:
    chance = random.Random(3)
    return ["".join(chance.choices("abdegiklmnoprstu", k=chance.randint(2, 9))) for _ in range(3000)]

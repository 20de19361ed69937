"""Which names of bodies are one, across articles."""

from tests.resolve.test_entities import iris, read, resolved

DENMARK = ("country", "Denmark", "wikidata:Q756617")
SWEDEN = ("country", "Sweden", "wikidata:Q34")


def test_a_ministry_by_any_order_of_its_words():
    found = resolved(
        read("a", "the Danish Foreign Ministry", ("Danish", *DENMARK), ("Danish Foreign Ministry", "organization")),
        read("b", "Denmark: Foreign Ministry of Denmark", ("Foreign Ministry of Denmark", "organization")),
        read("c", "Danish Ministry of Foreign Affairs", ("Danish Ministry of Foreign Affairs", "organization")),
    )
    assert len({iris(found, key)[-1] for key in "abc"}) == 1


def test_a_name_that_any_state_could_have_is_of_the_country_beside_it():
    found = resolved(
        read("a", "Denmark's Interior Ministry met", ("Denmark's", *DENMARK), ("Interior Ministry", "organization")),
        read("b", "Sweden's Interior Ministry met", ("Sweden's", *SWEDEN), ("Interior Ministry", "organization")),
        read("c", "Danish Interior Ministry", ("Danish", *DENMARK), ("Danish Interior Ministry", "organization")),
    )
    assert iris(found, "a")[-1] == iris(found, "c")[-1] != iris(found, "b")[-1]


def test_or_of_the_country_its_article_is_about():
    found = resolved(
        read("a", "Denmark voted. The Senate met.", ("Denmark", *DENMARK), ("Senate", "organization")),
        read("b", "Sweden voted. The Senate met.", ("Sweden", *SWEDEN), ("Senate", "organization")),
        read("c", "Denmark and Sweden. Senate", ("Denmark", *DENMARK), ("Sweden", *SWEDEN), ("Senate", "organization")),
    )
    assert len({iris(found, key)[-1] for key in "abc"}) == 3


def test_a_name_of_its_own_is_one_body_everywhere():
    found = resolved(
        read("a", "Denmark. Lantern Press", ("Denmark", *DENMARK), ("Lantern Press", "organization")),
        read("b", "Sweden. Lantern Press", ("Sweden", *SWEDEN), ("Lantern Press", "organization")),
    )
    assert iris(found, "a")[-1] == iris(found, "b")[-1] == "lantern-press"


def test_spellings_that_one_acronym_stands_for():
    one = read("a", "High Lantern Board (HLB)", ("High Lantern Board", "organization"), ("HLB", "organization"))
    other = read("b", "Higher Lantern Board (HLB)", ("Higher Lantern Board", "organization"), ("HLB", "organization"))
    alone = read("c", "HLB", ("HLB", "organization"))
    found = resolved(one, other, alone)
    assert len({*iris(found, "a"), *iris(found, "b"), *iris(found, "c")}) == 1


def test_an_acronym_of_two_bodies_is_neither_elsewhere():
    one = read("a", "Harbour Labour Board (HLB)", ("Harbour Labour Board", "organization"), ("HLB", "organization"))
    other = read("b", "Hill Lantern Band (HLB)", ("Hill Lantern Band", "organization"), ("HLB", "organization"))
    alone = read("c", "HLB", ("HLB", "organization"))
    found = resolved(one, other, alone)
    assert len({*iris(found, "a"), *iris(found, "b"), *iris(found, "c")}) == 3


def test_a_reference_joins_what_names_do_not():
    found = resolved(
        read("a", "LB", ("LB", "organization", "", "newskg:lantern-board")),
        read("b", "Lantern Board", ("Lantern Board", "organization", "", "newskg:lantern-board")),
    )
    assert iris(found, "a") == iris(found, "b") == ["lantern-board"]


def test_what_a_name_is_of_goes_by_the_vote_of_all_articles():
    people = [read(key, "Karl Vesdahl", ("Karl Vesdahl", "person")) for key in "ab"]
    found = resolved(*people, read("c", "Karl Vesdahl", ("Karl Vesdahl", "organization")))
    assert found.entities[("c", 0)] == found.entities[("a", 0)]
    tie = resolved(people[0], read("c", "Karl Vesdahl", ("Karl Vesdahl", "organization")))
    assert tie.entities[("c", 0)].kind == "organization", "one against one settles nothing"
